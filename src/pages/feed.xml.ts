import type { APIRoute } from 'astro';
import { datedPages } from '../site/changes.ts';
import { content, siteSettings } from '../site/content.ts';
import { atomFeed } from '../site/feed.ts';

/** Pages as they were last reviewed or checked, for feed readers. */
export const GET: APIRoute = ({ site }) =>
	new Response(atomFeed(datedPages(content()), siteSettings().name, site as URL), {
		headers: { 'Content-Type': 'application/atom+xml' },
	});
