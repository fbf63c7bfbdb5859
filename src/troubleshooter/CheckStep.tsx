import { useEffect, useState } from 'preact/hooks';
import type { BlocklistCheckProps } from './check/types.ts';

type Component = (props: BlocklistCheckProps) => preact.JSX.Element;

/** The blocklist check, loaded when its step is shown; until then, and without JavaScript, its page is linked. */
export function CheckStep(props: BlocklistCheckProps) {
	const [Check, setCheck] = useState<{ readonly component: Component } | null>(null);
	useEffect(() => {
		import('./check/BlocklistCheck.tsx').then(
			({ BlocklistCheck }) => setCheck({ component: BlocklistCheck }),
			() => setCheck(null),
		);
	}, []);
	return Check ? (
		<Check.component {...props} />
	) : (
		<p>
			<a href="/blocklist-check/">Check the address here</a>, or{' '}
			<a href="/blocklists/">look it up list by list</a>. Then come back and say what you found.
		</p>
	);
}
