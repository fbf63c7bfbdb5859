import { z } from 'zod';
import { confidence, id } from './common.ts';

/** A sentence of a bounce and what it means. Texts are compared lower-cased with white space folded. */
export const phrase = z.strictObject({
	/** What must stand in the text: one piece, or several that must all stand there. */
	match: z.union([z.string().min(2), z.array(z.string().min(2)).min(1)]),
	/** A regular expression that must hold as well; only where a number decides. Tested for linear time. */
	pattern: z.string().optional(),
	/** A verbatim bounce text that this phrase, and no earlier one, must match. Addresses are replaced by documentation ones. */
	sample: z.string().min(5),
	cause: id,
	/** Left out: the reply code decides (4xx temporary, 5xx permanent). */
	permanent: z.boolean().optional(),
	/** Blocklist that the sentence names. */
	blocklist: id.optional(),
	/** A bare word rather than a sentence: asked after all sentences of all causes, and never more than a guess. */
	weak: z.boolean().optional(),
	/** What it means, in plain words, for the provider's page. */
	meaning: z.string().optional(),
	/** What helps, in plain words. */
	action: z.string().optional(),
	confidence: confidence.optional(),
	/** Id of one of the file's sources. */
	source: z.string().optional(),
});

export const providerPhrase = phrase.extend({
	/**
	 * `any`: names this provider by itself. `provider`: only when the provider is known by host, mark or domain.
	 * `text`: holds in any reply but names nobody, for its software runs in many places.
	 */
	scope: z.enum(['any', 'provider', 'text']),
	/** Code and status as the provider writes them, for the page. */
	code: z.string().optional(),
	meaning: z.string(),
});
