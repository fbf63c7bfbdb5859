import { z } from 'zod';
import { confidence, day, httpsUrl, sources } from './common.ts';

/** A reputation or check tool on the web. */
export const tool = z.strictObject({
	name: z.string(),
	operator: z.string(),
	/** What can be looked up. */
	checks: z.array(z.enum(['ip', 'domain', 'headers', 'message', 'dns', 'feedback', 'tls'])).min(1),
	summary: z.string(),
	/** What its result means for a reader, and what it does not show. */
	reading: z.string(),
	url: httpsUrl,
	/** Address with `{ip}` or `{domain}`. */
	prefill: z.string().optional(),
	free: z.boolean(),
	account: z.boolean(),
	/** Shown in the article's list. */
	featured: z.boolean().default(false),
	confidence,
	checked: day,
	sources,
});
