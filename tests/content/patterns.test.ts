import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';

/** A pattern reads a stranger's text in the reader's browser: none may take more than linear time, whatever the text. */

const { causes, providers } = loadContent();
const patterns = [...causes.values(), ...providers.values()].flatMap(({ file, data }) =>
	(data.phrases ?? []).flatMap(({ pattern }) => (pattern === undefined ? [] : [[file, pattern] as const])),
);

describe('patterns of sentences', () => {
	it('are there to be checked', () => {
		expect(patterns.length).toBeGreaterThan(0);
	});

	it.each(patterns)('%s: %s takes linear time', (_, pattern) => {
		// The flag that the engine uses. A quadratic pattern takes far more steps on recheck's attacks of up to
		// 300,000 characters; a linear one with a bounded gap such as `.{0,40}` stays below.
		expect(checkSync(pattern, 'i', { attackLimit: 10_000_000, timeout: 10_000 }).status).toBe('safe');
	});
});
