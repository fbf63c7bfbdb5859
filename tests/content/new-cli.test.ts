/** `npm run new`: what it writes passes the check once the marked places are filled, and it never overwrites. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scaffold, words } from '../../src/cli/new/scaffold.ts';
import { checkContent } from '../../src/schema/check.ts';

const ROOT = join(import.meta.dirname, '../..');
const TODAY = '2026-11-24';
const NAMES: Readonly<Record<string, string>> = { code: '5.7.99' };

let site: string;

beforeAll(() => {
	site = mkdtempSync(join(tmpdir(), 'new-'));
	cpSync(join(import.meta.dirname, 'fixtures/good'), site, { recursive: true });
});
afterAll(() => rmSync(site, { recursive: true }));

const run = (...args: string[]) => {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[join(ROOT, 'src/cli/new.ts'), ...args, site],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	return { status, stdout, stderr };
};

describe.each(Object.keys(words))('%s', (word) => {
	const name = NAMES[word] ?? `my-${word}`;

	test('is written with every field; only what is marked is left to write, each with its line', () => {
		const { file, marks, page } = scaffold(site, word, name, TODAY);
		expect(page).toMatch(/^\/[a-z]+\/([a-z0-9-]+\/)?$/);
		const text = readFileSync(join(site, file), 'utf8');
		const { problems } = checkContent({ root: site });
		expect(problems.filter((problem) => problem.file !== file)).toEqual([]);
		expect(marks).toBe(text.match(/\bFILL\b/g)?.length);
		for (const { message, line } of problems) {
			expect(message).toMatch(/^This is still to be written: "/);
			const lines = text.split('\n');
			// A text of several lines is named by the line on which it begins.
			expect(`${lines[line - 1]}${lines[line]}`).toContain('FILL');
		}
		expect(problems.length).toBeGreaterThan(0);
	});

	test('passes the check when the marks are filled', () => {
		const file = join(site, scaffoldedFile(word));
		writeFileSync(file, readFileSync(file, 'utf8').replace(/\bFILL\b(: )?/g, 'filled'));
		expect(checkContent({ root: site }).problems).toEqual([]);
	});

	test('is not written twice', () => {
		const before = readFileSync(join(site, scaffoldedFile(word)), 'utf8');
		expect(() => scaffold(site, word, name, TODAY)).toThrow(/ is there already$/);
		expect(readFileSync(join(site, scaffoldedFile(word)), 'utf8')).toBe(before);
	});

	function scaffoldedFile(kind: string): string {
		const folder = words[kind as keyof typeof words];
		return join('content', folder, `${name.replaceAll('.', '-')}.${kind === 'article' ? 'mdx' : 'yaml'}`);
	}
});

describe('the command', () => {
	test('says which file it wrote and what comes next', () => {
		const { status, stdout } = run('article', 'how-to-test');
		expect(status).toBe(0);
		expect(stdout).toContain('Wrote content/articles/how-to-test.mdx');
		expect(stdout).toMatch(/Fill in the \d+ places[\s\S]*npm run check[\s\S]*\/guides\/how-to-test\//);
		rmSync(join(site, 'content/articles/how-to-test.mdx'));
	});

	test.each([
		[['artcle', 'x'], 'There is no kind "artcle"', 'did you mean "article"?'],
		[['constructor', 'x'], 'There is no kind "constructor"', 'use one of: article'],
		[['article', 'My Guide!'], 'The name "My Guide!" cannot be a page\'s address', 'write my-guide'],
		[['tool', '../../evil'], "cannot be a page's address", 'write evil'],
		[['code', 'abc'], '"abc" is no code', '550'],
	])('%j is refused with its fix', (args, message, fix) => {
		const { status, stdout, stderr } = run(...args);
		expect(status).toBe(1);
		expect(stdout).toBe('');
		expect(stderr).toContain(message);
		expect(stderr).toContain(fix);
	});
});
