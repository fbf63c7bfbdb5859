import { describe, expect, test } from 'vitest';
import { providerCodes, statuses } from '../../src/site/search/code-map.ts';
import { type CodeMap, codeKey, findCodes } from '../../src/site/search/codes.ts';
import { excerptPieces } from '../../src/site/search/excerpt.ts';
import { handOver, looksLikeBounce, pasteKey } from '../../src/site/search/pasted.ts';

const page = (url: string) => ({ url, title: url, kind: 'page' });
const map: CodeMap = {
	pages: [
		page('/guide/'),
		page('/571/'),
		page('/5726/'),
		page('/outlook/'),
		page('/zen/'),
		page('/m365/'),
		page('/550/'),
	],
	codes: {
		'5505.7.1': [0],
		'5.7.1': [1],
		'4.7.1': [1],
		'5.7.26': [2],
		s3140: [3],
		'zen.spamhaus.org': [4],
		as48: [5],
		'550': [6],
	},
};
const urls = (query: string) => findCodes(query, map).map(({ url }) => url);

describe('codeKey', () => {
	test.each([
		['550-5.7.26', '5505.7.26'],
		['550 5.7.26', '5505.7.26'],
		['#5.7.1', '5.7.1'],
		['  (S3140). ', 's3140'],
		['AS(48)', 'as48'],
		['SC-001', 'sc001'],
		['Zen.Spamhaus.ORG', 'zen.spamhaus.org'],
	])('%s is held as %s', (text, key) => {
		expect(codeKey(text)).toBe(key);
	});
});

describe('findCodes', () => {
	test.each([
		['550 5.7.1', '/guide/'],
		['550-5.7.1', '/guide/'],
		['5.7.1', '/571/'],
		['#5.7.1', '/571/'],
		['4.7.1', '/571/'],
		['550-5.7.26', '/5726/'],
		['550 5.7.26', '/5726/'],
		['4.7.26', '/5726/'],
		['s3140', '/outlook/'],
		['(S3140)', '/outlook/'],
		['zen.spamhaus.org', '/zen/'],
		['AS(48)', '/m365/'],
		['550', '/550/'],
		['gmail 5.7.26 error', '/5726/'],
		['error 550 5.7.1 from outlook', '/guide/'],
	])('%s finds %s first', (query, url) => {
		expect(urls(query)[0]).toBe(url);
	});

	test('a full code offers the status and the reply code after its own page, none twice', () => {
		expect(urls('550 5.7.1')).toEqual(['/guide/', '/571/', '/550/']);
	});

	test.each(['571', '57.1', '5.7', '5.7.1.2', '192.5.7.1', '15.7.1', 'constructor', '', 'mail came back'])(
		'%s finds nothing',
		(query) => {
			expect(urls(query)).toEqual([]);
		},
	);
});

describe('the code map', () => {
	test('takes a service’s own codes from what is written about a phrase', () => {
		expect(providerCodes('550 5.7.1 S3140\nsee SC-001, AS(48), RFC5321 and UTF-8', '')).toEqual([
			'S3140',
			'SC-001',
			'AS(48)',
		]);
	});

	test('takes codes from a sample only where they stand alone in brackets', () => {
		expect(providerCodes('', 'block list (S3140). [BN8NAM11FT066.example.com] [TSS04] id AB12')).toEqual([
			'S3140',
			'TSS04',
		]);
	});

	test('writes ranges out', () => {
		const all = statuses('550 5.7.606-649');
		expect(all).toHaveLength(44);
		expect(all[0]).toBe('5.7.606');
		expect(all.at(-1)).toBe('5.7.649');
		expect(statuses('5.7.509')).toEqual(['5.7.509']);
		expect(statuses('192.0.2.10')).toEqual([]);
	});
});

describe('a pasted bounce', () => {
	test.each([
		'550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus.',
		'Reporting-MTA: dns; mail.example.com\nAction: failed',
		`host mx.example.net said: ${'words '.repeat(30)}`,
	])('is recognised: %s', (text) => {
		expect(looksLikeBounce(text)).toBe(true);
	});

	test.each(['550 5.7.1', 'how do I get off the Outlook blocklist', '550-5.7.26 gmail', 'S3140\n'])(
		'is not seen in words to search: %s',
		(text) => {
			expect(looksLikeBounce(text)).toBe(false);
		},
	);

	test('goes into the tab’s storage under the agreed key', () => {
		const kept = new Map<string, string>();
		const storage = { setItem: (key: string, value: string) => kept.set(key, value) } as unknown as Storage;
		expect(handOver('550 text', storage)).toBe(true);
		expect(kept.get(pasteKey)).toBe('550 text');
	});

	test('says so where storage is refused', () => {
		const storage = {
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
		} as unknown as Storage;
		expect(handOver('text', storage)).toBe(false);
	});
});

test('an excerpt becomes plain pieces, its marks kept', () => {
	expect(excerptPieces('your <mark>IP</mark> &lt;192.0.2.1&gt; &amp;lt; x')).toEqual([
		{ text: 'your ', hit: false },
		{ text: 'IP', hit: true },
		{ text: ' <192.0.2.1> &lt; x', hit: false },
	]);
});

test('a numbered code that no page names finds the page that explains its family', () => {
	const family = { ...map, codes: { ...map.codes, 'as.n': [5], as48: [3] } };
	expect(findCodes('AS(48)', family).map(({ url }) => url)).toEqual(['/outlook/', '/m365/']);
	expect(findCodes('AS(1430)', family).map(({ url }) => url)).toEqual(['/m365/']);
	expect(findCodes('as(nnnn)', family)).toEqual([]);
});
