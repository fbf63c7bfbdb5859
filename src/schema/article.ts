import { z } from 'zod';
import { day, id, source } from './common.ts';

export const categories = [
	'start-here',
	'fix-it-yourself',
	'delisting',
	'blocklists',
	'how-to',
	'background',
] as const;

/** Front matter of a guide in `content/articles/*.mdx`. */
export const article = z.strictObject({
	title: z.string().max(90),
	/** One sentence for lists, search and link previews. */
	summary: z.string().max(200),
	category: z.enum(categories),
	/** Codes and marks that must find this page first in search: `550 5.7.1`, `S3140`. */
	codes: z.array(z.string()).default([]),
	/** Causes it explains; related pages come from here. */
	causes: z.array(id).default([]),
	/** Other words people search for. */
	keywords: z.array(z.string()).default([]),
	/** Shown on the home page, lowest first. */
	featured: z.number().int().optional(),
	reviewed: day,
	sources: z.array(source).default([]),
});
