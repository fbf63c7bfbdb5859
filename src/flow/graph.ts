/** Check a flow before it is published: a reader must never come to a page that leads nowhere. */
import { NOTHING_TICKED, nodeOf, optionsOf } from './replay.ts';
import type { Flow } from './types.ts';

export interface FlowProblem {
	/** Path of the field in the flow's file, for the line number. */
	readonly path: readonly (string | number)[];
	readonly message: string;
	readonly fix: string;
}

/** The nodes that a node leads to, each once. */
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

/** Everything that is wrong with a flow: unknown nodes, unreachable nodes, dead ends, cycles, doubled or forbidden ids. */
export function problemsOf(flow: Flow): FlowProblem[] {
	const problems: FlowProblem[] = [];
	const add = (path: FlowProblem['path'], message: string, fix: string): void => {
		problems.push({ path, message, fix });
	};
	const ids = Object.keys(flow.nodes);
	if (!nodeOf(flow, flow.start)) {
		add(['start'], `The start node "${flow.start}" does not exist`, `use one of: ${ids.join(', ')}`);
		return problems;
	}
	for (const id of ids) checkNode(flow, id, add);

	const reachable = reach([flow.start], (id) => edgesOf(flow, id));
	const outcomes = ids.filter((id) => nodeOf(flow, id)?.kind === 'outcome');
	const ending = reach(outcomes, (id) => ids.filter((other) => edgesOf(flow, other).includes(id)));
	for (const id of ids) {
		if (!reachable.has(id))
			add(['nodes', id], `No answer leads to "${id}"`, 'lead an option to it, or remove it');
		else if (!ending.has(id))
			add(['nodes', id], `"${id}" never comes to an outcome`, 'give it an option that leads to an outcome');
	}
	const cycle = cycleOf(flow);
	if (cycle)
		add(
			['nodes', cycle[0] ?? ''],
			`The flow runs in a circle: ${cycle.join(' -> ')}`,
			'lead one of these answers on',
		);
	return problems;
}

function checkNode(
	flow: Flow,
	id: string,
	add: (path: FlowProblem['path'], message: string, fix: string) => void,
): void {
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
		if (nodeOf(flow, next)) return;
		const path = node.kind === 'checklist' ? ['nodes', id, 'next'] : ['nodes', id, 'options', index, 'next'];
		add(
			path,
			`"${id}" leads to "${next}", which does not exist`,
			`use one of: ${Object.keys(flow.nodes).join(', ')}`,
		);
	});
}

/** One circle of nodes, or null. Walks depth first; a node on the current way that is met again closes the circle. */
function cycleOf(flow: Flow): string[] | null {
	const done = new Set<string>();
	const way: string[] = [];
	const walk = (id: string): string[] | null => {
		const at = way.indexOf(id);
		if (at >= 0) return [...way.slice(at), id];
		if (done.has(id)) return null;
		way.push(id);
		for (const next of edgesOf(flow, id)) {
			const found = walk(next);
			if (found) return found;
		}
		way.pop();
		done.add(id);
		return null;
	};
	return walk(flow.start);
}
