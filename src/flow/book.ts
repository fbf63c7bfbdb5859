/** All flows as one, so that a way may lead out of one flow into another. A node's name there is `flow/node`. */
import type { Flow, FlowNode } from './types.ts';

/** The whole name of a node that a flow names: its own nodes stand bare, those of another flow as `flow/node`. */
export const wholeName = (flow: string, node: string): string =>
	node.includes('/') ? node : `${flow}/${node}`;

/** The flow that a whole name belongs to. */
export const flowOfNode = (name: string): string => name.slice(0, name.indexOf('/'));

function withWholeNames(flow: string, node: FlowNode): FlowNode {
	if (node.kind === 'outcome') return node;
	if (node.kind === 'checklist') return { ...node, next: wholeName(flow, node.next) };
	return {
		...node,
		options: node.options.map((option) => ({ ...option, next: wholeName(flow, option.next) })),
	};
}

/**
 * The flows in one, under the name, title and start of the first. Everything that walks a flow walks the book just so;
 * edges may lead to nodes that are not in it (a page carries its own flow only).
 */
export function bookOf(first: Flow, ...others: readonly Flow[]): Flow {
	const nodes = [first, ...others].flatMap(({ id, nodes }) =>
		Object.entries(nodes).map(([name, node]) => [`${id}/${name}`, withWholeNames(id, node)] as const),
	);
	return {
		id: first.id,
		title: first.title,
		summary: first.summary,
		start: wholeName(first.id, first.start),
		nodes: Object.fromEntries(nodes),
	};
}
