import { describe, expect, it } from 'vitest';
import { isWord, wordsOf } from '../../src/diagnosis/words.ts';

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

describe('what is left out parts what stands around it', () => {
	it.each([
		['a link', 'mailbox<https://quota.example/full'],
		['a name', 'mailbox<mx1.quota.example'],
	])('%s', (_, text) => {
		expect(wordsOf(`${text} >full`)).toEqual(['mailbo', 'full', 'mailbo full']);
		expect(wordsOf(text.replace('<', '').replace('mailbox', 'ящик'))).toEqual(['ящик']);
	});
});

describe('a machine’s address of long numbers', () => {
	it.each(['no198.51.100.254no', 'no192.0.2.10no'])('%s is left out whole', (text) => {
		expect(wordsOf(text)).toEqual(['no', 'ipaddr', 'no ipaddr', 'ipaddr no']);
	});
});

describe('a word that stands for an address', () => {
	it('is none by itself', () => {
		expect(wordsOf('anna@example.com 192.0.2.1').filter(isWord)).toEqual(['mailad ipaddr']);
		expect(['mailad', 'ipaddr'].map(isWord)).toEqual([false, false]);
	});

	it('is none that an address only ends like', () => {
		expect(['addres', 'address', 'full', 'mailbo', 'mailad full'].map(isWord)).toEqual(Array(5).fill(true));
	});
});

it('the eightieth word counts, the next no more', () => {
	const letters = [...'abcdefghij'];
	const words = letters.flatMap((one) => letters.map((other) => `x${one}${other}`));
	const found = wordsOf(words.join(' '));
	expect(found).toContain(words[79]);
	expect(found).not.toContain(words[80]);
});
