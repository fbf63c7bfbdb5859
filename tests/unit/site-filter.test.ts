import { describe, expect, it } from 'vitest';
import { type Findable, foldQuestion, shownItems, strength } from '../../src/site/client/filter-match.ts';

const service: Findable = {
	words: 'outlook.com (hotmail, live, msn) hotmail.com .olc.protection.outlook.com',
	domains: ['outlook.com', 'hotmail.com'],
	hosts: ['.olc.protection.outlook.com'],
	pieces: [],
};
const sentence: Findable = {
	words: '550 5.7.1 message refused',
	domains: [],
	hosts: [],
	pieces: ['tss09', 'deferred'],
};
const asks = (question: string, item = service) => strength(foldQuestion(question), item) > 0;

describe('the filter of a list', () => {
	it('shows all where nothing is asked', () => {
		expect(asks('   ')).toBe(true);
	});
	it('finds by a piece of the name, in any case', () => {
		expect(asks('HotMail')).toBe(true);
		expect(asks('gmail')).toBe(false);
	});
	it('finds by an address', () => {
		expect(asks('Name@Hotmail.com')).toBe(true);
		expect(asks('<name@hotmail.com>')).toBe(true);
		expect(asks('name@nothotmail.com')).toBe(false);
	});
	it('finds by a host name under a suffix, with or without the last dot', () => {
		expect(asks('hotmail-com.olc.protection.outlook.com')).toBe(true);
		expect(asks('hotmail-com.olc.protection.outlook.com.')).toBe(true);
		expect(asks('example-com.mail.protection.outlook.com', { ...service, domains: [] })).toBe(false);
	});
	it('prefers the longest suffix, and shows all that share it', () => {
		const other: Findable = {
			words: 'microsoft 365',
			domains: [],
			hosts: ['.mail.protection.outlook.com'],
			pieces: [],
		};
		const asked = (question: string) => shownItems(foldQuestion(question), [service, other]);
		expect(asked('example-com.mail.protection.outlook.com')).toEqual([false, true]);
		expect(asked('example-com.olc.protection.outlook.com')).toEqual([true, false]);
		expect(asked('')).toEqual([true, true]);
		expect(asked('mx.example.org')).toEqual([false, false]);
		expect(
			shownItems('mx.yahoodns.net', [
				{ ...other, hosts: ['.yahoodns.net'] },
				{ ...service, hosts: ['.yahoodns.net'] },
			]),
		).toEqual([true, true]);
	});
	it('finds a sentence in a pasted bounce where all its pieces stand there', () => {
		expect(asks('553 5.7.2 [TSS09] All messages  will be\npermanently deferred', sentence)).toBe(true);
		expect(asks('553 5.7.2 [TSS09] refused', sentence)).toBe(false);
	});
	it('takes a sentence without pieces for no answer to everything', () => {
		expect(asks('something else', { ...sentence, pieces: [] })).toBe(false);
	});
});
