import { z } from 'zod';
import { confidence, day, httpsUrl, sources } from './common.ts';

/** `self-service`: anyone can; `host-only`: whoever owns the IP; `expires`: only time; `none`: no way (or dead). */
export const removalRoute = z.enum(['self-service', 'host-only', 'expires', 'none']);

export const returnCode = z.strictObject({
	/** `127.0.0.2`, a range `127.0.0.4-127.0.0.7`, a wildcard `127.0.*.2`, or a bit of the last octet: `bit:8`. */
	code: z.string().regex(/^(127(\.(\d{1,3}|\*)){3}(-127(\.\d{1,3}){3})?|bit:\d{1,3})$/),
	meaning: z.string(),
	/** false: the answer is information, not a listing. */
	listed: z.boolean().default(true),
	/** Who can end a listing with this code, where it differs from the list's own `removal.route`. */
	route: removalRoute.optional(),
});

export const zone = z.strictObject({
	zone: z.string().regex(/^[a-z0-9.-]+$/),
	lists: z.enum(['ip', 'domain']),
	/** false: the zone holds IPv6 addresses only. */
	ipv4: z.boolean().default(true),
	ipv6: z.boolean(),
	codes: z.array(returnCode),
	/** Answers that mean "your question was refused", never a listing. */
	errors: z.array(z.strictObject({ code: z.string(), why: z.string() })),
	/** RFC 5782 section 5 test points; null where the list has none that works. */
	testPoint: z.strictObject({ listed: z.string(), notListed: z.string() }).nullable(),
	answersPublicResolvers: z.enum(['yes', 'no', 'unknown']),
	/** false: known, but never asked by the check (a part of another zone, needs a key). */
	ask: z.boolean().default(true),
});

/** One blocklist (blacklist). Dead and merged ones stay as pages and are never asked. */
export const blocklist = z.strictObject({
	name: z.string(),
	operator: z.string(),
	status: z.enum(['active', 'dead', 'merged', 'unknown']),
	/** Why and since when, for lists that are not active. */
	statusNote: z.string().optional(),
	/** How much it matters to mail services: asked and shown in this order. */
	weight: z.enum(['critical', 'high', 'medium', 'low', 'none']),
	summary: z.string(),
	/** Other words people search for: short names, names of its parts. Bounces are not read by them. */
	keywords: z.array(z.string()).default([]),
	zones: z.array(zone),
	/** Lower-case pieces of text by which bounces name it (zones, look-up hosts, names). */
	names: z.array(z.string()),
	/** Its own look-up page; `{ip}` (or `{domain}`) is replaced in `lookupPrefill`. */
	lookupUrl: httpsUrl.optional(),
	lookupPrefill: z.string().optional(),
	/** Who rejects on it. */
	usedBy: z.string(),
	removal: z.strictObject({
		route: removalRoute,
		url: httpsUrl.optional(),
		prefill: z.string().optional(),
		email: z.email().optional(),
		/** What the removal needs, in order, in plain words. */
		steps: z.array(z.string()),
		/** When a listing goes by itself. */
		expires: z.string().optional(),
		/** true: the list, or others for it, sell quick removal. */
		sellsRemoval: z.boolean().default(false),
		/** What to know about money: never pay. */
		costWarning: z.string().optional(),
		howLong: z.string().optional(),
	}),
	publicResolverNote: z.string().optional(),
	notes: z.array(z.string()),
	confidence,
	checked: day,
	sources,
});
