import { expect, test } from 'vitest';
import { packRules, unpackRules } from '../../src/diagnosis/pack.ts';

test('no rules are no rules', () => {
	const none = { phrases: [], providers: [], blocklists: [], codes: [], causes: [] };
	expect(unpackRules(packRules(none))).toEqual(none);
});
