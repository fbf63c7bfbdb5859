/** The names by which a blocklist is asked (RFC 5782 section 2.1, 2.4 and 2.3). */
import { normaliseAddress } from '../diagnosis/ip.ts';

/** Longest name DNS can carry, as text without the final dot (RFC 1035 section 3.1). */
const MAX_NAME = 253;
/** Letters, digits, `-` and `_` (which host names in mail carry too), at most 63. */
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

export type Family = 4 | 6;

/** Family of an address in any form; IPv4 mapped into IPv6 counts as IPv4. null: not an address. */
export function familyOf(address: string): Family | null {
	const normal = normaliseAddress(address);
	return normal === null ? null : normal.includes(':') ? 6 : 4;
}

/** `192.0.2.1` in `zen.example` -> `1.2.0.192.zen.example`; IPv6 by its 32 nibbles. null: not an address, or too long a name. */
export function addressQuery(address: string, zone: string): string | null {
	const normal = normaliseAddress(address);
	if (normal === null) return null;
	return fits(`${normal.includes(':') ? nibbles(normal) : octets(normal)}.${zone}`);
}

/** The name of an IPv4 test point asked as an IPv6 address: `127.0.0.2` -> nibbles of `::ffff:7f00:2` (RFC 5782 section 5). */
export function mappedQuery(ipv4: string, zone: string): string | null {
	const normal = normaliseAddress(ipv4);
	if (normal === null || normal.includes(':')) return null;
	const hex = normal.split('.').map((octet) => Number(octet).toString(16).padStart(2, '0'));
	return fits(`${backwards(hex)}.f.f.f.f${'.0'.repeat(20)}.${zone}`);
}

/** `example.com` in `dbl.example` -> `example.com.dbl.example`. null: not a host name, or too long. */
export function domainQuery(domain: string, zone: string): string | null {
	const normal = normaliseDomain(domain);
	return normal === null ? null : fits(`${normal}.${zone}`);
}

/** Lower case, no final dot. null where it is no host name in ASCII letters, or is an address (never sent to a domain list). */
export function normaliseDomain(text: string): string | null {
	const domain = text.trim().toLowerCase().replace(/\.$/, '');
	if (normaliseAddress(domain) !== null) return null;
	return domain.split('.').every((label) => LABEL.test(label)) ? domain : null;
}

/**
 * The names to ask about one host name: itself, and its last three and last two labels. A domain list holds the
 * domain that was bought (`example.co.uk`), and without the list of public suffixes nobody knows which that is.
 */
export function domainCandidates(domain: string): string[] {
	const labels = domain.split('.');
	const last = (count: number) => labels.slice(-count).join('.');
	return labels.length < 2 ? [] : [...new Set([domain, last(3), last(2)])];
}

function octets(ipv4: string): string {
	return ipv4.split('.').reverse().join('.');
}

function nibbles(ipv6: string): string {
	const [head = '', tail] = ipv6.split('::');
	const left = head.split(':');
	const right = tail === undefined ? [] : tail.split(':');
	// An empty half is one empty group, which the filling makes a zero like any other.
	const middle = new Array<string>(8 - left.length - right.length).fill('');
	return backwards([...left, ...middle, ...right].map((group) => group.padStart(4, '0')));
}

const backwards = (hex: readonly string[]): string => [...hex.join('')].reverse().join('.');

function fits(name: string): string | null {
	return name.length <= MAX_NAME ? name : null;
}
