import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/diagnosis/words.ts';

describe('words that say nothing of the cause', () => {
	it.each([
		'http://quota.example/full',
		'https://quota.example/full?a=b',
		'5.7.1',
		'5.10.123',
		'4.123.10',
		'mx1.quota.example',
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
