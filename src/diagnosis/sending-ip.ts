/**
 * Find the address that the mail came from, as the server that refused it saw it. A bounce prints other addresses
 * beside it: the refusing server's own, a list's answer (127.0.0.2), a version number. What stands before and
 * after an address tells them apart.
 */
import type { Bounce } from '../bounce/types.ts';
import { addressScope, normaliseAddress } from './ip.ts';
import type { SendingIp } from './types.ts';

/** How far to look around an address for the words that say whose it is. */
const BEFORE = 90;
const AFTER = 60;
/** How far behind an address a server's log may say that its client was refused. */
const CLIENT_WITHIN = 200;
/** The weight of an address that a server's own log says is its client's. */
const OF_CLIENT = 3;
/** More addresses than this in one reply are a list of something else. */
const MAX_CANDIDATES = 40;

/** A run of characters that may hold an address, an address with its port, or neither. */
const TOKEN = /[\da-f.:]{3,60}/gi;

/** What every address holds: three full stops between numbers, or two colons. */
const ADDRESS_WITHIN = /\d\.\d{1,3}\.\d{1,3}\.\d|:[\da-f]{0,4}:/i;

/** The words just before an address of the server that was spoken to. */
const REMOTE_BEFORE =
	/(?:\bhost:? \S+ ?[[(]|\b(?:connect(?:ed|ing)?|connection|talking|sent|delivered|delivery) to \S* ?[[(]?|\bconnection with \S* ?[[(]?|\brelay=(?:\S*|\S+ )\[|\b(?:giving up on|mx|server) \S*[[(]?|\bby \S+ ?[[(]|\bh=\S+ \[|\bremote[- ](?:mta|server|host):? \S* ?[[(]?)$/i;
/** The words just after it. */
const REMOTE_AFTER =
	/^[\])]?(?::\d+)?[\])]?[:,]? ?(?:said|refused to talk|did not like|does not like|failed after|smtp error|while (?:sending|performing)|: \d{3}[ -]|: connection|#)/i;
/** Words before the sender's address. */
const SENDER_BEFORE =
	/(?:\b(?:client|connecting|sending|source|sender|your|remote|originating|this)(?:'s)? (?:mail )?(?:host|server|ip|mta|address|smtp|system)\b[^.;]{0,40}|\bfrom:? (?:the )?(?:ip|host|server|mail server|address|sender|client)?(?: address)?:? ?\S{0,80} ?[[(]?|\bip(?:[ -]?addr(?:ess)?)?(?: is)?\s*[:=]? ?["'[(<]?|[?&/=]|\bip\/|\bclient[:=]? ?\S{0,80}[[(]|<\S{1,80}\[)$/i;
/** Some filters name their client straight after the code: `550 5.7.1 host mx.example.com [192.0.2.1] black listed`. */
const CLIENT_FIRST = /^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} )?host:? (?:\S+ ?[[(])?$/i;
/** A server's log of what it refused itself: the address is its client's, whatever else the entry names. */
const CLIENT_BEFORE =
	/(?:\b(?:RCPT|MAIL|DATA|BDAT|EHLO|HELO|CONNECT|VRFY|END-OF-MESSAGE) from |\bmissing reverse DNS )\S*\[$/;
/** The same in Exim's and Sendmail's words, after it. */
const CLIENT_AFTER = /^\](?::\d+)?(?: \(may be forged\), reject=|(?: [A-Z][\w-]*=\S+)* (?:F=<|rejected ))/;
/** A server that is limited or blocked is the sender's: "The mail server [192.0.2.1] has been temporarily rate limited". */
const BLOCKED_AFTER =
	/^[\])"']{0,2} (?:has|have|is|was|are) (?:been )?(?:temporarily |currently |permanently )?(?:rate|block|black|bann|list|defer|reject|refus)/i;
/** Words after it. */
const SENDER_AFTER =
	/^(?:\s+\d+)?[\])>"']*(?::\d+)?[\])>"']*[,:]? {0,2}(?:our system|the ip|gmail|this message|has |is |was |are |weren't|will |blocked|black ?list|listed|found|rejected|not |banned|sent|exceed|address|temporarily|client host|helo|on |in |doesn't|does not have|messages)/i;

/**
 * The sending server's address in a bounce; null where it names none. Addresses of the refusing server and the
 * 127.x answers of blocklists are passed over. Time is linear in the length of the reply.
 */
export function findSendingIp(bounce: Bounce): SendingIp | null {
	const remote = normaliseAddress(bounce.remoteMta?.address ?? bounce.remoteMta?.name ?? '');
	const lines = bounce.lines.join('\n');
	const own = bestCandidate(bounce.diagnosticCode ?? '', remote, 1);
	const near = lines === bounce.diagnosticCode ? null : bestCandidate(lines, remote, 2);
	// The reply goes first, unless the log around it says whom it was said to.
	const best = near && near.weight === OF_CLIENT ? near : (own ?? near);
	const found = best?.address ?? (bounce.localAddress ? normaliseAddress(bounce.localAddress) : null);
	return found ? { address: found, scope: addressScope(found) } : null;
}

interface Candidate {
	readonly address: string;
	readonly weight: number;
}

function bestCandidate(text: string, remote: string | null, least: number): Candidate | null {
	const reply = decodeColons(text);
	if (!ADDRESS_WITHIN.test(reply)) return null;
	let best: Candidate | null = null;
	let count = 0;
	for (const hit of reply.matchAll(TOKEN)) {
		if (!ADDRESS_WITHIN.test(hit[0])) continue;
		const place = readToken(reply, hit.index, hit[0]);
		if (!place) continue;
		if (++count > MAX_CANDIDATES) break;
		if (isPassedOver(place.address)) continue;
		const weight = weigh(reply, place.start, place.end);
		// The refusing server's own address, unless the words around it say that it is the sender's.
		if (place.address === remote && weight < 2) continue;
		if (weight >= least && weight > (best?.weight ?? 0)) best = { address: place.address, weight };
	}
	return best;
}

interface Place {
	readonly address: string;
	readonly start: number;
	readonly end: number;
}

/** The address in a run of characters: without a full stop after it, a colon before it, a port, or a name around it. */
function readToken(text: string, at: number, run: string): Place | null {
	// RFC 5321 section 4.1.3 writes "IPv6:" straight before the address; and a word may end in letters that an address has: "source:".
	const head = /^[\da-f]+:(?=[\da-f])/i.exec(run)?.[0] ?? '';
	const word = text.slice(Math.max(0, at - 3), at + head.length);
	const tag = /(?:[g-z][a-f]*|ipv[46]):$/i.test(word) ? head.length : 0;
	const lead = run.startsWith('::') ? 0 : tag || (/^[.:]*/.exec(run)?.[0].length ?? 0);
	const start = at + lead;
	const bare = run
		.slice(lead)
		.replace(/\.+$/, '')
		.replace(/([^:]):$/, '$1');
	const octets = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?=$|:\d*$)/.exec(bare)?.[0];
	const raw = octets ?? bare;
	const end = start + raw.length;
	const before = text.slice(Math.max(0, start - 5), start);
	// A name ("host-192.0.2.1.example"), not an address; but a reply's code may be joined to it: "550-192.0.2.1".
	if (/[\w@]$/.test(before) || (before.endsWith('-') && !/(?:^|\D)\d{3}-$/.test(before))) return null;
	if (/^(?:\w|[.-]\w)/.test(text.slice(end)) && !octets?.length) return null;
	if (
		octets &&
		/^(?:\w|[.-][a-z\d])/i.test(text.slice(end, end + 2)) &&
		!/^\.(?:[A-Z]|html)/.test(text.slice(end))
	)
		return null;
	const address = normaliseAddress(raw);
	return address ? { address, start, end } : null;
}

/** Look-up links carry IPv6 with its colons escaped. */
function decodeColons(text: string): string {
	return text.includes('%3') ? text.replace(/%3a/gi, ':') : text;
}

function isPassedOver(address: string): boolean {
	const scope = addressScope(address);
	return scope === 'loopback' || scope === 'multicast' || address.startsWith('0.');
}

/** 0: not the sender's; 1: may be; 2: the words around it say so; 3: it is that of a server's client. */
function weigh(text: string, start: number, end: number): number {
	const before = text.slice(Math.max(0, start - BEFORE), start);
	const after = text.slice(end, end + AFTER);
	// Yahoo ends its sentence with a number of its own: "user complaints - 4.16.55.1; see https://".
	if (/complaints - $/i.test(before)) return 0;
	// A section of a standard ("RFC2821 4.1.1.1"), and a server that the refusing one asked in turn.
	if (/(?:\brfc ?\d{3,5}|\bsection|\bversion|\bv|\bcalled:) ?$/i.test(before)) return 0;
	// A name that is an address itself: "host 192.0.2.1 [192.0.2.1]:".
	if (/^ ?[[(](?:\d{1,3}\.){3}\d/.test(after)) return 0;
	// Spamhaus's page on a refused question names the resolver that asked it; filters number their rules like addresses; "relay=" is where a mail went.
	if (/\/returnc\/pub\/$|\brelay=$|\b(?:policy|messages) \($/i.test(before)) return 0;
	if (CLIENT_BEFORE.test(before) || CLIENT_AFTER.test(text.slice(end, end + CLIENT_WITHIN))) return OF_CLIENT;
	// A look-up link asks about the sender.
	if (/[?&/](?:ip|i?p?v|query|value|lookup)=$/i.test(before)) return 2;
	const bySender =
		SENDER_BEFORE.test(before) || BLOCKED_AFTER.test(after) || (start < BEFORE && CLIENT_FIRST.test(before));
	if (REMOTE_AFTER.test(after) && !/^[\])]?:? client host/i.test(after)) return 0;
	if (REMOTE_BEFORE.test(before) && !bySender) return 0;
	return bySender || SENDER_AFTER.test(after) ? 2 : 1;
}
