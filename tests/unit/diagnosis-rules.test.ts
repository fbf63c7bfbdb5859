import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/diagnosis/fold.ts';
import { createPhraseIndex } from '../../src/diagnosis/phrase-index.ts';

describe('fold', () => {
	it.each([
		['550 No  such\tUser\r\n here ', '550 no such user here'],
		['Plain text', 'plain text'],
		['It’s “so” `x´ ‚', `it's "so" 'x' ‚`],
		['a\u2011b\u2013c\u2014d', 'a-b-c\u2014d'],
		['\u00a0x\u3000', 'x'],
		['ÄÖ İ', 'äö i̇'],
		['', ''],
	])('%j', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});

	it('leaves a folded text as it is, and takes plain texts no other way', () => {
		const plain = fc.string({ unit: fc.constantFrom(...'aZ09 \t!~-\'"_`') });
		fc.assert(
			fc.property(fc.oneof(plain, fc.string({ unit: 'binary' })), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
				expect(fold(text)).toBe(fold(`\n${text}`));
			}),
		);
	});
});

describe('the index of phrases', () => {
	const naive = (
		phrases: readonly { match: readonly string[]; pattern?: string }[],
		text: string,
	): number[] =>
		[...phrases.entries()]
			.filter(
				([, { match, pattern }]) =>
					match.every((piece) => text.includes(piece)) &&
					(pattern === undefined || new RegExp(pattern, 'i').test(text)),
			)
			.map(([number]) => number);

	it('finds what looking for each phrase finds, in their order', () => {
		const word = fc.string({ unit: fc.constantFrom(...'ab é'), minLength: 1, maxLength: 7 });
		const phrase = fc.record(
			{ match: fc.array(word, { minLength: 1, maxLength: 3 }), pattern: fc.constantFrom('a+b', 'b$', '^a') },
			{ requiredKeys: ['match'] },
		);
		const text = fc.string({ unit: fc.constantFrom(...'ab é'), maxLength: 40 });
		fc.assert(
			fc.property(fc.array(phrase, { maxLength: 30 }), fc.array(text, { maxLength: 4 }), (phrases, texts) => {
				const index = createPhraseIndex(phrases);
				for (const one of texts) expect(index(one)).toEqual(naive(phrases, one));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('of nothing finds nothing', () => {
		expect(createPhraseIndex([])('text')).toEqual([]);
		expect(createPhraseIndex([{ match: ['text'] }])('')).toEqual([]);
	});
});

describe('a word of a rule within a name', () => {
	const index = createPhraseIndex([
		{ match: ['blocked'] },
		{ match: ['user', 'unknown'] },
		{ match: ['no such'] },
	]);

	it.each([
		['550 mail to blocked@example.com refused', []],
		['550 <blocked.one@mail.example.com> refused', []],
		['550 mail to anna@blocked.example refused', []],
		['host blocked.example.com[192.0.2.1] refused', []],
		['host mx.blocked-mail.example.com (192.0.2.1) refused', []],
		['host a.b.c.blocked.example [192.0.2.1] refused', []],
		['550 user@example.com unknown', []],
		['550 blocked@example.com is blocked', [0]],
		['550 <anna@example.com> blocked', [0]],
		['host mx.example.com[192.0.2.1] blocked you', [0]],
		['host blocked.example.com [see below]', [0]],
		['host blocked.example.com', [0]],
		['550 user <anna@example.com> unknown', [1]],
		['550 user@example.com: no such unknown user', [1, 2]],
		['550 no such user@example.com', [2]],
	])('is no word of the reply: %s', (text, found) => {
		expect(index(text)).toEqual(found);
	});
});

describe('fold takes the short way only where nothing is to fold', () => {
	it.each([
		['Two  spaces', 'two spaces'],
		[' space before', 'space before'],
		['space behind ', 'space behind'],
		['a`b', "a'b"],
		['ÄB', 'äb'],
		['One', 'one'],
		['One TWO three', 'one two three'],
	])('%j', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});
});
