import { z } from 'zod';
import { actor, day, id } from './common.ts';

const when = z.strictObject({
	cause: z.array(id).optional(),
	provider: z.array(id).optional(),
	providerKnown: z.boolean().optional(),
	blocklist: z.array(id).optional(),
	blocklistNamed: z.boolean().optional(),
	sendingIp: z.enum(['public', 'not-public', 'unknown']).optional(),
	check: z.enum(['listed', 'not-listed', 'none']).optional(),
});

/** A node of the same flow, or `flow/node` for one of another. */
const target = z
	.string()
	.regex(
		/^([a-z0-9-]+\/)?[a-z0-9]+(-[a-z0-9]+)*$/,
		'name a node of this file, or write flow/node for one of another',
	);

const option = z.strictObject({
	id,
	label: z.string(),
	hint: z.string().optional(),
	/** The node that this answer leads to. */
	next: target,
	/** Known facts that fill this answer in; a list means "any of these". */
	when: z.union([when, z.array(when).min(1)]).optional(),
	/** Stands for every service of site.yaml that is so managed. */
	service: z.enum(['managed', 'self-managed']).optional(),
});

const base = { title: z.string(), body: z.string().optional() };

export const flowNode = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('question'), ...base, options: z.array(option).min(2) }),
	z.strictObject({
		kind: z.literal('checklist'),
		...base,
		items: z
			.array(
				z.strictObject({
					id,
					label: z.string(),
					body: z.string().optional(),
					/** What a request says when it is ticked. */
					done: z.string(),
					/** The same in the languages of mail services; a request in a language that is left out has it in English. */
					doneIn: z
						.strictObject({ de: z.string(), fr: z.string(), es: z.string(), it: z.string() })
						.partial()
						.optional(),
					article: id.optional(),
				}),
			)
			.min(1),
		next: target,
	}),
	z.strictObject({ kind: z.literal('blocklist-check'), ...base, options: z.array(option).min(2) }),
	z.strictObject({
		kind: z.literal('outcome'),
		...base,
		whoCanAct: actor,
		actions: z
			.array(
				z.enum(['delist-request', 'blocklist-removal', 'ticket', 'contact-recipient', 'own-fix', 'wait']),
			)
			.min(1),
		howLong: z.string(),
		ifNever: z.string(),
		/** What the ticket asks the host to do, in the reader's voice. */
		ask: z.string().optional(),
		/** What the note asks the recipient to do. */
		tell: z.string().optional(),
		articles: z.array(id).optional(),
	}),
]);

/** A decision flow. Its file name is its address: `550-5-7-1.yaml` is /fix/550-5-7-1/. */
export const flow = z.strictObject({
	title: z.string(),
	summary: z.string(),
	start: id,
	nodes: z.record(id, flowNode),
	/** Nodes that went to another flow: their old addresses lead on. `old-name: flow/node`. */
	moved: z.record(id, target).optional(),
	reviewed: day,
});
