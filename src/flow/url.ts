/**
 * Answers in the address: the node is the path, the answers are the query. `/fix/550-5-7-1/check/?address=server&text=blocked`
 * Answers given in another flow carry its name: `/fix/blocklisted/kind/?550-5-7-1.text=listed`.
 */
import { flowOfNode } from './book.ts';
import { nextOf, nodeOf } from './replay.ts';
import type { Answers, Flow } from './types.ts';

/** Where the flows live. */
export const FLOW_ROOT = '/fix/';

/** Longest query that is read; a longer one is nobody's answers. */
const MAX_QUERY = 4_000;

/** An answer to a node of a flow that is not at hand: it cannot be judged, only kept if it could be one. */
const couldBeAnswer = (book: Flow, id: string, answer: string): boolean =>
	book.partial === true &&
	flowOfNode(id) !== book.id &&
	/^[a-z0-9-]+\/[a-z0-9-]+ [a-z0-9,-]+$/.test(`${id} ${answer}`);

/** Keep the answers that belong to a node of the book; unknown nodes and options are dropped. */
export function validAnswers(book: Flow, answers: Answers): Answers {
	const kept = Object.keys(answers)
		.filter((id) => {
			const node = nodeOf(book, id);
			const answer = answers[id] ?? '';
			return node === null ? couldBeAnswer(book, id, answer) : nextOf(node, answer) !== null;
		})
		.sort();
	return Object.fromEntries(kept.map((id) => [id, answers[id] ?? '']));
}

/** The address of a node with these answers, sorted by node; the landing page of the book's own flow for `null`. */
export function formatUrl(book: Flow, node: string | null, answers: Answers): string {
	const flow = node === null ? book.id : flowOfNode(node);
	const query = Object.entries(validAnswers(book, answers))
		.map(([id, answer]) => {
			const key = flowOfNode(id) === flow ? id.slice(flow.length + 1) : id.replace('/', '.');
			return `${key}=${answer}`;
		})
		.join('&');
	return `${FLOW_ROOT}${node ?? flow}/${query === '' ? '' : `?${query}`}`;
}

/**
 * Read an address back. `node` is null on a landing page, for a node that is not at hand and outside the flows.
 * Of a key given twice the first wins.
 */
export function parseUrl(book: Flow, path: string, query: string): { node: string | null; answers: Answers } {
	const [, name = ''] = /^\/fix\/([^/]+(?:\/[^/]+)?)/.exec(path) ?? [];
	const flow = name.replace(/\/.*/, '');
	const given: Record<string, string> = {};
	for (const [key, value] of new URLSearchParams(query.slice(0, MAX_QUERY))) {
		const id = key.includes('.') ? key.replace('.', '/') : `${flow}/${key}`;
		if (!Object.hasOwn(given, id)) given[id] = value;
	}
	return { node: nodeOf(book, name) ? name : null, answers: validAnswers(book, given) };
}
