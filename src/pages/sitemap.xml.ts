import type { APIRoute } from 'astro';
import { content } from '../site/content.ts';
import { sitemap, sitemapPages } from '../site/sitemap.ts';

/** All pages meant for search engines, with the day each was last reviewed or checked. */
export const GET: APIRoute = ({ site }) =>
	new Response(sitemap(sitemapPages(content()), site as URL), {
		headers: { 'Content-Type': 'application/xml' },
	});
