/**
 * Recognise whose mail service refused the mail: from the name of the server that refused it, from pieces of text
 * that only one service writes, and from the recipient's domain last (a domain says where mail should go, not
 * which filter answered).
 */
import type { ProviderRule } from './types.ts';

export interface ProviderFinder {
	/** By the refusing server's name; where several services share its servers, the recipient's domain decides. */
	readonly byHost: (host: string, recipientDomain: string | null) => string | null;
	/** Pieces of text that one service writes; whoever reads a text says which of them stand in it. */
	readonly marks: readonly Mark[];
	/** By the marks found in a folded reply, or by the server's name that opens the reply (RFC 5321 section 4.2). */
	readonly byText: (text: string, found: readonly Mark[], recipientDomain: string | null) => string | null;
	/**
	 * By the servers that a folded text names just in front of a folded reply, when all of them are one service's. The
	 * one that tells of it, `reporter`, is not the one that refused.
	 */
	readonly byNames: (
		text: string,
		reply: string,
		recipientDomain: string | null,
		reporter: string | null,
	) => string | null;
	/** By the recipient's domain, unless a named server, `host`, refused that has nothing to do with that domain. */
	readonly byDomain: (recipientDomain: string, host: string | null) => string | null;
}

/** The host name that some servers write straight after the code: `554 mx.example.com ...`. */
const GREETING =
	/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} )?([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8})\.?(?=[ ,:]|$)/;

/** A host name by itself: no part of an address, a link or a path, and not the sender's, which the words in front tell. */
const NAME =
	/(?<![\w.@-]|(?<!\b(?:ssl|tls|smtps?):\/)\/|\b(?:from|by way of|client|client host|helo|ehlo)[ :=]{1,2}[[<('"]{0,2})[a-z\d][a-z\d-]{0,62}(?:\.[a-z\d-]{1,63}){1,8}(?![\w@-])/g;

/** How far in front of a reply its server may stand. */
const MAX_LEAD = 300;

/** Build the look-up tables for all providers. */
export function createProviderFinder(providers: readonly ProviderRule[]): ProviderFinder {
	const hosts = new Map<string, ProviderRule[]>();
	const domains = new Map<string, string>();
	const marks: Mark[] = [];
	for (const provider of providers) {
		for (const host of provider.hosts) {
			const key = host.replace(/^\./, '').toLowerCase();
			hosts.set(key, [...(hosts.get(key) ?? []), provider]);
		}
		for (const domain of provider.domains) {
			const key = domain.replace(/^\*?\./, '.').toLowerCase();
			if (!domains.has(key)) domains.set(key, provider.id);
		}
		for (const mark of provider.marks) marks.push({ match: [mark], provider });
	}

	const byDomain = (domain: string, host: string | null): string | null => {
		if (host !== null && !isRelated(host.toLowerCase(), domain)) return null;
		const exact = domains.get(domain);
		if (exact) return exact;
		for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) {
			const wild = domains.get(domain.slice(dot));
			if (wild) return wild;
		}
		return null;
	};
	const byHost = (host: string, recipientDomain: string | null): string | null => {
		const name = host.toLowerCase().replace(/\.$/, '');
		for (let start = 0; start >= 0; start = name.indexOf('.', start) + 1 || -1) {
			const sharing = hosts.get(name.slice(start));
			if (sharing) return pick(sharing, recipientDomain);
			// What stands below a domain of its mailboxes is a service's own too: smtp.example.com.
			const own = start > 0 ? domains.get(name.slice(start)) : undefined;
			if (own) return own;
		}
		return null;
	};
	const byText = (text: string, found: readonly Mark[], recipientDomain: string | null): string | null => {
		const best = found.length > 1 ? spokenIn(text, found).sort(byWeight)[0] : found[0];
		if (best) return best.provider.id;
		const greeting = GREETING.exec(text)?.[1];
		return greeting ? byHost(greeting, recipientDomain) : null;
	};
	const byNames: ProviderFinder['byNames'] = (text, reply, recipientDomain, reporter) => {
		const lead = leadOf(text, reply);
		if (!lead.includes('.')) return null;
		const named = new Set<string>();
		const teller = reporter?.toLowerCase();
		for (const [name] of lead.matchAll(NAME)) {
			const provider = name === teller ? null : byHost(name, recipientDomain);
			if (provider) named.add(provider);
		}
		const [only, other] = named;
		return other === undefined ? (only ?? null) : null;
	};
	return { marks, byHost, byText, byNames, byDomain };
}

/** The code and status that a reply begins with (RFC 5321 section 4.2, RFC 3463). */
const CODES = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?[ -]/;

/** The end of what a text says before its reply: that begins with its first words, or with its code. Without a code, all is the reply. */
function leadOf(text: string, reply: string): string {
	const codes = CODES.exec(reply)?.[0];
	if (!codes) return text.slice(0, MAX_LEAD);
	if (text === reply) return '';
	const words = text.indexOf(reply.slice(codes.length, codes.length + 20));
	const start = words < 0 ? text.search(new RegExp(`\\b${codes.slice(0, 3)}\\b`)) : words;
	const end = start < 0 ? text.length : start;
	return text.slice(Math.max(0, end - MAX_LEAD), end);
}

/** A server of that domain, or of another domain of its brand: `mx3.hotmail.com` for `hotmail.fr`. */
function isRelated(host: string, domain: string): boolean {
	return `.${host}.`.includes(`.${domain.slice(0, domain.indexOf('.'))}.`);
}

/** A piece of text that names its service. */
export interface Mark {
	readonly match: readonly string[];
	readonly provider: ProviderRule;
}

/**
 * A mailbox service may quote the gateway it asks, never the other way round: its mark goes first. A server's name
 * (`.prod.example`) may be another service's of the same house, a code or a sentence is not. Then the longest.
 */
function byWeight(a: Mark, b: Mark): number {
	const length = ({ match }: Mark): number => match[0]?.length ?? 0;
	return (
		Number(isGateway(a)) - Number(isGateway(b)) ||
		Number(isName(a)) - Number(isName(b)) ||
		length(b) - length(a)
	);
}

const isGateway = ({ provider }: Mark): boolean => provider.domains.length === 0;
const isName = ({ match }: Mark): boolean => match[0]?.startsWith('.') ?? false;

/** Without the servers that a gateway names after its own words: it tells what the server behind it said. */
function spokenIn(text: string, found: readonly Mark[]): Mark[] {
	const placeOf = ({ match }: Mark): number => text.indexOf(match[0] ?? '');
	const gateways = found.filter((mark) => isGateway(mark) && !isName(mark)).map(placeOf);
	const first = Math.min(...gateways);
	return found.filter((mark) => isGateway(mark) || !isName(mark) || placeOf(mark) <= first);
}

/**
 * One of several services that share a platform's servers: the recipient's, or else the platform itself. A platform
 * is the one without domains of its own (a gateway), or with the most.
 */
function pick(sharing: readonly ProviderRule[], recipientDomain: string | null): string | null {
	const own = recipientDomain ? sharing.find(({ domains }) => domains.includes(recipientDomain)) : undefined;
	if (own) return own.id;
	const weight = ({ domains }: ProviderRule): number => domains.length || Number.POSITIVE_INFINITY;
	return [...sharing].sort((a, b) => weight(b) - weight(a))[0]?.id ?? null;
}
