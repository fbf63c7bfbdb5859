import type { APIRoute } from 'astro';

/** Everything may be read; pages that are steps of a flow say `noindex` themselves. */
export const GET: APIRoute = ({ site }) =>
	new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL('/sitemap.xml', site)}\n`);
