/** Every way in which servers and people write a code leads to its page: by address, and by search. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { codeAliases } from '../../src/site/code-aliases.ts';
import { formsOf } from '../../src/site/code-pages.ts';
import { buildCodeMap } from '../../src/site/search/code-map.ts';
import { findCodes } from '../../src/site/search/codes.ts';

const content = loadContent();
const aliases = new Map(codeAliases(content).map(({ name, id }) => [name, id]));
const codes = [...content.codes.values()].filter(({ data }) => data.code.startsWith('x'));

describe('addresses', () => {
	test.each([
		['4-7-1', '5-7-1'],
		['4.7.1', '5-7-1'],
		['5.7.1', '5-7-1'],
		['550-5-7-1', '5-7-1'],
		['550-5.7.1', '5-7-1'],
		['451-4-7-1', '5-7-1'],
		['550-5-1-1', '5-1-1'],
		['421-4-7-28', '5-7-28'],
	])('/codes/%s/ leads to %s', (name, id) => {
		expect(aliases.get(name)).toBe(id);
	});

	test('every form of every code has one, none hides a page, and all lead to a page', () => {
		for (const { id, data } of codes)
			for (const form of formsOf(data)) {
				expect(aliases.get(form), form).toBe(id);
				const dashed = form.replaceAll('.', '-');
				expect(dashed === id || aliases.get(dashed) === id, dashed).toBe(true);
			}
		for (const [name, id] of aliases) {
			expect(content.codes.has(name), name).toBe(false);
			expect(content.codes.has(id), id).toBe(true);
			expect(name).toMatch(/^[\d.-]+$/);
		}
	});
});

describe('search', () => {
	const map = buildCodeMap(content);
	const first = (query: string): string | undefined =>
		findCodes(query, map).find(({ kind }) => kind === 'code')?.url;

	test.each([
		'5.7.1',
		'#5.7.1',
		'550-5.7.1',
		'550 5.7.1',
		'550 #5.7.1',
		'5 7 1',
		'550 5 7 1',
		'550-5-7-1',
		'4.7.1',
	])('%s finds the page of 5.7.1', (query) => {
		expect(first(query)).toBe('/codes/5-7-1/');
	});

	test('every code is found as it is written and with blanks or hyphens for its dots', () => {
		for (const { id, data } of codes)
			for (const form of formsOf(data))
				for (const query of [
					form,
					`#${form}`,
					`550-${form}`,
					form.replaceAll('.', ' '),
					form.replaceAll('.', '-'),
				])
					expect(first(query), query).toBe(`/codes/${id}/`);
	});
});
