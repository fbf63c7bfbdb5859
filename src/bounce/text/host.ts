/** Reads from the prose before a reply which host refused the mail: `host mx.example.com[192.0.2.1] said`. */
import type { Host } from '../types.ts';

const IP = String.raw`(?:IPv6:)?(\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.\d{1,3}){0,3})(?::\d{1,5})?`;
const NAME = '([A-Za-z0-9_](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9_])?)';
/** `mx.example.com[192.0.2.1]`, `mx.example.com. [192.0.2.1]:25`, `mx.example.com (192.0.2.1)`. */
const NAMED = new RegExp(`(?<![A-Za-z0-9._-])${NAME}\\.?:? ?[[(]${IP}[\\])]`);
const WORDED =
	/(?:\bhost |\bto |talking to |\bby |\bat |server |remote host |with |H=|relay=)([A-Za-z0-9_][A-Za-z0-9_-]{0,62}(?:\.[A-Za-z0-9_-]{1,63}){1,8})/;
const BARE_IP = new RegExp(`(?:^|[\\s[(])${IP}(?=[\\s:,\\])]|$)`);

/** Words that stand where a host's name could and are none. */
const NOT_A_NAME = new Set([
	'host',
	'ip',
	'at',
	'server',
	'to',
	'from',
	'by',
	'ipv4',
	'ipv6',
	'address',
	'client',
]);

/** True for a dotted quad or an IPv6 address by its form; `11:34:45` is a time. */
export function isIpLiteral(text: string): boolean {
	if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return true;
	if (!/^[0-9A-Fa-f:.]{2,45}$/.test(text)) return false;
	const groups = text.split(':').length;
	return text.includes('::')
		? groups > 2 && text !== '::'
		: groups === 8 || (groups === 7 && text.includes('.'));
}

/** A host from a name that may be an address: `[192.0.2.1]` is an address, `mx.example.com` a name. */
export function toHost(name: string | null, address: string | null): Host | null {
	const bare = name?.replace(/^\[|\]$/g, '').replace(/\.$/, '') ?? null;
	if (bare && isIpLiteral(bare)) return { name: null, address: address ?? bare };
	const real = bare && !NOT_A_NAME.has(bare.toLowerCase()) ? bare : null;
	return real || address ? { name: real, address } : null;
}

/**
 * The remote host that the prose names, or null. Give it the part before the reply only: what the reply itself says is
 * about the sender. At most 600 characters are read, the last ones.
 */
export function findHost(before: string): Host | null {
	const text = before.length > 600 ? before.slice(-600) : before;
	if (text.includes('[') || text.includes('(')) {
		const named = NAMED.exec(text);
		if (named?.[2] && isIpLiteral(named[2])) return toHost(named[1] ?? null, named[2]);
	}
	const worded = WORDED.exec(text);
	if (worded?.[1]) return toHost(worded[1], null);
	const bare = BARE_IP.exec(text);
	return bare?.[1] && isIpLiteral(bare[1]) ? { name: null, address: bare[1] } : null;
}
