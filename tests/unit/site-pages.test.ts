import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/schema/load.ts';
import { contentSecurityPolicy } from '../../src/site/integrations/csp.ts';
import { contrast, siteColours, textOn } from '../../src/site/integrations/site-colours.ts';
import { readSite } from '../../src/site/integrations/site-config.ts';
import { tightenPolicy } from '../../src/site/integrations/tight-policy.ts';
import { breadcrumbList, jsonLd } from '../../src/site/json-ld.ts';
import { relatedGuides } from '../../src/site/related.ts';
import { sitemap, sitemapPages } from '../../src/site/sitemap.ts';
import { blankTicketLink } from '../../src/site/ticket.ts';

const article = (
	id: string,
	causes: string[],
	codes: string[],
	category = 'how-to',
	reviewed = '2026-11-01',
) =>
	[
		id,
		{ id, data: { title: id, summary: '', causes, codes, category, reviewed, keywords: [], sources: [] } },
	] as const;
const none = new Map();
const content = {
	articles: new Map([
		article('own', ['ip-blocked', 'policy'], ['550 5.7.1'], 'delisting'),
		article('same-cause', ['ip-blocked'], []),
		article('same-code', [], ['550 5.7.1']),
		article('same-category', [], [], 'delisting', '2026-11-20'),
		article('both', ['ip-blocked', 'policy'], ['550 5.7.1']),
		article('nothing', ['greylisted'], ['450']),
	]),
	causes: none,
	codes: none,
	providers: none,
	blocklists: none,
	flows: none,
	tools: new Map([['talos', { data: { checked: '2026-10-01' } }]]),
} as unknown as Content;

describe('related guides', () => {
	test('share causes, then codes, then the category; the page itself and strangers are left out', () => {
		const links = relatedGuides(content, 'own').map(({ href }) => href);
		expect(links).toEqual([
			'/guides/both/',
			'/guides/same-cause/',
			'/guides/same-code/',
			'/guides/same-category/',
		]);
	});

	test('an unknown guide has none', () => {
		expect(relatedGuides(content, 'no-such')).toEqual([]);
	});
});

describe('sitemap', () => {
	test('lists every guide with its day, and each list with the newest day in it', () => {
		const pages = sitemapPages(content);
		expect(pages).toContainEqual({ path: '/guides/own/', day: '2026-11-01' });
		expect(pages).toContainEqual({ path: '/guides/', day: '2026-11-20' });
		expect(pages).toContainEqual({ path: '/tools/', day: '2026-10-01' });
	});

	test('leaves out lists that have no entry', () => {
		expect(sitemapPages(content).map(({ path }) => path)).not.toContain('/providers/');
	});

	test('is XML with whole addresses', () => {
		const xml = sitemap(
			[{ path: '/a&b/', day: '2026-11-24' }, { path: '/' }],
			new URL('https://help.example.com'),
		);
		expect(xml).toContain(
			'<url><loc>https://help.example.com/a&amp;b/</loc><lastmod>2026-11-24</lastmod></url>',
		);
		expect(xml).toContain('<url><loc>https://help.example.com/</loc></url>');
	});
});

describe('structured data', () => {
	test('cannot end its script element', () => {
		expect(jsonLd({ name: '</script><b>' })).not.toContain('</script>');
		expect(JSON.parse(jsonLd({ name: '</script>' }))).toEqual({
			'@context': 'https://schema.org',
			name: '</script>',
		});
	});

	test('breadcrumbs are numbered from the top, with whole addresses', () => {
		const list = breadcrumbList(
			[
				{ href: '/', label: 'Help' },
				{ href: '/guides/', label: 'Guides' },
			],
			new URL('https://help.example.com'),
		);
		expect(list).toMatchObject({
			itemListElement: [
				{ position: 1, item: 'https://help.example.com/' },
				{ position: 2, name: 'Guides' },
			],
		});
	});
});

describe('colours', () => {
	test('contrast is that of WCAG', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
	});

	test('text on the accent is the one that reads better', () => {
		expect(textOn('#0b57a4')).toBe('#fff');
		expect(textOn('#8fc1ff')).toBe('#0b1018');
	});

	test('the stylesheet carries the host’s colours', () => {
		const plugin = siteColours({ accent: '#123456', accentDark: '#abcdef' });
		const load = plugin.load as (id: string) => string | undefined;
		expect(load('/__site-colours.css')).toContain('--accent-light:#123456;--on-accent-light:#fff');
		expect(load('/other.css')).toBeUndefined();
	});
});

describe('content security policy', () => {
	const site = {
		...readSite(),
		resolvers: [{ name: 'Own', url: 'https://dns.example.com/dns-query?x=1', public: false }],
	};
	const policy = JSON.stringify(contentSecurityPolicy(site));

	test('allows only our files and the resolvers’ origins', () => {
		expect(policy).toContain("connect-src 'self' https://dns.example.com\"");
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('dns-query');
	});

	test('allows no unhashed inline code and no eval', () => {
		expect(policy).not.toContain('unsafe-inline');
		expect(policy).not.toContain("'unsafe-eval'");
		expect(policy).toMatch(/sha256-[\w+/]{43}=/);
	});
});

describe('a built page’s policy', () => {
	const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
	const page = (body: string) =>
		`<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' ${hash('a()')} ${hash('b()')}; style-src 'self' ${hash('p{}')};">${body}`;

	test('keeps the hashes of what stands in the page', () => {
		const html = page('<script>a()</script><script type="module" src="/x.js"></script><style>p{}</style>');
		expect(tightenPolicy(html)).toBe(html.replace(` ${hash('b()')}`, ''));
	});

	test('without inline code allows none', () => {
		expect(tightenPolicy(page(''))).toContain("script-src 'self'; style-src 'self';");
	});

	test('a page without a policy stays as it is', () => {
		expect(tightenPolicy('<p>Hello</p>')).toBe('<p>Hello</p>');
	});
});

describe('ticket channels', () => {
	test('a mail address carries subject and blank ticket', () => {
		const link = blankTicketLink({ kind: 'mailto', address: 'support@example.com', label: '' });
		expect(link).toMatch(/^mailto:support@example\.com\?subject=My%20mail%20came%20back&body=My%20address/);
	});

	test('a form’s slots are filled, unknown facts stay empty', () => {
		const template = 'https://example.com/new?s={subject}&ip={ip}&code={code}&x={other}';
		const link = blankTicketLink({ kind: 'link', template, label: '' });
		expect(link).toBe('https://example.com/new?s=My%20mail%20came%20back&ip=&code=&x={other}');
	});
});
