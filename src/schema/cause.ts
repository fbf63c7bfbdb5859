import { z } from 'zod';
import { actor, day, id, sources } from './common.ts';
import { phrase } from './phrase.ts';

/** Why a mail bounced: the closed list that phrases point to, and that articles and flow entries hang off. */
export const cause = z.strictObject({
	/** Short name for people: "Your server's address is on a public blocklist". */
	title: z.string().max(80),
	/** One or two sentences in plain words. */
	summary: z.string().max(300),
	whoCanAct: actor,
	/** The one thing to do first. */
	firstStep: z.string(),
	/** What to do, in order, in plain words (Markdown inline). */
	steps: z.array(z.string()).min(1),
	/** Other words people search for, each a word or a turn of speech. */
	keywords: z.array(z.string()).default([]),
	/** Article that says more. */
	article: id.optional(),
	/** Where the troubleshooter takes over. */
	flow: z.strictObject({ id: id, node: id }),
	/** The outcome's short label for the picture of the mail's way: where it stopped. */
	stoppedAt: z.enum(['you', 'host', 'recipient']),
	/** General sentences, used when no provider's own sentence matched. Order matters: first match wins, over all causes by `rank`. */
	phrases: z.array(phrase),
	/** Lower is asked earlier. */
	rank: z.number().int(),
	reviewed: day,
	sources: sources.optional(),
});
