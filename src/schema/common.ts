import { z } from 'zod';

/** A file-name id: lower-case words joined with `-`. */
export const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens');

/** A day as `YYYY-MM-DD`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as YYYY-MM-DD, in quotes');

export const httpsUrl = z.url({
	protocol: /^https?$/,
	error: 'write a whole address that begins with https://',
});

/** How sure a fact about the outside is. Unverified facts are shown as such. */
export const confidence = z.enum(['verified', 'partly-verified', 'unverified']);

/** Who can do something about it. `nobody`: time or the other side's repair. */
export const actor = z.enum(['you', 'host', 'recipient', 'nobody']);

/** Where a fact was read. `date` is the source's own date or the day it was read, as far as known. */
export const source = z.strictObject({
	id: id.optional(),
	url: httpsUrl.nullable(),
	title: z.string().min(3),
	date: z.string().nullable(),
});

export const sources = z.array(source).min(1, 'name at least one source');
