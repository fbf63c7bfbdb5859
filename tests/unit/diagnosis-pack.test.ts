import { expect, test } from 'vitest';
import { packRules, unpackRules } from '../../src/diagnosis/pack.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

test('all rules come back from the wire as they were, in order', () => {
	const rules = compileRules(loadContent());
	const wire = JSON.stringify(packRules(rules));
	const back = unpackRules(JSON.parse(wire));
	expect(back.phrases.length).toBeGreaterThan(500);
	expect(back).toEqual(rules);
	expect(wire.length).toBeLessThan(JSON.stringify(rules).length * 0.7);
});

test('no rules are no rules', () => {
	const none = { phrases: [], providers: [], blocklists: [], codes: [], causes: [] };
	expect(unpackRules(packRules(none))).toEqual(none);
});
