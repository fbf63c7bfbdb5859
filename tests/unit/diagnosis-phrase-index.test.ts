import { describe, expect, it, vi } from 'vitest';
import { createPhraseIndex, type Phrase } from '../../src/diagnosis/phrase-index.ts';

describe('pieces shorter than a run', () => {
	const index = createPhraseIndex([
		{ match: ['a'] },
		{ match: ['ab'] },
		{ match: ['abc'] },
		{ match: ['ab', 'long enough'] },
		{ match: ['é'] },
		{ match: ['xé'] },
	]);

	it.each([
		['a', [0]],
		['ab', [0, 1]],
		['abc', [0, 1, 2]],
		['bc', []],
		['ba', [0]],
		['xab', [0, 1]],
		['ab, long enough', [0, 1, 3]],
		['long enough', []],
		['é', [4]],
		['xé', [4, 5]],
		['xã', []],
	])('%s', (text, found) => {
		expect(index(text)).toEqual(found);
	});

	it('are all found, however many they are', () => {
		const signs = Array.from({ length: 512 }, (_, number) => String.fromCharCode(0x4e00 + number));
		const many = createPhraseIndex(signs.map((sign) => ({ match: [sign] })));
		expect(many(signs.join(''))).toEqual([...signs.keys()]);
		expect(many(`${signs[511]} and ${signs[7]}`)).toEqual([7, 511]);
	});
});

describe('phrases of one index', () => {
	it('that begin or end alike, or stand twice, are each found once', () => {
		const index = createPhraseIndex([
			{ match: ['mailbox full'] },
			{ match: ['mailbox'] },
			{ match: ['is full'] },
			{ match: ['mailbox full'] },
		]);
		expect(index('mailbox full, mailbox full')).toEqual([0, 1, 3]);
		expect(index('the mailbox is full')).toEqual([1, 2]);
		expect(index('ailbox full')).toEqual([]);
	});

	it('answer each text anew', () => {
		const index = createPhraseIndex([{ match: ['full'] }, { match: ['no'] }]);
		expect([index('full'), index('none'), index('full')]).toEqual([[0], [1], [0]]);
	});

	it('are compared with a pattern whichever case it is written in', () => {
		const index = createPhraseIndex([{ match: ['code'], pattern: 'Code [A-F]\\d' }]);
		expect(index('550 code b4')).toEqual([0]);
		expect(index('550 code x4')).toEqual([]);
	});

	it('without a piece stand in every text, unless their pattern does not', () => {
		const index = createPhraseIndex([{ match: [] }, { match: [], pattern: '^4' }]);
		expect(index('550 no')).toEqual([0]);
		expect(index('450 no')).toEqual([0, 1]);
	});
});

describe('a word within the name of a mailbox', () => {
	const index = createPhraseIndex([
		{ match: ['blocked'] },
		{ match: ['was'] },
		{ match: ['to blocked@'] },
		{ match: ['@blocked'] },
	]);

	it.each([
		['at the beginning', 'blocked@example.com refused', []],
		['at the end', '550 refused: anna@mx.blocked.example.com', []],
		['that is all', 'blocked@was.example', []],
		['at the beginning of much', `blocked@example.com refused${' and so on'.repeat(60)}`, []],
		['where the rule asks for a domain', '550 anna@blocked.example', [3]],
		['that is cut off in front', '@blocked.example refused', [3]],
		['that is cut off behind', '550 refused blocked@', []],
		['in quotes', '550 "blocked"@example.com', [0]],
		['after a colon', '550 refused:blocked@example.com', []],
		['beside another', '550 blocked@example.com,was@example.com refused', []],
		['that follows another', '550 anna@example.com@was.example', []],
		['after the word itself', '550 blocked: anna@example.com', [0]],
		['before the word itself', '550 anna@example.com_blocked', [0]],
		['where the rule asks for a name', '550 mail to blocked@example.com', [2]],
	])('%s', (_, text, found) => {
		expect(index(text)).toEqual(found);
	});

	it('is a word where the name would be longer than one can be', () => {
		const ofMailbox = (length: number) => index(`550 blocked${'x'.repeat(length - 7)}@example.com refused`);
		expect([ofMailbox(200), ofMailbox(255), ofMailbox(262), ofMailbox(400)]).toEqual([[], [], [0], [0]]);
		const ofServer = (length: number) => index(`550 anna@${'x'.repeat(length - 8)}.blocked refused`);
		expect([ofServer(200), ofServer(254), ofServer(261), ofServer(400)]).toEqual([[], [], [0], [0]]);
	});
});

