/**
 * Structured data for search engines (schema.org), as text for `<script type="application/ld+json">`.
 * `<` is escaped, so that no text of an article can end the element.
 */
export function jsonLd(data: object): string {
	return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}

/** What is known of a page. */
export interface PageFacts {
	readonly title: string;
	readonly description: string;
	/** Day of the last review or check; without one the page is no article. */
	readonly modified?: string | undefined;
	readonly url: URL;
	/** The way from the home page, without the page itself. */
	readonly crumbs: readonly Crumb[];
	/** Name of the host who publishes the page. */
	readonly host: string;
}

interface Crumb {
	readonly href: string;
	readonly label: string;
}

/** An Article for a page with a day, and a BreadcrumbList for a page below another. */
export function structuredData({
	title,
	description,
	modified,
	url,
	crumbs,
	host,
}: PageFacts): readonly object[] {
	const organisation = { '@type': 'Organization', name: host };
	return [
		...(modified
			? [
					{
						'@type': 'Article',
						headline: title,
						description,
						dateModified: modified,
						mainEntityOfPage: url.href,
						author: organisation,
						publisher: organisation,
					},
				]
			: []),
		...(crumbs.length > 1 ? [breadcrumbList([...crumbs, { href: url.pathname, label: title }], url)] : []),
	];
}

/** The way from the home page to a page, for the breadcrumb in search results. */
export function breadcrumbList(crumbs: readonly Crumb[], site: URL): object {
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
