import { useEffect, useState } from 'preact/hooks';
import type { CaseFile } from '../../actions/case-file.ts';
import { Damaged } from './Damaged.tsx';
import { forgetInTab } from './follow.ts';
import { ImportCase } from './ImportCase.tsx';
import { KeptCase } from './KeptCase.tsx';
import { allEntries, type Entry, erase, keep, onOtherTab, REFUSALS } from './store.ts';

/** All kept cases: shown, gone on with, printed, saved, brought in and erased. Nothing leaves the browser. */
export function CasePage() {
	/** undefined: not looked yet; null: the browser refuses. */
	const [entries, setEntries] = useState<Entry[] | null | undefined>(undefined);
	const [erased, setErased] = useState<CaseFile | null>(null);
	const [said, setSaid] = useState('');
	const look = () => setEntries(allEntries());
	useEffect(() => {
		look();
		return onOtherTab(look);
	}, []);

	if (entries === undefined) return null;
	const remove = (entry: Entry) => {
		erase(entry);
		if (entry.ok) forgetInTab(entry.file.id);
		setErased(entry.ok ? entry.file : null);
		setSaid(entry.ok ? 'The case is erased from this browser.' : 'Erased.');
		look();
	};
	const undo = () => {
		if (erased) {
			const refusal = keep(erased);
			setSaid(refusal ? REFUSALS[refusal] : 'The case is back.');
		}
		setErased(null);
		look();
	};
	const files = (entries ?? []).flatMap((entry) => (entry.ok ? [entry] : []));
	const damaged = (entries ?? []).flatMap((entry) => (entry.ok ? [] : [entry]));
	return (
		<div class="case-page flow">
			<div role="status">
				{said && (
					<p class="callout callout-note">
						{said}{' '}
						{erased && (
							<button type="button" class="link-button" onClick={undo}>
								Undo
							</button>
						)}
					</p>
				)}
			</div>
			{entries === null && <p class="callout callout-warning">{REFUSALS.blocked}</p>}
			{damaged.map((entry) => (
				<Damaged key={entry.key} entry={entry} onErase={() => remove(entry)} />
			))}
			{files.length === 0 && damaged.length === 0 && entries !== null && <Nothing />}
			{files.map((entry, index) => (
				<KeptCase
					key={entry.file.id}
					file={entry.file}
					open={index === 0}
					onChange={look}
					onErase={() => remove(entry)}
				/>
			))}
			<ImportCase
				onDone={(words) => {
					setErased(null);
					setSaid(words);
					look();
				}}
			/>
		</div>
	);
}

function Nothing() {
	return (
		<div class="flow">
			<p>
				<strong>No case is kept in this browser.</strong> Read your message first. At the end of the way you
				can choose “Keep this case in this browser”.
			</p>
			<p class="buttons">
				<a class="button" href="/fix/">
					Read a message
				</a>
			</p>
		</div>
	);
}
