import { z } from 'zod';
import { actor, confidence, day, id, sources } from './common.ts';

/** An SMTP reply code (`550`) or an enhanced status code without its class (`x.7.1`, RFC 3463). */
export const code = z.strictObject({
	code: z.string().regex(/^(\d{3}|x\.\d{1,3}\.\d{1,3})$/, 'write 550 or x.7.1'),
	title: z.string(),
	meaning: z.string(),
	rfc: z.string().nullable(),
	/** Classes in use: 2, 4, 5; for reply codes the first digit. */
	classes: z.array(z.enum(['2', '4', '5'])).min(1),
	whoCanAct: actor,
	/** Causes that senders of this code have in mind, most likely first. */
	causes: z.array(id),
	/** The cause this code bears out alone, without any text; left out where it is used for many. */
	verdict: id.optional(),
	nextStep: z.string(),
	note: z.string().optional(),
	confidence,
	checked: day,
	sources,
});
