import { describe, expect, it } from 'vitest';
import { type Findable, foldQuestion, isFound } from '../../src/site/client/filter-match.ts';

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
const asks = (question: string, item = service) => isFound(foldQuestion(question), item);

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
	it('finds a sentence in a pasted bounce where all its pieces stand there', () => {
		expect(asks('553 5.7.2 [TSS09] All messages  will be\npermanently deferred', sentence)).toBe(true);
		expect(asks('553 5.7.2 [TSS09] refused', sentence)).toBe(false);
	});
	it('takes a sentence without pieces for no answer to everything', () => {
		expect(asks('something else', { ...sentence, pieces: [] })).toBe(false);
	});
});
