/** Facts for the texts that the reader sends. Built by pure functions; nothing here sends anything. */
import type { Bounce, Header } from '../bounce/types.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { ZoneResult } from '../dnsbl/types.ts';

export interface CaseFacts {
	readonly bounce: Bounce | null;
	readonly diagnosis: Diagnosis | null;
	readonly originalHeaders: readonly Header[];
	/** Headers of the bounce itself, where it was pasted with them. */
	readonly bounceHeaders?: readonly Header[];
	/** The whole text as pasted. */
	readonly pasted: string | null;
	/** After the reader's corrections. */
	readonly sendingIp: string | null;
	readonly senderDomain: string | null;
	readonly recipientDomain: string | null;
	readonly provider: { readonly id: string; readonly name: string } | null;
	readonly serviceName: string | null;
	readonly checks: {
		readonly at: string;
		readonly resolver: string;
		readonly results: readonly ZoneResult[];
	} | null;
	/** Sentences for the steps the reader ticked as done, never others. */
	readonly stepsDone: readonly string[];
	/** The same sentences by language, one for one; a step or a language that is missing is said in English. */
	readonly stepsDoneIn?: readonly (Readonly<Record<string, string | undefined>> | undefined)[];
	/** Question title and answer label, in order. */
	readonly path: readonly { readonly question: string; readonly answer: string }[];
	/** When the mail came back, as the bounce's Date header or the reader says. */
	readonly bouncedAt: string | null;
	/** What only the reader knows; asked in place. */
	readonly contactName: string | null;
	readonly contactEmail: string | null;
	readonly website: string | null;
}

/** Nothing known: what a page without a bounce fills its texts with. */
export const NO_FACTS: CaseFacts = {
	bounce: null,
	diagnosis: null,
	originalHeaders: [],
	pasted: null,
	sendingIp: null,
	senderDomain: null,
	recipientDomain: null,
	provider: null,
	serviceName: null,
	checks: null,
	stepsDone: [],
	path: [],
	bouncedAt: null,
	contactName: null,
	contactEmail: null,
	website: null,
};

export interface Message {
	readonly subject: string;
	readonly body: string;
}

/** Languages a request can be written in. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it';

/** What a field of a form asks for; `ask`: only the reader knows. */
export type FieldFact =
	| 'sending-ip'
	| 'sender-domain'
	| 'recipient-domain'
	| 'recipient'
	| 'error-text'
	| 'code'
	| 'steps-done'
	| 'subject'
	| 'description'
	| 'date'
	| 'contact-name'
	| 'contact-email'
	| 'website'
	| 'ask';

/** A field of a mail service's form, as its file in `content/providers/` has it. */
export interface FormField {
	readonly label: string;
	readonly fact: FieldFact;
	readonly hint?: string | undefined;
	readonly maxLength?: number | undefined;
}

/** One field of a provider's form, filled in where we know the fact; `missing` says what to ask the reader. */
export interface FilledField {
	readonly label: string;
	readonly fact: FieldFact;
	readonly hint: string | null;
	readonly value: string;
	readonly missing: string | null;
	readonly maxLength: number | null;
}
