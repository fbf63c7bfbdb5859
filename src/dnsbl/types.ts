/** A blocklist look-up with three honest results (RFC 5782). */

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

/** One zone as the check needs it, compiled from `content/blocklists/`. */
export interface Zone {
	/** Blocklist id. */
	readonly blocklist: string;
	readonly zone: string;
	readonly lists: 'ip' | 'domain';
	readonly ipv6: boolean;
	/** Meaning per code: `127.0.0.2`, a range `127.0.0.4-127.0.0.7`, or a bit `bit:4` of the last octet. */
	readonly codes: readonly { readonly code: string; readonly meaning: string; readonly listed: boolean }[];
	readonly errors: readonly { readonly code: string; readonly why: string }[];
	/** RFC 5782 section 5: must be listed / must not be. null where the list has no working point. */
	readonly testPoint: { readonly listed: string; readonly notListed: string } | null;
	readonly answersPublicResolvers: 'yes' | 'no' | 'unknown';
}

export interface ZoneResult {
	readonly blocklist: string;
	readonly zone: string;
	readonly state: ListingState;
	/** Raw answers, so that anyone can check our reading. */
	readonly answers: readonly string[];
	/** Plain words for a listing; null otherwise. */
	readonly meaning: string | null;
	/** Why it could not be checked; null otherwise. */
	readonly why: string | null;
	readonly txt: string | null;
}
