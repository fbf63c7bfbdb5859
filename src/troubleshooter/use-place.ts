/** Where the reader is: the address bar is the truth, Back and Forward included. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answers, Flow } from '../flow/types.ts';
import { FLOW_ROOT, formatUrl, parseUrl } from '../flow/url.ts';

/** `start` is the paste box at /fix/, `landing` the flow's own first page, `node` one of its nodes. */
export type Page =
	| { readonly kind: 'start' }
	| { readonly kind: 'landing' }
	| { readonly kind: 'node'; readonly id: string };

export interface Place {
	readonly page: Page;
	readonly answers: Answers;
}

export const pageUrl = (flow: Flow, { page, answers }: Place): string =>
	page.kind === 'start' ? FLOW_ROOT : formatUrl(flow, page.kind === 'node' ? page.id : null, answers);

/** null: a node of a flow that is not at hand. */
function placeFromAddress(flow: Flow): Place | null {
	const { node, answers } = parseUrl(flow, location.pathname, location.search);
	if (node !== null) return { page: { kind: 'node', id: node }, answers };
	if (location.pathname === FLOW_ROOT) return { page: { kind: 'start' }, answers };
	return location.pathname === formatUrl(flow, null, {}) ? { page: { kind: 'landing' }, answers } : null;
}

/**
 * The place, whether the reader has moved since the page was loaded, and the two ways to move. `flow` must stay the same
 * object until more flows are at hand; the address is then read anew.
 */
export function usePlace(flow: Flow, first: Page) {
	const [place, setPlace] = useState<Place>({ page: first, answers: {} });
	const [moves, setMoves] = useState(0);
	useEffect(() => {
		setPlace((before) => placeFromAddress(flow) ?? before);
		const onBack = () => {
			const back = placeFromAddress(flow);
			// Back over a link that led to another flow's page: the browser has changed the address, not the page.
			if (back === null) return location.reload();
			setPlace(back);
			setMoves((count) => count + 1);
		};
		addEventListener('popstate', onBack);
		return () => removeEventListener('popstate', onBack);
	}, [flow]);
	const go = useCallback(
		(to: Place) => {
			history.pushState(null, '', pageUrl(flow, to));
			setPlace(to);
			setMoves((count) => count + 1);
		},
		[flow],
	);
	/** Keep an answer in the address without leaving the page. */
	const note = useCallback(
		(to: Place) => {
			history.replaceState(null, '', pageUrl(flow, to));
			setPlace(to);
		},
		[flow],
	);
	return { place, moves, go, note };
}
