/** What was reviewed or checked when: the feed of changes and the newest day of the site. */
import type { Content } from '../schema/load.ts';
import { formsOf } from './code-pages.ts';

/** A page as lists for machines name it. */
export interface DatedPage {
	readonly path: string;
	readonly title: string;
	readonly summary: string;
	/** Key of `kindNames`. */
	readonly kind: 'guide' | 'cause' | 'code' | 'provider' | 'blocklist';
	/** Day of the last review or check, `YYYY-MM-DD`. */
	readonly day: string;
}

/** All dated pages, newest first; of one day, guides first, then reasons, mail services, blocklists and codes. */
export function datedPages(content: Content): readonly DatedPage[] {
	const pages: DatedPage[] = [
		...[...content.articles.values()].map(({ id, data }) => ({
			path: `/guides/${id}/`,
			title: data.title,
			summary: data.summary,
			kind: 'guide' as const,
			day: data.reviewed,
		})),
		...[...content.causes.values()].map(({ id, data }) => ({
			path: `/causes/${id}/`,
			title: data.title,
			summary: data.summary,
			kind: 'cause' as const,
			day: data.reviewed,
		})),
		...(['provider', 'blocklist'] as const).flatMap((kind) =>
			[...content[`${kind}s`].values()].map(({ id, data }) => ({
				path: `/${kind}s/${id}/`,
				title: data.name,
				summary: data.summary,
				kind,
				day: data.checked,
			})),
		),
		...[...content.codes.values()].map(({ id, data }) => ({
			path: `/codes/${id}/`,
			title: `${formsOf(data)[0]} ${data.title}`,
			summary: data.meaning,
			kind: 'code' as const,
			day: data.checked,
		})),
	];
	// Sorting is stable: within a day the order above stays.
	return pages.sort((a, b) => b.day.localeCompare(a.day));
}
