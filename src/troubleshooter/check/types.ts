/** What a page hands to the blocklist check, and what it gets back. */
import type { ZoneResult } from '../../dnsbl/types.ts';

/** One DNS-over-HTTPS resolver of `site.yaml`. */
export interface ResolverChoice {
	/** Shown to the reader: `Cloudflare`. */
	readonly name: string;
	/** RFC 8484 address: `https://cloudflare-dns.com/dns-query`. */
	readonly url: string;
	/** false: the host's own. */
	readonly public: boolean;
	readonly privacyUrl?: string | undefined;
}

/** Addresses a bounce shows, so that a wrong one gets help. */
export interface ShownAddresses {
	/** Sending addresses the bounce names (its `sendingIp` candidates). */
	readonly senders: readonly string[];
	/** Addresses of the receiving mail service (`remoteMta.address`): checking one of them helps nobody. */
	readonly receivers: readonly string[];
}

export interface BlocklistCheckProps {
	/** Filled in for the reader, who may change it. Nothing is asked before the reader presses the button. */
	readonly ip: string | null;
	/** From and HELO domains that the bounce shows; offered for the domain lists. */
	readonly domains?: readonly string[] | undefined;
	/** null or absent: there is no bounce, so no address can be "not in it". */
	readonly shown?: ShownAddresses | null | undefined;
	/** Where the lists are: `/data/zones.json` under the site's base. Fetched when the form is shown. */
	readonly zonesUrl: string;
	/** Begin of the pages of lists, with slash: `/blocklists/`. */
	readonly listsUrl: string;
	/** Page that takes `?ip=`, for a link to this check: `/blocklist-check/`. Absent: no link is offered. */
	readonly linkUrl?: string | undefined;
	/** At least one; the first is chosen. */
	readonly resolvers: readonly ResolverChoice[];
	/** Called when a run ends (all answers in, or cancelled), and with null when the reader changes the address. */
	readonly onResult?: ((report: CheckReport | null) => void) | undefined;
}

/** One finished run. */
export interface CheckReport {
	readonly ip: string;
	readonly domains: readonly string[];
	/** Name of the resolver that was asked. */
	readonly resolver: string;
	/** ISO 8601 time of the end. */
	readonly at: string;
	/** false: the reader cancelled; lists without an answer are missing. */
	readonly complete: boolean;
	readonly results: readonly ZoneResult[];
	/** The answer for the flow: `listed` when an IP list has it that mail services use, else `not-listed`; null when nothing was proved. */
	readonly verdict: 'listed' | 'not-listed' | null;
	/** The whole result as plain text, for copying and for a ticket. */
	readonly text: string;
}
