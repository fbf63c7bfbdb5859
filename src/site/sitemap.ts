import type { Content } from '../schema/load.ts';
import { escapeXml } from './xml.ts';

export interface SitemapPage {
	readonly path: string;
	/** `YYYY-MM-DD`; left out where nothing on the page is dated. */
	readonly day?: string;
}

/** Pages of the content, each kind's list with the newest day in it. Steps of a flow are left out: only its start counts. */
export function sitemapPages(content: Content): readonly SitemapPage[] {
	const list = (path: string, entries: Iterable<readonly [string, string]>): SitemapPage[] => {
		const pages = [...entries].map(([id, day]) => ({ path: `${path}${id}/`, day }));
		const newest = pages
			.map(({ day }) => day)
			.sort()
			.at(-1);
		return newest === undefined ? [] : [{ path, day: newest }, ...pages];
	};
	const reviewed = (entries: Iterable<readonly [string, { data: { reviewed: string } }]>) =>
		[...entries].map(([id, { data }]) => [id, data.reviewed] as const);
	const checked = (entries: Iterable<readonly [string, { data: { checked: string } }]>) =>
		[...entries].map(([id, { data }]) => [id, data.checked] as const);
	const tools = checked(content.tools)
		.map(([, day]) => day)
		.sort();
	return [
		{ path: '/' },
		...list('/guides/', reviewed(content.articles)),
		...list('/fix/', reviewed(content.flows)),
		...list('/providers/', checked(content.providers)),
		...list('/blocklists/', checked(content.blocklists)),
		{ path: '/blocklist-check/' },
		...list('/causes/', reviewed(content.causes)),
		...list('/codes/', checked(content.codes)),
		...(tools.length > 0 ? [{ path: '/tools/', day: tools.at(-1) as string }] : []),
		{ path: '/ticket/' },
		{ path: '/open-data/' },
		{ path: '/privacy/' },
	];
}

/** The sitemap as XML (sitemaps.org 0.9). */
export function sitemap(pages: readonly SitemapPage[], site: URL): string {
	const urls = pages.map(({ path, day }) => {
		const modified = day === undefined ? '' : `<lastmod>${day}</lastmod>`;
		return `<url><loc>${escapeXml(new URL(path, site).href)}</loc>${modified}</url>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}
