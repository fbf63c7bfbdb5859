import type { APIRoute } from 'astro';
import { siteSettings } from '../site/content.ts';
import { escapeXml } from '../site/xml.ts';

/** Lets a browser offer this site's search in its address bar. The words stay behind the #: they are not sent. */
export const GET: APIRoute = ({ site }) => {
	const name = escapeXml(siteSettings().name.slice(0, 16));
	const address = (path: string) => escapeXml(new URL(path, site).href);
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${name}</ShortName>
<Description>Help for mail that came back</Description>
<Image type="image/svg+xml">${address('/favicon.svg')}</Image>
<Url type="text/html" template="${address('/search/')}#{searchTerms}"/>
</OpenSearchDescription>
`,
		{ headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
	);
};
