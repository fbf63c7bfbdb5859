/** A blocklist look-up with three honest results (RFC 5782). */

import type { AddressScope } from '../diagnosis/types.ts';

export type ListingState = 'listed' | 'not-listed' | 'unknown';

/** One DNS answer as a resolver gave it. `rcode` by RFC 1035/6895 name; `NXDOMAIN` is an answer, not an error. */
export interface DnsAnswer {
	readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'OTHER';
	/** Data of the records of the asked type: dotted IPv4 for A, decoded text for TXT. */
	readonly records: readonly string[];
	/** Smallest time to live in seconds; 0 where there is none. */
	readonly ttl: number;
}

/** Asks one question. Rejects with an Error whose `name` is `TimeoutError`, `AbortError` or `NetworkError`. */
export interface Resolver {
	/** Shown to people: `cloudflare-dns.com`. */
	readonly name: string;
	/** Public resolvers are refused by some lists. */
	readonly isPublic: boolean;
	resolve(
		name: string,
		type: 'A' | 'TXT',
		options: { signal: AbortSignal; fresh?: boolean },
	): Promise<DnsAnswer>;
}

/** Who can end a listing: anyone, the owner of the IP, only time, nobody. */
export type RemovalRoute = 'self-service' | 'host-only' | 'expires' | 'none';

/** What an answer means: `127.0.0.2`, a wildcard `127.0.*.2`, a range `127.0.0.4-127.0.0.7`, or a bit `bit:4` of the last octet. */
export interface ZoneCode {
	readonly code: string;
	readonly meaning: string;
	/** false: information, not a listing. */
	readonly listed: boolean;
	/** Where it differs from the list's own. */
	readonly route?: RemovalRoute;
}

/** One zone as the check needs it, compiled from `content/blocklists/`. */
export interface Zone {
	/** Blocklist id. */
	readonly blocklist: string;
	readonly zone: string;
	readonly lists: 'ip' | 'domain';
	/** false: holds IPv6 only. */
	readonly ipv4: boolean;
	readonly ipv6: boolean;
	readonly codes: readonly ZoneCode[];
	/** Answers that mean "refused", never a listing; `code` as in `ZoneCode`. */
	readonly errors: readonly { readonly code: string; readonly why: string }[];
	/** RFC 5782 section 5: must be listed / must not be. null where the list has no working point. */
	readonly testPoint: { readonly listed: string; readonly notListed: string } | null;
	readonly answersPublicResolvers: 'yes' | 'no' | 'unknown';
}

/** What a page shows of an active list beside the answers. */
export interface ListInfo {
	readonly id: string;
	readonly name: string;
	/** Set where hardly any mail service turns mail away for it: its entry is shown, but explains no block. */
	readonly minor?: true;
	/** Its look-up page; may hold `{ip}` or `{domain}`. */
	readonly lookup: string | null;
	readonly removal: {
		readonly url: string | null;
		/** Who can end a listing, and what it may not cost; null where that depends on the code, whose meaning says it. */
		readonly who: string | null;
	};
}

/** Why a list could not be checked. */
export type WhyKey =
	| 'timeout'
	| 'network'
	| 'SERVFAIL'
	| 'REFUSED'
	| 'OTHER'
	| 'mixed'
	| 'emptied'
	| 'outside'
	| 'refusedCode'
	| 'noCode'
	| 'listsTheWorld'
	| 'testNotListed'
	| 'noTestPoint'
	| 'publicResolver'
	| 'badName';

/** Why an address is not worth a check: its scope, or what else is wrong with it. */
export type HelpKey =
	| Exclude<AddressScope, 'public'>
	| 'empty'
	| 'name'
	| 'noAddress'
	| 'receiver'
	| 'notShown';

/** The sentences of the check; `{answer}` is replaced. */
export interface Words {
	readonly why: Readonly<Record<WhyKey, string>>;
	/** A listing with a code that the list does not explain. */
	readonly unexplained: string;
	readonly help: Readonly<Record<HelpKey, string>>;
	readonly state: Readonly<Record<ListingState, string>>;
	/** Beside lists that could not be checked. */
	readonly notTheSame: string;
	/** After the number of lists that do not have it, and of those without DNS. */
	readonly clean: string;
	readonly byHand: string;
}

/** `/data/zones.json`: what the check in the browser needs, most important lists first. */
export interface ZoneData {
	readonly lists: readonly ListInfo[];
	readonly zones: readonly Zone[];
	/** Lists of addresses that nobody can ask by DNS (a key is needed), as results that say so. */
	readonly byHand: readonly ZoneResult[];
	readonly words: Words;
}

/** What is asked about. */
export type Subject = { readonly ip: string } | { readonly domain: string };

export interface ZoneResult {
	readonly blocklist: string;
	readonly zone: string;
	readonly state: ListingState;
	/** Raw answers, so that anyone can check our reading. */
	readonly answers: readonly string[];
	/** Plain words for a listing, or for an answer that is information only; null otherwise. */
	readonly meaning: string | null;
	/** Why it could not be checked; null otherwise. */
	readonly why: string | null;
	/** The list's own words on a listing. */
	readonly txt: string | null;
}
