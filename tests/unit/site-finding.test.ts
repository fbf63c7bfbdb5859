import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { cardSvg, cardWords } from '../../src/site/cards/card.ts';
import { datedPages } from '../../src/site/changes.ts';
import { atomFeed } from '../../src/site/feed.ts';
import { feedbackMail, feedbackMessage, maxComment } from '../../src/site/feedback.ts';
import { contentSecurityPolicy } from '../../src/site/integrations/csp.ts';
import { structuredData } from '../../src/site/json-ld.ts';
import { llmsFull, llmsList } from '../../src/site/llms.ts';
import { openData, openDataFile } from '../../src/site/open-data.ts';
import { kindNames } from '../../src/site/search/kinds.ts';
import { sitemapPages } from '../../src/site/sitemap.ts';

const content = loadContent();
const site = new URL('https://help.example.com/');
const pages = datedPages(content);

test('every guide, reason, mail service, blocklist and code is a dated page, newest first', () => {
	const { articles, causes, providers, blocklists, codes } = content;
	expect(pages).toHaveLength(articles.size + causes.size + providers.size + blocklists.size + codes.size);
	const days = pages.map(({ day }) => day);
	expect(days).toEqual([...days].sort().reverse());
	for (const day of days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('the sitemap tells the same day as the page', () => {
	const days = new Map(sitemapPages(content).map(({ path, day }) => [path, day]));
	for (const { path, day } of pages.filter((page) => page.path !== '/causes/unknown/'))
		expect(days.get(path), path).toBe(day);
});

test('the feed holds the newest pages, escaped', () => {
	const odd = {
		path: '/guides/a/',
		title: 'A & <b>',
		summary: '"x"',
		kind: 'guide',
		day: '2026-01-02',
	} as const;
	const feed = atomFeed([odd, ...pages], 'Host & Co', site);
	expect(feed).toContain('<title>A &amp; &lt;b&gt;</title>');
	expect(feed).toContain('<updated>2026-01-02T00:00:00Z</updated>\n<author><name>Host &amp; Co</name>');
	expect(feed.match(/<entry>/g)).toHaveLength(60);
	expect(feed).toContain('<id>https://help.example.com/guides/a/</id>');
});

describe('structured data', () => {
	const facts = {
		title: 'T',
		description: 'D',
		url: new URL('/guides/a/', site),
		crumbs: [
			{ href: '/', label: 'Help' },
			{ href: '/guides/', label: 'Guides' },
		],
		host: 'Host',
	};
	const types = (data: readonly object[]) => data.map((part) => (part as { '@type': string })['@type']);

	test('a dated page below another is an Article with its way', () => {
		expect(types(structuredData({ ...facts, modified: '2026-01-02' }))).toEqual([
			'Article',
			'BreadcrumbList',
		]);
	});
	test('a page without a day has only its way, the home page nothing', () => {
		expect(types(structuredData(facts))).toEqual(['BreadcrumbList']);
		expect(structuredData({ ...facts, crumbs: facts.crumbs.slice(0, 1) })).toEqual([]);
	});
});

test('there is a card for every kind of search result, with the host’s name escaped', () => {
	expect(Object.keys(cardWords).sort()).toEqual(Object.keys(kindNames).sort());
	expect(cardSvg('guide', { name: 'A & B', accent: '#123456' })).toContain('A &amp; B');
	expect(cardSvg('guide', { name: 'x'.repeat(99), accent: '#123456' })).toContain(`${'x'.repeat(47)}…`);
});

test('llms.txt names every page once; the full text has no component left', () => {
	const list = llmsList(content, site);
	for (const { path } of pages)
		expect(list.split(`](https://help.example.com${path})`), path).toHaveLength(2);
	const full = llmsFull(content, site);
	expect(full).not.toMatch(/^<\/?[A-Z]/m);
	expect(full).not.toMatch(/\]\(\//);
	for (const { data } of content.articles.values()) expect(full).toContain(`## ${data.title}`);
});

describe('open data', () => {
	test.each(Object.keys(openData))(
		'%s.json names its licence and gives every entry with its day and sources',
		(id) => {
			const file = openDataFile(id, content, site) as {
				licence: string;
				licenceUrl: string;
				entries: { id: string; checked?: string; reviewed?: string; sources?: unknown[] }[];
			};
			expect(file.licence).toBe('MIT');
			expect(file.licenceUrl).toMatch(/^https:/);
			expect(file.entries).toHaveLength(content[id as 'causes'].size);
			for (const entry of file.entries) {
				expect(entry.checked ?? entry.reviewed, entry.id).toMatch(/^\d{4}-/);
				if (id !== 'causes') expect(entry.sources?.length, entry.id).toBeGreaterThan(0);
			}
		},
	);
	test.each(['constructor', 'site', ''])('"%s" is no file', (id) => {
		expect(openDataFile(id, content, site)).toBeNull();
	});
});

describe('feedback', () => {
	test('the message holds the page’s path, never what stands after it', () => {
		expect(feedbackMessage('https://h.example/guides/a/?x=192.0.2.1#secret', true)).toEqual({
			page: '/guides/a/',
			helpful: true,
		});
	});
	test('an empty comment is left out, a long one cut', () => {
		expect(feedbackMessage('https://h.example/', false, '  ')).not.toHaveProperty('comment');
		expect(feedbackMessage('https://h.example/', false, 'y'.repeat(9999)).comment).toHaveLength(maxComment);
	});
	test('the mail says yes or no, and where', () => {
		const mail = new URL(feedbackMail('f@example.com', false, 'A & B', 'https://h.example/a/'));
		expect(mail.searchParams.get('subject')).toBe('Not helpful: A & B');
		expect(mail.searchParams.get('body')).toContain('https://h.example/a/');
	});
	const policy = (feedback: typeof content.site.data.feedback) => {
		const csp = contentSecurityPolicy({ ...content.site.data, feedback });
		return typeof csp === 'object' ? (csp.directives ?? []).join('; ') : '';
	};
	test('the policy opens for the host’s address only where there is one', () => {
		const open = policy({ kind: 'endpoint', url: 'https://desk.example.net/v1/feedback' });
		expect(open).toMatch(/connect-src [^;]*https:\/\/desk\.example\.net(;| )/);
		expect(open).toMatch(/form-action 'self' https:\/\/desk\.example\.net(;|$)/);
		for (const other of [policy({ kind: 'off' }), policy({ kind: 'mailto', address: 'f@example.com' })]) {
			expect(other).not.toContain('desk.example.net');
			expect(other).toContain("form-action 'self';");
		}
	});
});
