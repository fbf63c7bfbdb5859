/** Answers in the address: the node is the path, the answers are the query. `/fix/550-5-7-1/check/?address=server&text=blocked` */
import { nextOf, nodeOf } from './replay.ts';
import type { Answers, Flow } from './types.ts';

/** Where the flows live. */
export const FLOW_ROOT = '/fix/';

/** Longest query that is read; a longer one is nobody's answers. */
const MAX_QUERY = 4_000;

/** Keep the answers that belong to a node of the flow; unknown nodes and options are dropped. */
export function validAnswers(flow: Flow, answers: Answers): Answers {
	const kept = Object.keys(answers)
		.filter((id) => {
			const node = nodeOf(flow, id);
			return node !== null && nextOf(node, answers[id] ?? '') !== null;
		})
		.sort();
	return Object.fromEntries(kept.map((id) => [id, answers[id] ?? '']));
}

/** The address of a node with these answers, sorted by node; the landing page for `null`. */
export function formatUrl(flow: Flow, node: string | null, answers: Answers): string {
	const query = Object.entries(validAnswers(flow, answers))
		.map(([id, answer]) => `${id}=${answer}`)
		.join('&');
	return `${FLOW_ROOT}${flow.id}/${node === null ? '' : `${node}/`}${query === '' ? '' : `?${query}`}`;
}

/**
 * Read an address back. `node` is null on the landing page, for an unknown node and outside the flow.
 * Of a key given twice the first wins.
 */
export function parseUrl(flow: Flow, path: string, query: string): { node: string | null; answers: Answers } {
	const base = `${FLOW_ROOT}${flow.id}/`;
	const name = path.startsWith(base) ? path.slice(base.length).replace(/\/.*$/, '') : '';
	const given: Record<string, string> = {};
	for (const [key, value] of new URLSearchParams(query.slice(0, MAX_QUERY))) {
		if (!Object.hasOwn(given, key) && nodeOf(flow, key)) given[key] = value;
	}
	return { node: nodeOf(flow, name) ? name : null, answers: validAnswers(flow, given) };
}
