/** The drawing of a flow for writers: everything is in it, and nothing lies on something else. */
import { describe, expect, test } from 'vitest';
import { bookOf } from '../../src/flow/book.ts';
import { edgesOf } from '../../src/flow/graph.ts';
import type { Flow } from '../../src/flow/types.ts';
import { loadContent } from '../../src/schema/load.ts';
import { cut, drawFlow, size } from '../../src/site/authors/flow-graph.ts';
import { authorsPage } from '../../src/site/integrations/authors-page.ts';

const flows = [...loadContent().flows].map(([id, { data }]) => ({ id, ...data }) as unknown as Flow);

describe.each(flows)('flow $id', (flow) => {
	const book = bookOf(flow);
	const { boxes, lines, width, height } = drawFlow(book, (name) => book.nodes[name]?.title ?? name);
	const names = boxes.map(({ name }) => name);

	test('every node and every answer is drawn, those of other flows as ends', () => {
		expect(new Set(names).size).toBe(names.length);
		for (const name of Object.keys(book.nodes)) {
			expect(names).toContain(name);
			for (const next of edgesOf(book, name)) {
				expect(names).toContain(next);
				expect(lines.some(({ from, to }) => from === name && to === next)).toBe(true);
			}
		}
		for (const { name, kind, rows } of boxes)
			if (!book.nodes[name]) expect([kind, rows]).toEqual(['elsewhere', []]);
	});

	test('lines run to the right, and no box lies on another or outside', () => {
		const at = new Map(boxes.map((box) => [box.name, box]));
		for (const { from, to } of lines) expect(at.get(to)?.x).toBeGreaterThan(at.get(from)?.x ?? 0);
		for (const one of boxes) {
			expect(one.x + size.box).toBeLessThanOrEqual(width);
			expect(one.y + one.height).toBeLessThanOrEqual(height);
			for (const other of boxes)
				if (one !== other && one.x === other.x)
					expect(one.y + one.height < other.y || other.y + other.height < one.y).toBe(true);
		}
	});
});

test('a long answer is cut to one line', () => {
	expect(cut('short')).toBe('short');
	expect(cut('a'.repeat(50))).toHaveLength(size.letters);
});

test.each([
	['dev', 1],
	['build', 0],
	['preview', 0],
] as const)('in "astro %s" the page is added %i times', (command, times) => {
	const added: unknown[] = [];
	const hook = authorsPage().hooks['astro:config:setup'] as unknown as (options: object) => void;
	hook({ command, injectRoute: (route: unknown) => added.push(route) });
	expect(added).toHaveLength(times);
});
