/** What a reader meets in every guide, cause and code: short summaries, short sentences, no blame, no bare jargon. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { grounds } from '../../src/schema/checks/site.ts';
import { loadContent } from '../../src/schema/load.ts';

const ROOT = join(import.meta.dirname, '../..');
const content = loadContent({ root: ROOT });

/** Longest average sentence, in words. Plain English guides ask for 15 to 20. */
const longestAverage = 16;
const longestSentence = 45;

/** The running text of a Markdown body: no code, tables, headings or list marks; link labels stay. */
function proseOf(markdown: string): string {
	return markdown
		.replace(/^```[\s\S]*?^```$/gm, '')
		.split('\n')
		.filter((line) => !/^\s*(\||#|import |<|> \[!)/.test(line))
		.map((line) => line.replace(/^\s*(>|[-*]|\d+\.)\s+/, '\n').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
		.join('\n')
		.replace(/[*`_]/g, '');
}

function sentencesOf(text: string): string[][] {
	return text
		.split(/[.!?:;](?=\s|$)|\n\n|\n(?=\n)|\n$/)
		.map((sentence) => sentence.split(/\s+/).filter((word) => /[a-z]/i.test(word)))
		.filter((words) => words.length > 2);
}

const bodies = [...content.articles.values()].map(({ id, body }) => [id, proseOf(body)] as const);

test.each(bodies)('%s is written in short sentences', (_, text) => {
	const lengths = sentencesOf(text).map((words) => words.length);
	const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
	expect(average).toBeLessThan(longestAverage);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(longestSentence);
});

test.each(bodies)('%s blames nobody and belittles nothing', (_, text) => {
	expect(text).not.toMatch(
		/\b(simply|obviously|just click|you failed|your fault|unfortunately you|please note)\b/i,
	);
});

test('every guide can be found: category, summary of one or two sentences, words people search for', () => {
	for (const { id, data } of content.articles.values()) {
		expect(data.summary.length, id).toBeGreaterThan(40);
		expect(data.keywords.length, id).toBeGreaterThan(3);
	}
});

test('guides explain "blocklist" by the word people know', () => {
	for (const { id, body } of content.articles.values()) {
		if (/blocklists? \(blacklist|\(often called blacklist\)/.test(body)) continue;
		// A guide in which blocklists matter says the other word once; a passing mention need not.
		expect((body.match(/blocklist(?!-)/g) ?? []).length, id).toBeLessThan(9);
	}
});

test('samples in guides use documentation addresses only', () => {
	for (const { id, body } of content.articles.values()) {
		const addresses = body.match(/(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g) ?? [];
		const others = addresses.filter((ip) => !/^(192\.0\.2|198\.51\.100|203\.0\.113|127)\./.test(ip));
		expect(others, id).toEqual([]);
	}
});

test('all 29 causes are there, each with a guide and a way into the troubleshooter', () => {
	expect(content.causes.size).toBe(29);
	expect([...content.causes.values()].filter(({ data }) => !data.article)).toEqual([]);
});

test('every code is there: 82 enhanced ones and 32 replies', () => {
	const codes = [...content.codes.values()].map(({ data }) => data.code);
	expect(codes.filter((code) => code.startsWith('x')).length).toBe(82);
	expect(codes.filter((code) => !code.startsWith('x')).length).toBe(32);
});

test('contrast is measured against the grounds that the site really has', () => {
	const tokens = readFileSync(join(ROOT, 'src/site/styles/tokens.css'), 'utf8');
	for (const ground of Object.values(grounds)) expect(tokens).toContain(ground);
});
