import { z } from 'zod';
import { confidence, day, httpsUrl, id, sources } from './common.ts';
import { providerPhrase } from './phrase.ts';

/** A fact that a form's field can be filled with. `ask`: only the reader knows. */
export const fieldFact = z.enum([
	'sending-ip',
	'sender-domain',
	'recipient-domain',
	'recipient',
	'error-text',
	'code',
	'steps-done',
	'subject',
	'description',
	'date',
	'contact-name',
	'contact-email',
	'website',
	'ask',
]);

export const formField = z.strictObject({
	/** The label as the form shows it. */
	label: z.string(),
	fact: fieldFact,
	/** What to choose or write, in plain words. */
	hint: z.string().optional(),
	maxLength: z.number().int().positive().optional(),
});

/** How to get unblocked at this service. */
export const delist = z.strictObject({
	/** `none`: there is no way to ask; `instead` says what to do. */
	route: z.enum(['form', 'email', 'portal', 'none']),
	url: httpsUrl.optional(),
	email: z.email().optional(),
	/** Address with `{ip}` slots, where the form takes the IP in its address. */
	prefill: z.string().optional(),
	/** A page to look the address up before asking, with an `{ip}` slot, where the form is another page. */
	lookup: z.string().optional(),
	fields: z.array(formField),
	/** Who may ask: the reader, or only whoever runs the sending server. */
	who: z.enum(['anyone', 'server-admin']),
	/** What must be in place first: account, PTR, imprint, SPF and so on. */
	needs: z.array(z.string()),
	/** Usual time to answer; left out where unknown (shown as unknown). */
	responseTime: z.string().optional(),
	/** What the first answer often says and how to go on. */
	firstAnswer: z.string().optional(),
	/** Words to send back where the first answer is a refusal, in `language`; may hold `{ip}`. Claims no step: those ticked follow it. */
	escalation: z.string().optional(),
	/** Language of the people who read the request, where it is not English. */
	language: z.enum(['de', 'fr', 'es', 'it']).optional(),
	/** What to do where it is never lifted or there is no route. */
	instead: z.string().optional(),
	confidence,
});

/** One receiving mail service or gateway. */
export const provider = z.strictObject({
	name: z.string(),
	kind: z.enum(['mailbox', 'gateway', 'outbound-relay']),
	/** `deep`: fully described. `basic`: name, hosts and what little is known. */
	depth: z.enum(['deep', 'basic']),
	/** Shown first in the directory, lowest first. */
	featured: z.number().int().optional(),
	region: z.string(),
	aliases: z.array(z.string()),
	/** Other words people search for; aliases are names, these are not. */
	keywords: z.array(z.string()).default([]),
	/** One or two plain sentences for the page and for search. */
	summary: z.string(),
	/** Domains of its recipients, lower-case. */
	domains: z.array(z.string()),
	/** Host name suffixes of its inbound servers, with a leading dot where a label boundary is meant. */
	hosts: z.array(z.string()),
	hostsConfidence: confidence,
	hostsNote: z.string().optional(),
	/** Pieces of reply text that only this provider writes. */
	marks: z.array(z.string()),
	phrases: z.array(providerPhrase),
	delist,
	postmasterUrl: httpsUrl.optional(),
	feedbackLoop: z.string().optional(),
	monitoring: z.string().optional(),
	requirements: z.string().optional(),
	/** Public blocklists it is known to use. */
	blocklists: z.array(id),
	/** Other services that readers mix up with this one, or that stand behind it. */
	related: z.array(id).optional(),
	notes: z.array(z.string()),
	confidence,
	checked: day,
	sources,
});
