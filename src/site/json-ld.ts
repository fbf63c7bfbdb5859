/**
 * Structured data for search engines (schema.org), as text for `<script type="application/ld+json">`.
 * `<` is escaped, so that no text of an article can end the element.
 */
export function jsonLd(data: object): string {
	return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}

/** The way from the home page to a page, for the breadcrumb in search results. */
export function breadcrumbList(crumbs: readonly { href: string; label: string }[], site: URL): object {
	return {
		'@type': 'BreadcrumbList',
		itemListElement: crumbs.map(({ href, label }, index) => ({
			'@type': 'ListItem',
			position: index + 1,
			name: label,
			item: new URL(href, site).href,
		})),
	};
}
