/** A tiny built site with one mistake of each kind. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBuiltSite, isFresh } from '../../src/cli/check/built-site.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const head =
	'<title>A page</title><meta name="description" content="What it is about."><link rel="canonical" href="https://x.example/">';
const facts =
	'<time datetime="2026-11-24"></time><section aria-labelledby="sources"></section><main data-pagefind-body></main>';

function write(files: Readonly<Record<string, string>>): void {
	for (const [file, html] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), html);
	}
}
const said = () => checkBuiltSite(folder, 'dist').problems.map(({ file, message }) => `${file}: ${message}`);

test('a site in order has no problem, and its farthest page is counted', () => {
	write({
		'index.html': `${head}<h1>Home</h1><a href="/guides/">Guides</a> <a href="https://elsewhere.example/no/">Out</a>`,
		'guides/index.html': `${head}<h1>Guides</h1><a href="a/#place">A</a> <form action="/search/?q=1"></form>`,
		'guides/a/index.html': `${head}<h1>A</h1>${facts}<a href="/favicon.svg">picture</a>`,
		'search/index.html': `${head}<h1>Search</h1>`,
		'404.html': '<p>Not here</p>',
		'old/index.html': '<meta http-equiv="refresh" content="0; url=/guides/a/"><a href="/guides/a/">A</a>',
		'favicon.svg': '<svg/>',
	});
	expect(checkBuiltSite(folder, 'dist')).toEqual({ problems: [], pages: 5, clicks: 2 });
});

test('orphans, dead links and pages without title, day, source or search are named', () => {
	write({
		'index.html': `${head}<h1>Home</h1><a href="/guides/a/">A</a> <a href="/gone/">Gone</a> <a href="/old/">Old</a>`,
		'guides/a/index.html': '<p>Bare</p>',
		'orphan/index.html': `${head}<h1>Orphan</h1><a href="/orphan/">me</a>`,
		'old/index.html': '<meta http-equiv="refresh" content="0; url=/b/"><a href="/b/">B</a>',
	});
	expect(said().sort()).toEqual([
		'dist/guides/a/index.html: Search cannot find the page',
		'dist/guides/a/index.html: The page has no canonical address',
		'dist/guides/a/index.html: The page has no description',
		'dist/guides/a/index.html: The page has no heading',
		'dist/guides/a/index.html: The page has no title',
		'dist/guides/a/index.html: The page names no source',
		'dist/guides/a/index.html: The page says no day',
		'dist/index.html: The link to /gone/ leads nowhere',
		'dist/old/index.html: The link to /b/ leads nowhere',
		'dist/orphan/index.html: No page leads here',
	]);
});

test('a file saved after the build makes the built site stale', () => {
	const built = join(folder, 'dist');
	const content = join(folder, 'content');
	write({ 'content/a.yaml': 'a: 1' });
	expect(isFresh(built, [content])).toBe(false);
	write({ 'dist/index.html': 'x' });
	const later = new Date(Date.now() + 60_000);
	utimesSync(join(built, 'index.html'), later, later);
	expect(isFresh(built, [content])).toBe(true);
	const latest = new Date(Date.now() + 120_000);
	utimesSync(join(content, 'a.yaml'), latest, latest);
	expect(isFresh(built, [content])).toBe(false);
});
