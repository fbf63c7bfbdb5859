/** The built site, as a reader walks it: every page can be reached by links, found by search, and says what it must. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../schema/load.ts';

export interface SiteReport {
	readonly problems: readonly Problem[];
	/** Pages that a reader can stay on. */
	readonly pages: number;
	/** Clicks from the home page to the page that is farthest away, steps of flows left out. */
	readonly clicks: number;
}

/** Pages that name facts from outside, each with its day and its sources. */
const factual = /^\/(guides|providers|blocklists|causes|codes)\/[^/]+\/$/;
/** Not meant to be walked to or searched. */
const aside = /^\/404\.html$/;

interface Page {
	readonly file: string;
	readonly html: string;
	/** Paths of this site that it links to. */
	readonly links: readonly string[];
	/** It only sends the reader on. */
	readonly leadsOn: boolean;
}

/** Walk the files below `folder`. `shown`: how the folder is named in messages. */
export function checkBuiltSite(folder: string, shown: string): SiteReport {
	const pages = new Map(readPages(folder).map((page) => [toPath(page.file), page]));
	const problems: Problem[] = [];
	const reached = distances(pages);
	for (const [path, page] of pages) {
		const add = (message: string, fix: string): void => {
			problems.push({ file: join(shown, page.file), line: 1, message, fix });
		};
		for (const link of page.links)
			if (!pages.has(link) && !existsSync(join(folder, link)))
				add(`The link to ${link} leads nowhere`, 'correct it, or add the page');
		if (page.leadsOn || aside.test(path)) continue;
		if (!reached.has(path))
			add('No page leads here', 'link it from its list in src/pages, or from a page about the same thing');
		for (const [what, pattern] of wanted)
			if (!pattern.test(page.html)) add(`The page has no ${what}`, `see src/site/layouts/Page.astro`);
		if (!factual.test(path)) continue;
		if (!/<time\b/.test(page.html)) add('The page says no day', 'show "reviewed" or "checked" of its file');
		if (!/aria-labelledby="sources"/.test(page.html))
			add('The page names no source', 'add "sources" to its file');
		if (!/data-pagefind-body/.test(page.html))
			add('Search cannot find the page', 'do not set search={false}');
	}
	const far = [...reached]
		.filter(([path]) => !/^\/fix\/[^/]+\/[^/]+\//.test(path))
		.map(([, clicks]) => clicks);
	const stay = [...pages.values()].filter(({ leadsOn }) => !leadsOn).length;
	return { problems, pages: stay, clicks: Math.max(0, ...far) };
}

const wanted: readonly (readonly [string, RegExp])[] = [
	['title', /<title>[^<]+<\/title>/],
	['description', /<meta name="description" content="[^"]{10,}"/],
	['heading', /<h1\b/],
	['canonical address', /<link rel="canonical" href="/],
];

/** Clicks from the home page, for each page that links lead to. */
function distances(pages: ReadonlyMap<string, Page>): Map<string, number> {
	const found = new Map([['/', 0]]);
	for (const [path, clicks] of found)
		for (const link of pages.get(path)?.links ?? [])
			if (pages.has(link) && !found.has(link)) found.set(link, clicks + 1);
	return found;
}

function readPages(folder: string): Page[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html'))
		.map((file) => {
			const html = readFileSync(join(folder, file), 'utf8');
			return {
				file,
				html,
				links: linksOf(html, toPath(file)),
				leadsOn: /<meta http-equiv="refresh"/i.test(html),
			};
		});
}

function linksOf(html: string, path: string): string[] {
	const targets = [...html.matchAll(/<(?:a|form)\s[^>]*?\b(?:href|action)="([^"]*)"/g)];
	return targets.flatMap(([, value = '']) => {
		const url = URL.parse(value.replaceAll('&amp;', '&'), `https://site.example${path}`);
		return url?.origin === 'https://site.example' ? [decodeURIComponent(url.pathname)] : [];
	});
}

const toPath = (file: string): string => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;

/** Whether the built site shows the files of `folders` as they are now: nothing there was saved after the build. */
export function isFresh(built: string, folders: readonly string[]): boolean {
	const home = join(built, 'index.html');
	if (!existsSync(home)) return false;
	const time = statSync(home).mtimeMs;
	return folders.every((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).every(
			(file) => statSync(join(folder, file)).mtimeMs <= time,
		),
	);
}
