import { describe, expect, it } from 'vitest';
import { createLikeness } from '../../src/diagnosis/likeness.ts';
import type { PhraseRule } from '../../src/diagnosis/types.ts';
import { wordsOf } from '../../src/diagnosis/words.ts';

describe('the words of a text', () => {
	it('are their beginnings, alone and by twos, each once', () => {
		expect(wordsOf('mailbox rejects mailbox')).toEqual([
			'mailbo',
			'reject',
			'mailbo reject',
			'reject mailbo',
		]);
	});

	it('are not those that every reply holds, nor numbers, codes and links', () => {
		expect(wordsOf('550 5.7.1 the mail is refused, see https://example.com/quota 42')).toEqual([
			'mail',
			'refuse',
			'mail refuse',
		]);
		expect(wordsOf('550 5.1.1')).toEqual([]);
	});

	it('say that there is an address, not which', () => {
		expect(wordsOf('<quota@spam.example> rejected')).toEqual(['mailad', 'reject', 'mailad reject']);
		expect(wordsOf('192.0.2.1 rejected')).toEqual(['ipaddr', 'reject', 'ipaddr reject']);
	});

	it.each(["couldn't", 'couldnt', 'could not'])('read %s alike', (text) => {
		expect(wordsOf(text)).toEqual(['could', 'not', 'could not']);
	});

	it('are those of any script, and end with the eightieth', () => {
		expect(wordsOf('почтовый ящик')).toEqual(['почтов', 'ящик', 'почтов ящик']);
		const many = Array.from(
			{ length: 200 },
			(_, index) => `w${String.fromCharCode(97 + (index % 26))}x${'abcdefgh'[index % 8]}`,
		);
		expect(wordsOf(many.join(' ')).length).toBeLessThanOrEqual(160);
	});
});

const rule = (cause: string, place: number, match: string[], more: Partial<PhraseRule> = {}): PhraseRule => ({
	id: `causes/${cause}#${place}`,
	match,
	cause,
	...more,
});
const RULES = [
	rule('mailbox-full', 0, ['mailbox is full']),
	rule('mailbox-full', 1, ['quota', 'exceeded']),
	rule('mailbox-full', 2, ['no space left']),
	rule('user-unknown', 0, ['no such user']),
	rule('user-unknown', 1, ['recipient not found']),
	rule('user-unknown', 2, ['unknown recipient']),
	rule('too-large', 0, ['limit of'], { pattern: 'limit of \\d+ bytes' }),
	// A word tells the more the more causes there are that it rules out.
	...Array.from({ length: 24 }, (_, index) =>
		rule(`other-${index}`, 0, [`${'qxz'[index % 3]}${'abcdefgh'[index >> 2]}word`]),
	),
];
const liken = createLikeness(RULES, [
	{ code: '5.2.2', cause: 'mailbox-full' },
	{ code: '550', cause: 'user-unknown' },
]);

describe('likeness', () => {
	it('finds the cause whose sentences have the words of the text, and the nearest of these', () => {
		const [first] = liken('552 the mailbox is full, no space left, quota exceeded', null);
		expect(first?.phrase.cause).toBe('mailbox-full');
		expect(first?.words).toEqual(expect.arrayContaining(['no', 'space']));
		expect(first?.slight).toBe(false);
		expect(liken('550 this recipient was found nowhere', null)[0]?.phrase.cause).toBe('user-unknown');
	});

	it('counts a status as a word, its class left out', () => {
		const [first] = liken('the user has no space', '4.2.2');
		expect(first?.phrase.cause).toBe('mailbox-full');
		expect(liken('hm', '5.2.2')).toEqual([]);
		expect(liken('hm', '5.7.1')).toEqual([]);
	});

	it('says where hardly a word is alike', () => {
		expect(liken('550 full mailbox', null)[0]?.slight).toBe(true);
		expect(liken('550 hm', null)).toEqual([]);
		expect(liken('', null)).toEqual([]);
	});

	it('learns nothing from a rule in which a number decides', () => {
		expect(liken('552 limit of patience', null)).toEqual([]);
	});

	it('names a second cause only where it is near', () => {
		expect(liken('552 quota exceeded', null).map(({ phrase }) => phrase.cause)).toEqual(['mailbox-full']);
		const both = liken('552 mailbox is full, unknown recipient', null).map(({ phrase }) => phrase.cause);
		expect(both.sort()).toEqual(['mailbox-full', 'user-unknown']);
	});

	it('gives the same answer each time', () => {
		const once = liken('552 mailbox full', '5.2.2');
		liken('550 unknown user', null);
		expect(liken('552 mailbox full', '5.2.2')).toEqual(once);
	});

	it('has nothing to say without rules', () => {
		expect(createLikeness([], [])('550 no such user', '5.1.1')).toEqual([]);
	});
});
