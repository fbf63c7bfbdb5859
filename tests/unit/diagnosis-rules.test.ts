import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/diagnosis/fold.ts';
import { createPhraseIndex } from '../../src/diagnosis/phrase-index.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

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

	it('finds in real rules what looking for each finds', () => {
		const { phrases } = compileRules(loadContent());
		const index = createPhraseIndex(phrases);
		const some = fc.array(fc.constantFrom(...phrases.flatMap(({ match }) => match)), { maxLength: 5 });
		fc.assert(
			fc.property(some, (words) => {
				const text = words.join(' ');
				expect(index(text)).toEqual(naive(phrases, text));
			}),
			{ numRuns: 10 },
		);
	}, 30_000);

	it('of nothing finds nothing', () => {
		expect(createPhraseIndex([])('text')).toEqual([]);
		expect(createPhraseIndex([{ match: ['text'] }])('')).toEqual([]);
	});
});

describe('compiled rules', () => {
	const content = loadContent();
	const rules = compileRules(content);
	const places = new Map(rules.phrases.map(({ id }, place) => [id, place]));
	const general = rules.phrases.filter(({ provider }) => !provider);

	it('are all rules, each once', () => {
		const count = [...content.providers.values(), ...content.causes.values()].flatMap(
			({ data }) => data.phrases,
		);
		expect(rules.phrases.length).toBe(count.length);
		expect(places.size).toBe(count.length);
		expect(rules.providers.length).toBe(content.providers.size);
		expect(rules.blocklists.length).toBe(content.blocklists.size);
	});

	it('put services before general ones, sentences before bare words', () => {
		const kinds = rules.phrases.map(({ provider, weak }) => (provider ? 0 : weak ? 2 : 1));
		expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
		expect(new Set(kinds)).toEqual(new Set([0, 1, 2]));
	});

	it('put a special sentence before a general one that stands in it', () => {
		const index = createPhraseIndex(general);
		const late = general.filter(({ match }, place) =>
			index(match.join('\n')).some(
				(other) =>
					other < place &&
					(general[other]?.weak ?? false) === (general[place]?.weak ?? false) &&
					general[other]?.match.join('\n') !== match.join('\n'),
			),
		);
		expect(late.map(({ id }) => id)).toEqual([]);
	});

	it('are in the form in which they are compared', () => {
		const pieces = rules.phrases.flatMap(({ match }) => match);
		expect(pieces.filter((piece) => piece !== fold(piece) || piece === '')).toEqual([]);
		const names = [
			...rules.blocklists.flatMap((list) => list.names),
			...rules.providers.flatMap(({ marks }) => marks),
		];
		expect(names.filter((name) => name !== fold(name) || name.length < 4)).toEqual([]);
	});

	it('name no service and no list by words that name another', () => {
		const marks = rules.providers.flatMap((provider) => provider.marks);
		expect(marks.filter((mark, index) => marks.indexOf(mark) !== index)).toEqual([]);
		const names = rules.blocklists.flatMap((list) => list.names);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it('spell out the classes of a status', () => {
		const verdict = (code: string) => rules.codes.find((one) => one.code === code)?.cause;
		expect(verdict('5.1.1')).toBe('user-unknown');
		expect(verdict('4.2.2')).toBe('mailbox-full');
		expect(verdict('5.2.2')).toBe('mailbox-full');
		expect(verdict('5.7.1')).toBeNull();
		expect(verdict('550')).toBeNull();
		expect(rules.codes.filter(({ code }) => !/^(?:[245]\.\d{1,3}\.\d{1,3}|\d{3})$/.test(code))).toEqual([]);
	});
});
