import type { BlocklistCheckProps } from './check/types.ts';
import { useLazy } from './use-lazy.ts';

const load = () => import('./check/BlocklistCheck.tsx').then(({ BlocklistCheck }) => BlocklistCheck);

/** The blocklist check, loaded when its step is shown; until then, and without JavaScript, its page is linked. */
export function CheckStep(props: BlocklistCheckProps) {
	const Check = useLazy(load, true);
	return Check ? (
		<Check {...props} />
	) : (
		<p>
			<a href="/blocklist-check/">Check the address here</a>, or{' '}
			<a href="/blocklists/">look it up list by list</a>. Then come back and say what you found.
		</p>
	);
}
