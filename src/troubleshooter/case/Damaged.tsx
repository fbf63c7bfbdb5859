import { UNREADABLE } from '../../actions/case-file.ts';
import { saveFile } from '../browser.ts';
import type { Entry } from './store.ts';

interface Props {
	readonly entry: Extract<Entry, { readonly ok: false }>;
	readonly onErase: () => void;
}

/** Something is kept that cannot be read as a case: the reader decides what becomes of it. */
export function Damaged({ entry, onErase }: Props) {
	return (
		<div class="callout callout-warning" role="alert">
			<p class="callout-title">A kept case cannot be opened</p>
			<p>{UNREADABLE[entry.why]} Nothing of it was changed. You can save it as it is, or erase it.</p>
			<p class="buttons">
				<button
					type="button"
					class="button button-quiet"
					onClick={() => saveFile(entry.raw, 'text/plain', 'case-unreadable.txt')}
				>
					Save it as it is
				</button>
				<button type="button" class="button button-quiet" onClick={onErase}>
					Erase it
				</button>
			</p>
		</div>
	);
}
