import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';

/** A pattern reads a stranger's text in the reader's browser: none may take more than linear time, whatever the text. */

const { causes, providers } = loadContent();
const patterns = [...causes.values(), ...providers.values()].flatMap(({ file, data }) =>
	(data.phrases ?? []).flatMap(({ pattern }) => (pattern === undefined ? [] : [[file, pattern] as const])),
);

const GAP = /\{0,(\d+)\}/g;
/** Gaps multiply: `.{0,60}` before `.{0,16}` costs 960 steps at each place in the text where the first word stands. */
const MAX_STEPS = 1000;

/** A bounded gap is a constant, however wide. recheck counts steps, so it is shown narrow ones: the class is the same. */
const narrowed = (pattern: string): string => pattern.replace(GAP, '{0,3}');
const gapSteps = (pattern: string): number =>
	[...pattern.matchAll(GAP)].reduce((steps, [, width]) => steps * Math.max(1, Number(width)), 1);

const isLinear = (pattern: string): boolean =>
	gapSteps(pattern) <= MAX_STEPS && checkSync(narrowed(pattern), 'i', { timeout: 10_000 }).status === 'safe';

describe('patterns of sentences', () => {
	it('are there to be checked, by a test that knows a bad one', () => {
		expect(patterns.length).toBeGreaterThan(0);
		expect(['(a+)+b', '\\bmime\\b.*broken', 'a.{0,60}b.{0,60}c'].filter(isLinear)).toEqual([]);
	});

	it.each(patterns)('%s: %s takes linear time', (_, pattern) => {
		expect(isLinear(pattern), 'bound each gap, as in .{0,40}').toBe(true);
	});
});
