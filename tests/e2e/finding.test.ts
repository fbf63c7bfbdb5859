import type { Page } from '@playwright/test';
import { builtFiles, isRedirect, pagePaths, readBuilt, toPath } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** What search engines, feed readers, link previews and language models read. */

/** One page of each kind, with the types of its structured data and its card. */
const kinds = [
	['/guides/greylisting/', ['Article', 'BreadcrumbList'], 'guide'],
	['/causes/ip-blocked/', ['Article', 'BreadcrumbList'], 'cause'],
	['/codes/5-7-1/', ['Article', 'BreadcrumbList'], 'code'],
	['/providers/gmail/', ['Article', 'BreadcrumbList'], 'provider'],
	['/blocklists/spamhaus-zen/', ['Article', 'BreadcrumbList'], 'blocklist'],
	['/guides/', [], 'page'],
	['/', [], 'page'],
] as const;

const meta = (page: Page, name: string) =>
	page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content');

for (const [path, types, card] of kinds) {
	test(`${path} tells machines what it is @once`, async ({ page, request }) => {
		await page.goto(path);
		const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
		expect(new URL(canonical).pathname).toBe(path);
		expect(await meta(page, 'og:url')).toBe(canonical);
		expect(await meta(page, 'twitter:card')).toBe('summary_large_image');
		expect(await meta(page, 'og:type')).toBe(types.length > 0 ? 'article' : 'website');
		const image = new URL((await meta(page, 'og:image')) ?? '');
		expect(image.pathname).toBe(`/cards/${card}.png`);
		const png = await (await request.get(image.pathname)).body();
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
		const found = await page.locator('script[type="application/ld+json"]').allTextContents();
		const data = found.map((text) => JSON.parse(text) as Record<string, unknown>);
		expect(data.map((part) => part['@type'])).toEqual(types);
		if (data[0]) {
			expect(data[0]['dateModified']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(data[0]['headline']).toBe(await meta(page, 'og:title'));
		}
	});
}

test('every page has a title, a description and one address of its own @once', () => {
	const titles = new Map<string, string>();
	for (const file of builtFiles('.html').filter((name) => !isRedirect(readBuilt(name)))) {
		const html = readBuilt(file);
		const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
		expect(title, file).not.toBe('');
		expect(/<meta name="description" content="[^"]{20,}"/.test(html), `${file} has a description`).toBe(true);
		if (html.includes('name="robots" content="noindex"')) continue;
		expect(titles.get(title), `${file}: same title`).toBeUndefined();
		titles.set(title, file);
	}
	expect(titles.size).toBeGreaterThan(300);
});

test('pages with facts show the day they were reviewed or checked @once', () => {
	for (const path of pagePaths().filter((one) =>
		/^\/(guides|causes|codes|providers|blocklists)\/./.test(one),
	)) {
		const html = readBuilt(`${path.slice(1)}index.html`);
		expect(/(?:Reviewed|checked) on <time datetime="\d{4}-\d{2}-\d{2}"/.test(html), path).toBe(true);
	}
});

test('the feed is well-formed, newest first, and every entry is a page @once', async ({ page, request }) => {
	const response = await request.get('/feed.xml');
	const xml = await response.text();
	await page.goto('/');
	const read = await page.evaluate((text) => {
		const feed = new DOMParser().parseFromString(text, 'application/xml');
		const all = (name: string) => [...feed.querySelectorAll(`entry > ${name}`)];
		return {
			broken: feed.querySelector('parsererror')?.textContent ?? '',
			days: all('updated').map((element) => element.textContent ?? ''),
			links: all('link').map((element) => new URL(element.getAttribute('href') ?? '').pathname),
		};
	}, xml);
	expect(read.broken).toBe('');
	expect(read.days.length).toBeGreaterThan(30);
	expect(read.days).toEqual([...read.days].sort().reverse());
	const pages = new Set(pagePaths());
	expect(read.links.filter((link) => !pages.has(link))).toEqual([]);
	expect(await page.locator('link[rel=alternate]').getAttribute('href')).toBe('/feed.xml');
});

test('the sitemap lists every page for search engines and no other @once', async ({ request }) => {
	const xml = await (await request.get('/sitemap.xml')).text();
	const listed = [...xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path ?? '');
	const wanted = builtFiles('.html')
		.filter(
			(file) => !isRedirect(readBuilt(file)) && !readBuilt(file).includes('name="robots" content="noindex"'),
		)
		.map(toPath);
	expect([...listed].sort()).toEqual([...wanted].sort());
});

test('llms.txt and the open data lead somewhere, and name the licence @once', async ({ page, request }) => {
	const list = await (await request.get('/llms.txt')).text();
	const paths = [...list.matchAll(/\]\(https?:\/\/[^/)]+([^)]*)\)/g)].map(([, path]) => path ?? '');
	expect(paths.length).toBeGreaterThan(300);
	for (const path of paths.filter((_, place) => place % 10 === 0 || place > paths.length - 8))
		expect((await request.head(path)).status(), path).toBe(200);
	expect((await (await request.get('/llms-full.txt')).text()).length).toBeGreaterThan(50_000);
	await page.goto('/');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Open data' }).click();
	await expect(page).toHaveURL(/\/open-data\/$/);
	const files = await page
		.locator('main a[href^="/data/open/"]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	expect(files).toHaveLength(4);
	for (const file of files) {
		const data = await (await request.get(file)).json();
		expect(data.licence).toBe('MIT');
		expect(data.entries.length).toBeGreaterThan(20);
	}
	await expect(page.getByRole('main')).toContainText('MIT');
});
