import { expect, test } from 'vitest';
import { packRules, unpackRules } from '../../src/diagnosis/pack.ts';
import type { PhraseRule, Rules } from '../../src/diagnosis/types.ts';

const provider = (id: string) => ({ id, hosts: [`.${id}.example`], domains: [`${id}.example`], marks: [] });
const PHRASES: readonly PhraseRule[] = [
	{ id: 'providers/beta#0', match: ['go away'], cause: 'policy', provider: 'beta', scope: 'provider' },
	{
		id: 'providers/beta#1',
		match: ['one', 'two'],
		cause: 'spam',
		provider: 'beta',
		scope: 'any',
		permanent: true,
	},
	{
		id: 'providers/beta#4',
		match: ['three'],
		cause: 'spam',
		provider: 'beta',
		scope: 'any',
		blocklist: 'own',
	},
	{
		id: 'providers/alpha#2',
		match: ['four'],
		pattern: 'a\\d+',
		cause: 'policy',
		provider: 'alpha',
		scope: 'provider',
		permanent: false,
	},
	{ id: 'providers/alpha#3', match: ['ten'], cause: 'policy', provider: 'alpha', scope: 'text' },
	{ id: 'causes/spam#0', match: ['five'], cause: 'spam', permanent: true },
	{ id: 'causes/spam#1', match: ['six'], pattern: 'b\\d+', cause: 'spam', blocklist: 'zen' },
	{ id: 'causes/policy#0', match: ['seven'], cause: 'policy' },
	{ id: 'causes/policy#3', match: ['eight'], cause: 'policy', permanent: false },
	{ id: 'causes/spam#2', match: ['nine'], cause: 'spam', weak: true },
];
const RULES: Rules = {
	phrases: PHRASES,
	providers: [provider('alpha'), provider('beta')],
	blocklists: [{ id: 'zen', names: ['zen.example'], lists: 'ip' }],
	codes: [{ code: '5.1.1', cause: 'policy' }],
	causes: [
		{ id: 'policy', whoCanAct: 'recipient' },
		{ id: 'spam', whoCanAct: 'you' },
	],
};

test('rules of every kind come back from the wire as they were, in order', () => {
	const back = unpackRules(JSON.parse(JSON.stringify(packRules(RULES))));
	expect(back).toEqual(RULES);
	// a field that a rule has not is not there, rather than undefined
	for (const [place, phrase] of back.phrases.entries()) {
		expect(Object.keys(phrase).sort()).toEqual(Object.keys(PHRASES[place] ?? {}).sort());
	}
});

test('each rule comes back alone as well', () => {
	for (const phrase of PHRASES) {
		const alone = { ...RULES, phrases: [phrase] };
		expect(unpackRules(packRules(alone))).toEqual(alone);
	}
});

test('no rules are no rules', () => {
	const none = { phrases: [], providers: [], blocklists: [], codes: [], causes: [] };
	expect(unpackRules(packRules(none))).toEqual(none);
});
