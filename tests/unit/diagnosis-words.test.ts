import { describe, expect, it } from 'vitest';
import { createLikeness } from '../../src/diagnosis/likeness.ts';
import { wordsOf } from '../../src/diagnosis/words.ts';

describe('words that say nothing of the cause', () => {
	it.each([
		'http://quota.example/full',
		'https://quota.example/full?a=b',
		'5.7.1',
		'5.10.123',
		'4.123.10',
		'550',
	])('leave %s out', (text) => {
		expect(wordsOf(`mailbox ${text} rejected`)).toEqual(['mailbo', 'reject', 'mailbo reject']);
	});

	it.each(['192.0.2.1', '198.51.100.254', '203.0.113.9'])('take %s for a machine', (text) => {
		expect(wordsOf(text)).toEqual(['ipaddr']);
	});

	it.each(["doesn't", 'doesnt', "isn't", "wasn't", "can't"])('hear the "not" in %s', (word) => {
		expect(wordsOf(word)).toContain('not');
	});

	it('end with the two thousandth letter', () => {
		expect(wordsOf(`${' '.repeat(1_990)}mailbox`)).toEqual(['mailbo']);
		expect(wordsOf(`${' '.repeat(2_000)}mailbox`)).toEqual([]);
	});
});

describe('likeness', () => {
	const rule = (cause: string, place: number, ...match: string[]) => ({
		id: `causes/${cause}#${place}`,
		cause,
		match,
	});
	const rules = [
		rule('full', 0, 'mailbox quota exceeded'),
		rule('full', 1, 'quota of the mailbox used up'),
		rule('full', 2, 'no space left'),
		rule('gone', 0, 'person unknown here'),
		rule('gone', 1, 'unknown person'),
		rule('gone', 2, 'nobody lives there'),
	];
	const liken = createLikeness(rules, [
		{ code: '5.2.2', cause: 'full' },
		{ code: '550', cause: 'gone' },
		{ code: '5.9.9', cause: null },
	]);

	it('names the sentence that shares most, and the words that both hold', () => {
		const [best, ...others] = liken('the quota exceeded your mailbox by far', null);
		expect(best?.phrase.id).toBe('causes/full#0');
		expect(best?.words).toEqual(expect.arrayContaining(['quota', 'exceed', 'mailbo', 'quota exceed']));
		expect(best?.words).not.toContain('far');
		expect(others).toEqual([]);
	});

	it('is the same whatever was asked before, and for any order of the words', () => {
		const first = liken('unknown quota person mailbox', null);
		liken('nobody lives there', null);
		expect(liken('unknown quota person mailbox', null)).toEqual(first);
		expect(liken('person unknown', null)[0]?.phrase.cause).toBe('gone');
	});

	it('says nothing where nothing is alike', () => {
		expect(liken('hello world', null)).toEqual([]);
		expect(liken('', null)).toEqual([]);
		expect(liken('hello', '5.9.9')).toEqual([]);
	});
});
