/** Another host's settings for a built page: what `site.yaml` would put into it, without a build for each. */
import type { Page } from '@playwright/test';
import type { SiteView } from '../../../src/troubleshooter/types.ts';

type Part = Partial<Pick<SiteView, 'channels' | 'service' | 'liveChat'>>;

/** How Astro writes the properties of an island. */
const asProps = (value: unknown): unknown => {
	if (Array.isArray(value)) return [1, value.map(asProps)];
	if (typeof value !== 'object' || value === null) return [0, value];
	return [0, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, asProps(part)]))];
};

const ESCAPES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const encode = (text: string): string => text.replace(/["&<>]/g, (letter) => ESCAPES[letter] ?? letter);
const decode = (text: string): string =>
	text
		.replace(/&(?:quot|#34);/g, '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** From here on, pages of this browser window come with these settings; the service is put into the page's policy too. */
export async function useSettings(page: Page, part: Part): Promise<void> {
	await page.route(
		(url) => url.pathname.endsWith('/'),
		async (route) => {
			if (route.request().resourceType() !== 'document') return route.fallback();
			const response = await route.fetch();
			const html = (await response.text())
				.replace(/ props="([^"]*)"/g, (_, props: string) => {
					const given: Record<string, unknown> = JSON.parse(decode(props));
					const [kind, site] = (given['site'] ?? []) as [number, Record<string, unknown>];
					const changed = Object.entries(part).map(([name, value]) => [name, asProps(value)]);
					if (site) given['site'] = [kind, { ...site, ...Object.fromEntries(changed) }];
					return ` props="${encode(JSON.stringify(given))}"`;
				})
				.replace(
					"connect-src 'self'",
					`connect-src 'self' ${part.service ? new URL(part.service.url).origin : ''}`,
				);
			await route.fulfill({ response, body: html });
		},
	);
}
