/** Facts for the texts that the reader sends. Built by pure functions; nothing here sends anything. */
import type { Bounce, Header } from '../bounce/types.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { ZoneResult } from '../dnsbl/types.ts';

export interface CaseFacts {
	readonly bounce: Bounce | null;
	readonly diagnosis: Diagnosis | null;
	readonly originalHeaders: readonly Header[];
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
	/** Labels of the steps the reader ticked as done, never others. */
	readonly stepsDone: readonly string[];
	/** Question title and answer label, in order. */
	readonly path: readonly { readonly question: string; readonly answer: string }[];
}

export interface Message {
	readonly subject: string;
	readonly body: string;
}

/** One field of a provider's form, filled in where we know the fact; `missing` says what to ask the reader. */
export interface FilledField {
	readonly label: string;
	readonly value: string;
	readonly missing: string | null;
	readonly maxLength: number | null;
}
