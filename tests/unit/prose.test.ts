import { describe, expect, test } from 'vitest';
import { lintProse, maxAge } from '../../src/prose/lint.ts';
import { piecesOf } from '../../src/prose/pages.ts';
import { readingOf } from '../../src/prose/reading-age.ts';
import { unwelcomeIn, withoutQuotes } from '../../src/prose/wording.ts';
import { type ArticleEntry, loadContent } from '../../src/schema/load.ts';

const content = loadContent();

test('the prose of content/ is in order: reading age about 12, no blame, no bare words of the trade', () => {
	const reports = lintProse(content);
	expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
	expect(reports.length).toBeGreaterThan(350);
	expect(Math.max(...reports.map(({ reading }) => reading.age).filter((age) => age > 0))).toBeLessThanOrEqual(
		maxAge,
	);
});

describe('reading age', () => {
	test('short words in short sentences are for children, long ones are not', () => {
		const easy = readingOf(['The cat sat on the mat. It was red. We saw it.']);
		const hard = readingOf([
			'Organisational authentication infrastructure necessitates comprehensive administrative consideration regarding interoperability.',
		]);
		expect(easy.age).toBeLessThan(7);
		expect(hard.age).toBeGreaterThan(20);
		expect(hard.hardest?.text).toContain('Organisational');
	});
	test('codes, numbers and addresses are no words', () => {
		expect(readingOf(['See 5.7.1 and 192.0.2.1 at mail.example.com now.']).words).toBe(4);
		expect(readingOf(['550']).age).toBeNaN();
	});
});

test('headings, cells and code of a guide are no sentences; code in a line counts as one name', () => {
	const pieces = piecesOf(
		'# Head\n\nRun `a b c` now.\n\n```\ncode here\n```\n\n| Cell |\n| --- |\n| Two |\n\n- Item one.\n',
		'md',
		10,
	);
	expect(pieces).toEqual([
		{ text: 'Head', line: 10, sentences: false },
		{ text: 'Run `x` now.', line: 12, sentences: true },
		{ text: 'Cell', line: 18, sentences: false },
		{ text: 'Two', line: 20, sentences: false },
		{ text: 'Item one.', line: 22, sentences: true },
	]);
});

test.each([
	'It is your fault.',
	'Simply restart it.',
	'Please note the time.',
	'Click here to go on.',
	'Ask to be whitelisted.',
	'In order to send, log in.',
])('refused: %s', (text) => {
	expect(unwelcomeIn(text)).toHaveLength(1);
});

test.each([
	'A simple test.',
	'A note that the server is new.',
	'A welcome list (whitelist).',
	'Never pay at whitelisted.org.',
	'Prior mail is gone.',
])('taken: %s', (text) => {
	expect(unwelcomeIn(text)).toEqual([]);
});

test('what servers say is not ours', () => {
	expect(withoutQuotes('It says "click here" and “of course”.')).toBe('It says "" and "".');
});

describe('a guide', () => {
	const [entry] = content.articles.values();
	const problems = (body: string) => {
		const article = { ...entry, body, bodyLine: 1 } as ArticleEntry;
		const none = new Map();
		const empty = { causes: none, codes: none, providers: none, blocklists: none, tools: none, flows: none };
		const all = { ...content, ...empty, articles: new Map([['x', article]]) };
		return lintProse(all).flatMap((report) =>
			report.problems.map(({ line, message }) => `${line}: ${message}`),
		);
	};
	test('explains its words, or links to the guide on them', () => {
		expect(problems('Look at the MX record.')).toEqual(['1: "MX" is not explained']);
		expect(problems('Look at the MX record: it names the mail server.')).toEqual([]);
		expect(problems('It says "MX".')).toEqual([]);
		expect(problems('Set up SPF.')).toEqual(['1: "SPF" is not explained']);
		expect(problems('Set up [SPF](/guides/spf-dkim-dmarc/).')).toEqual([]);
	});
	test('says blacklist once where it says blocklist often', () => {
		const often = 'One blocklist.\n\nTwo blocklists.\n\nThree blocklists.\n\nFour blocklists.\n';
		expect(problems(often)).toEqual(['1: "blocklist" is not explained']);
		expect(problems(often.replace('One blocklist', 'One blocklist (blacklist)'))).toEqual([]);
	});
	test('is told the hardest sentence when it is too hard', () => {
		const hard =
			'Organisational authentication infrastructure necessitates comprehensive administrative consideration regarding interoperability.';
		expect(problems(`Yes.\n\n${hard}`)[0]).toMatch(/^3: The page needs a reading age of/);
	});
});
