/** Where the boxes and lines of a flow's drawing stand. Questions list their answers, and each answer has its own line. */
import type { Flow, FlowNode } from '../../flow/types.ts';

export interface Row {
	readonly text: string;
	/** Name of the node that it leads to. */
	readonly next: string;
}

export interface Box {
	/** `flow/node`. */
	readonly name: string;
	/** Lines of the heading. */
	readonly heading: readonly string[];
	readonly kind: FlowNode['kind'] | 'elsewhere';
	readonly rows: readonly Row[];
	readonly x: number;
	readonly y: number;
	readonly height: number;
}

export interface Line {
	readonly from: string;
	readonly to: string;
	/** SVG path data. */
	readonly path: string;
}

export interface Drawing {
	readonly boxes: readonly Box[];
	readonly lines: readonly Line[];
	readonly width: number;
	readonly height: number;
}

/** Sizes in user units of the SVG. */
export const size = { box: 250, line: 18, pad: 8, across: 90, down: 18, letters: 36 } as const;

/** The drawing of a book of one flow; nodes of other flows are boxes without rows. The flow must have no circle. */
export function drawFlow(flow: Flow, titleOf: (name: string) => string): Drawing {
	const rowsOf = (name: string): Row[] => {
		const node = flow.nodes[name];
		if (!node || node.kind === 'outcome') return [];
		if (node.kind === 'checklist') return [{ text: `${node.items.length} steps, then on`, next: node.next }];
		return node.options.map(({ label, next }) => ({ text: label, next }));
	};
	const columns = columnsOf(flow, (name) => rowsOf(name).map(({ next }) => next));
	const boxes = columns.flatMap((names, column) => {
		let y = 0;
		return names.map((name): Box => {
			const heading = wrapped(titleOf(name));
			const rows = rowsOf(name);
			const height = (heading.length + rows.length) * size.line + 2 * size.pad;
			const box: Box = {
				name,
				heading,
				kind: flow.nodes[name]?.kind ?? 'elsewhere',
				rows,
				x: column * (size.box + size.across),
				y,
				height,
			};
			y += height + size.down;
			return box;
		});
	});
	const byName = new Map(boxes.map((box) => [box.name, box]));
	const lines = boxes.flatMap((box) =>
		box.rows.flatMap(({ next }, index): Line[] => {
			const target = byName.get(next);
			return target ? [{ from: box.name, to: next, path: pathOf(box, index, target) }] : [];
		}),
	);
	return {
		boxes,
		lines,
		width: columns.length * (size.box + size.across) - size.across,
		height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
	};
}

/** Each node stands behind all that lead to it: its column is the longest way from a node that nothing here leads to. */
function columnsOf(flow: Flow, edges: (name: string) => readonly string[]): string[][] {
	const column = new Map<string, number>();
	const place = (name: string, at: number): void => {
		if ((column.get(name) ?? -1) >= at) return;
		column.set(name, at);
		for (const next of edges(name)) place(next, at + 1);
	};
	place(flow.start, 0);
	// Nodes that only a cause or another flow enters begin at the left, too.
	const entered = new Set(Object.keys(flow.nodes).flatMap(edges));
	for (const name of Object.keys(flow.nodes)) if (!entered.has(name)) place(name, 0);
	const columns: string[][] = [];
	for (const [name, at] of column) {
		columns[at] ??= [];
		columns[at].push(name);
	}
	return columns;
}

function pathOf(from: Box, row: number, to: Box): string {
	const x = from.x + size.box;
	const y = from.y + size.pad + (from.heading.length + row + 0.5) * size.line;
	const endY = to.y + size.pad + size.line / 2;
	const bend = Math.min(60, (to.x - x) / 2);
	return `M${x} ${y}C${x + bend} ${y} ${to.x - bend} ${endY} ${to.x} ${endY}`;
}

/** The words in lines of at most `size.letters` letters. */
function wrapped(text: string): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < size.letters)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

/** A row's text, cut to one line. */
export const cut = (text: string): string =>
	text.length <= size.letters ? text : `${text.slice(0, size.letters - 1).trimEnd()}…`;
