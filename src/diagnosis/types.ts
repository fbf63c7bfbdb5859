/** What a bounce means, and why we say so. Rules arrive as data, compiled from `content/` by `src/schema/rules.ts`. */
import type { SmtpStage } from '../bounce/types.ts';

/**
 * The layers, in the order they are asked; the first that answers decides. Two things wait: a bare word of a rule
 * (`weak`) for a likeness, and a likeness of hardly a word for the status.
 */
export const LAYERS = [
	'provider-phrase',
	'blocklist-named',
	'cause-phrase',
	'similar-words',
	'enhanced-status',
	'reply-code',
] as const;
export type Layer = (typeof LAYERS)[number];

export type Actor = 'you' | 'host' | 'recipient' | 'nobody';

/** A phrase rule. Texts are compared lower-cased, white space folded to one space. */
export interface PhraseRule {
	/** `kind/file-id#index`, e.g. `providers/outlook-consumer#1`: names the rule to people and to tests. */
	readonly id: string;
	/** All of these must stand in the text (lower-cased). */
	readonly match: readonly string[];
	/** A regular expression that must match as well, where a number decides (case-insensitive, linear time). */
	readonly pattern?: string;
	readonly cause: string;
	/** null: the reply code's first digit decides. */
	readonly permanent?: boolean;
	/** Provider id for provider phrases; absent for general ones. */
	readonly provider?: string;
	/** `any`: names its provider by itself. `provider`: only when the provider is known by other means. `text`: names nobody. */
	readonly scope?: 'any' | 'provider' | 'text';
	readonly blocklist?: string;
	/** A bare word rather than a sentence: asked after all sentences, and never more than a guess. */
	readonly weak?: boolean;
}

export interface ProviderRule {
	readonly id: string;
	/** Host name suffixes of its inbound servers, with the leading dot, lower-case. */
	readonly hosts: readonly string[];
	readonly domains: readonly string[];
	/** Lower-cased pieces of reply text that only this provider writes (`gsmtp`, `prod.outlook.com`). */
	readonly marks: readonly string[];
}

export interface BlocklistRule {
	readonly id: string;
	/** Lower-cased pieces of text that name this list in a bounce: zones, look-up hosts, names. */
	readonly names: readonly string[];
	readonly lists: 'ip' | 'domain';
}

export interface CodeRule {
	/** `5.7.1`, `4.7.1` or `550`. */
	readonly code: string;
	/** The cause this code alone bears out; a code that is used for many is no rule. */
	readonly cause: string;
}

export interface CauseRule {
	readonly id: string;
	readonly whoCanAct: Actor;
}

/** All rules, as JSON. Order is the meaning: within a layer the first match wins. */
export interface Rules {
	readonly phrases: readonly PhraseRule[];
	readonly providers: readonly ProviderRule[];
	readonly blocklists: readonly BlocklistRule[];
	readonly codes: readonly CodeRule[];
	readonly causes: readonly CauseRule[];
}

export type AddressScope =
	| 'public'
	| 'private'
	| 'loopback'
	| 'link-local'
	| 'shared'
	| 'documentation'
	| 'multicast'
	| 'reserved';

export interface SendingIp {
	readonly address: string;
	readonly scope: AddressScope;
}

export interface Evidence {
	/** The line of the bounce that decided, as written. */
	readonly line: string;
	/** The rule's id, or `codes/5-7-1` for a code; with `similar-words`, the rule whose sentence is most like the line. */
	readonly rule: string;
	readonly layer: Layer;
}

export interface Diagnosis {
	readonly cause: string;
	readonly whoCanAct: Actor;
	/** true: will not be tried again; false: the server goes on trying; null: the text does not say. */
	readonly permanent: boolean | null;
	/** `certain`: the provider's own sentence or a named list; `likely`: a general phrase; `guess`: like one, or a bare word or code. */
	readonly confidence: 'certain' | 'likely' | 'guess' | 'none';
	readonly provider: string | null;
	/** What the provider was known from. */
	readonly providerFrom: 'remote-mta' | 'text' | 'recipient-domain' | null;
	readonly blocklist: string | null;
	readonly sendingIp: SendingIp | null;
	readonly stage: SmtpStage | null;
	readonly evidence: Evidence | null;
	/** Another cause that the text bears as well, and why. */
	readonly runnerUp: { readonly cause: string; readonly evidence: Evidence } | null;
}