describe('a word within the name of a server that an address follows', () => {
	const index = createPhraseIndex([{ match: ['blocked'] }, { match: ['host'] }]);

	it.each([
		['at the beginning', 'blocked.example.com[192.0.2.1] refused', []],
		['at the beginning, with a blank', 'blocked.example.com (192.0.2.1) refused', []],
		['after another', 'mx.example.com[192.0.2.1]blocked.example.com[192.0.2.2]', []],
		['without a full stop is no name', '550 blocked (5 times)', [0]],
		['without a full stop, though there is one elsewhere', '5.7.1 blocked [192.0.2.1].', [0]],
		['before an address alone', '550 blocked.example.com 192.0.2.1 (no)', [0]],
		['at the beginning of much', `blocked.example.com[192.0.2.1]${' and so on'.repeat(60)}`, []],
		['before a bracket that holds none', 'blocked.example.com [see]', [0]],
		['before a bracket that ends the text', 'blocked.example.com [', [0]],
		['before something else and the address', '550 mx.blocked,[192.0.2.1]', [0]],
		['before two blanks', '550 mx.blocked  [192.0.2.1]', [0]],
		['before the word itself', '550 host mx.example.com [192.0.2.1] blocked', [0, 1]],
	])('%s', (_, text, found) => {
		expect(index(text)).toEqual(found);
	});

	it('is a word where the name would be longer than one can be', () => {
		const ask = (length: number) => index(`550 blocked${'.x'.repeat((length - 7) / 2)}[192.0.2.1]`);
		expect([ask(201), ask(255), ask(263), ask(401)]).toEqual([[], [], [0], [0]]);
	});
});

describe('a text is compared with few phrases', () => {
	const comparisons = (phrases: readonly Phrase[], text: string): number => {
		const index = createPhraseIndex(phrases);
		const spy = vi.spyOn(String.prototype, 'startsWith');
		try {
			index(text);
			return spy.mock.calls.length;
		} finally {
			spy.mockRestore();
		}
	};
	const letters = [...'abcdefghij'];
	const pairs = letters.flatMap((one) => letters.map((other) => one + other));

	it('none that begins like a word of it and is rare further on, in whichever piece', () => {
		const text = 'the mailbox is full, the mailbox was full';
		expect(
			comparisons(
				pairs.map((pair) => ({ match: [`mailbox z${pair}z`] })),
				text,
			),
		).toBe(0);
		expect(
			comparisons(
				pairs.map((pair) => ({ match: ['mailbox', `z${pair}z`] })),
				text,
			),
		).toBe(0);
		expect(
			comparisons(
				pairs.map((pair) => ({ match: [`z${pair}z`, 'mailbox'] })),
				text,
			),
		).toBe(0);
	});

	it('none whose first character is another, or would stand in front of the text', () => {
		const phrases = [{ match: ['xmai1'] }, { match: ['xmai2'] }, { match: ['xmail'] }];
		expect(comparisons(phrases, 'the mail is here')).toBe(0);
		expect(comparisons(phrases, 'mail')).toBe(0);
		expect(comparisons(phrases, 'the xmail')).toBe(1);
	});

	it('none of two characters that do not follow one another in it', () => {
		const short = pairs.map((pair) => ({ match: [pair] }));
		expect(comparisons(short, 'z zz kyz lop tux, 550 xyz!')).toBe(0);
		expect(comparisons(short, 'z zz kyab')).toBe(1);
	});
});
