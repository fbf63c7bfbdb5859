/** Check a flow before it is published: a reader must never come to a page that leads nowhere. */
import { bookOf, flowOfNode, wholeName } from './book.ts';
import { NOTHING_TICKED, nodeOf, optionsOf } from './replay.ts';
import type { Flow } from './types.ts';

export interface FlowProblem {
	/** Path of the field in the flow's file, for the line number. */
	readonly path: readonly (string | number)[];
	readonly message: string;
	readonly fix: string;
}

type Add = (path: FlowProblem['path'], message: string, fix: string) => void;

/** The nodes that a node leads to, each once, as the node names them. */
export function edgesOf(flow: Flow, id: string): string[] {
	const node = nodeOf(flow, id);
	if (!node) return [];
	return node.kind === 'checklist' ? [node.next] : [...new Set(optionsOf(node).map(({ next }) => next))];
}

function reach(from: readonly string[], edges: (id: string) => readonly string[]): Set<string> {
	const seen = new Set(from);
	for (const id of seen) for (const next of edges(id)) seen.add(next);
	return seen;
}

/**
 * Everything that is wrong with a flow: unknown nodes, unreachable nodes, dead ends, circles, doubled or forbidden ids.
 * `others`: the flows it may lead to and be entered from. `entries`: its nodes that something else leads to, such as a cause.
 */
export function problemsOf(
	flow: Flow,
	others: readonly Flow[] = [],
	entries: readonly string[] = [],
): FlowProblem[] {
	const problems: FlowProblem[] = [];
	const add: Add = (path, message, fix) => {
		problems.push({ path, message, fix });
	};
	const ids = Object.keys(flow.nodes);
	if (!nodeOf(flow, flow.start)) {
		add(['start'], `The start node "${flow.start}" does not exist`, `use one of: ${ids.join(', ')}`);
		return problems;
	}
	const book = bookOf(flow, ...others);
	for (const id of ids) checkNode(flow, id, book, add);
	checkMoved(flow, book, add);

	const name = (id: string): string => wholeName(flow.id, id);
	const all = Object.keys(book.nodes);
	const starts = [flow, ...others].map(({ id, start }) => wholeName(id, start));
	const reachable = reach([...starts, ...entries.map(name)], (id) => edgesOf(book, id));
	const outcomes = all.filter((id) => nodeOf(book, id)?.kind === 'outcome');
	const ending = reach(outcomes, (id) => all.filter((other) => edgesOf(book, other).includes(id)));
	for (const id of ids) {
		if (!reachable.has(name(id)))
			add(['nodes', id], `No answer leads to "${id}"`, 'lead an option to it, or remove it');
		else if (!ending.has(name(id)))
			add(['nodes', id], `"${id}" never comes to an outcome`, 'give it an option that leads to an outcome');
	}
	const circle = circleOf(book)?.map((id) =>
		flowOfNode(id) === flow.id ? id.slice(flow.id.length + 1) : id,
	);
	const first = circle?.find((id) => nodeOf(flow, id));
	if (circle && first !== undefined)
		add(
			['nodes', first],
			`The flow runs in a circle: ${circle.join(' -> ')}`,
			'lead one of these answers on',
		);
	return problems;
}

function checkNode(flow: Flow, id: string, book: Flow, add: Add): void {
	const node = nodeOf(flow, id);
	if (!node || node.kind === 'outcome') return;
	const list = node.kind === 'checklist' ? 'items' : 'options';
	const names =
		node.kind === 'checklist' ? node.items.map((item) => item.id) : optionsOf(node).map((o) => o.id);
	names.forEach((name, index) => {
		if (names.indexOf(name) !== index)
			add(['nodes', id, list, index, 'id'], `"${id}" has "${name}" twice`, 'give each its own id');
		if (node.kind === 'checklist' && name === NOTHING_TICKED)
			add(
				['nodes', id, list, index, 'id'],
				`"${NOTHING_TICKED}" means "nothing ticked"`,
				'choose another id',
			);
	});
	const nexts = node.kind === 'checklist' ? [node.next] : optionsOf(node).map(({ next }) => next);
	nexts.forEach((next, index) => {
		const path = node.kind === 'checklist' ? ['nodes', id, 'next'] : ['nodes', id, 'options', index, 'next'];
		checkTarget(flow, book, next, `"${id}" leads to`, path, add);
	});
}

/** A node that moved leads to one that is there, and its old name is free. */
function checkMoved(flow: Flow, book: Flow, add: Add): void {
	for (const [old, next] of Object.entries(flow.moved ?? {})) {
		checkTarget(flow, book, next, `"${old}" moved to`, ['moved', old], add);
		if (nodeOf(flow, old)) add(['moved', old], `"${old}" moved, and is still here`, 'keep one of the two');
	}
}

function checkTarget(
	flow: Flow,
	book: Flow,
	next: string,
	how: string,
	path: FlowProblem['path'],
	add: Add,
): void {
	if (nodeOf(book, wholeName(flow.id, next))) return;
	const owner = next.includes('/') ? flowOfNode(next) : flow.id;
	const known = Object.keys(book.nodes)
		.filter((name) => flowOfNode(name) === owner)
		.map((name) => (owner === flow.id ? name.slice(owner.length + 1) : name));
	const fix = known.length > 0 ? `use one of: ${known.join(', ')}` : `add content/flows/${owner}.yaml`;
	add(path, `${how} "${next}", which does not exist`, fix);
}

/** One circle of nodes that the book's start leads into, or null. Depth first: a node met again on the current way closes it. */
function circleOf(book: Flow): string[] | null {
	const done = new Set<string>();
	const way: string[] = [];
	const walk = (id: string): string[] | null => {
		const at = way.indexOf(id);
		if (at >= 0) return [...way.slice(at), id];
		if (done.has(id)) return null;
		way.push(id);
		for (const next of edgesOf(book, id)) {
			const found = walk(next);
			if (found) return found;
		}
		way.pop();
		done.add(id);
		return null;
	};
	for (const id of [book.start, ...Object.keys(book.nodes)]) {
		const found = walk(id);
		if (found) return found;
	}
	return null;
}
