/** Internet addresses: read them, write them in one form (RFC 5952), and say what kind they are (IANA registries). */
import type { AddressScope } from './types.ts';

/** Eight 16-bit groups of an IPv6 address, or four octets of an IPv4 address. */
type Groups = readonly number[];

/**
 * Read an address and write it in its one form: IPv4 dotted without leading zeros, IPv6 as RFC 5952 says (lower
 * case, longest run of zeros as `::`). An IPv4 address mapped into IPv6 (`::ffff:192.0.2.1`) comes out as IPv4,
 * as mail servers mean it. null: not an address.
 */
export function normaliseAddress(text: string): string | null {
	const octets = parseIpv4(text);
	if (octets) return octets.join('.');
	const groups = parseIpv6(text);
	if (!groups) return null;
	if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
		return octetsOf(groups[6] ?? 0, groups[7] ?? 0).join('.');
	}
	return formatIpv6(groups);
}

/** What kind of address it is. `reserved` for anything not meant to be used, and for a text that is no address. */
export function addressScope(address: string): AddressScope {
	const octets = parseIpv4(address);
	if (octets) return scopeIn(IPV4_SCOPES, octets, 8);
	const groups = parseIpv6(address);
	if (!groups) return 'reserved';
	if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
		return scopeIn(IPV4_SCOPES, octetsOf(groups[6] ?? 0, groups[7] ?? 0), 8);
	}
	return scopeIn(IPV6_SCOPES, groups, 16);
}

type ScopeTable = readonly (readonly [prefix: Groups, bits: number, scope: AddressScope])[];

/** IANA IPv4 special-purpose address registry (RFC 6890 and updates). */
const IPV4_SCOPES: ScopeTable = [
	[[0], 8, 'reserved'],
	[[10], 8, 'private'],
	[[100, 64], 10, 'shared'],
	[[127], 8, 'loopback'],
	[[169, 254], 16, 'link-local'],
	[[172, 16], 12, 'private'],
	[[192, 0, 0], 24, 'reserved'],
	[[192, 0, 2], 24, 'documentation'],
	[[192, 168], 16, 'private'],
	[[198, 18], 15, 'reserved'],
	[[198, 51, 100], 24, 'documentation'],
	[[203, 0, 113], 24, 'documentation'],
	[[224], 4, 'multicast'],
	[[240], 4, 'reserved'],
];

/** IANA IPv6 special-purpose address registry; only 2000::/3 is public. */
const IPV6_SCOPES: ScopeTable = [
	[[0, 0, 0, 0, 0, 0, 0, 1], 128, 'loopback'],
	[[0x2001, 0xdb8], 32, 'documentation'],
	[[0x3fff], 20, 'documentation'],
	[[0x2000], 3, 'public'],
	[[0xfc00], 7, 'private'],
	[[0xfe80], 10, 'link-local'],
	[[0xff00], 8, 'multicast'],
	[[0], 0, 'reserved'],
];

function scopeIn(table: ScopeTable, groups: Groups, width: number): AddressScope {
	for (const [prefix, bits, scope] of table) if (startsWith(groups, prefix, bits, width)) return scope;
	return 'public';
}

function startsWith(groups: Groups, prefix: Groups, bits: number, width: number): boolean {
	for (let index = 0; index * width < bits; index++) {
		const shift = Math.max(0, width - (bits - index * width));
		if ((groups[index] ?? 0) >> shift !== (prefix[index] ?? 0) >> shift) return false;
	}
	return true;
}

function parseIpv4(text: string): Groups | null {
	const octets: number[] = [];
	let octet = 0;
	let digits = 0;
	for (let at = 0; at <= text.length; at++) {
		const digit = at < text.length ? text.charCodeAt(at) - 48 : -2;
		if (digit >= 0 && digit <= 9) {
			octet = octet * 10 + digit;
			digits++;
			continue;
		}
		// A full stop or the end closes an octet.
		if (digit !== -2 || digits < 1 || digits > 3 || octet > 255) return null;
		octets.push(octet);
		octet = 0;
		digits = 0;
	}
	return octets.length === 4 ? octets : null;
}

function parseIpv6(text: string): Groups | null {
	const bare = text.replace(/^ipv6:/i, '').replace(/%[\w.-]{1,32}$/, '');
	if (!/^[\da-f:.]{2,45}$/i.test(bare) || !bare.includes(':')) return null;
	const halves = bare.split('::');
	if (halves.length > 2) return null;
	const head = parseGroups(halves[0] ?? '', halves.length === 1);
	const tail = parseGroups(halves[1] ?? '', true);
	if (!head || !tail) return null;
	const missing = 8 - head.length - tail.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
	return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** Groups of one half; the last four octets of an address may be written as IPv4. */
function parseGroups(text: string, isEnd: boolean): number[] | null {
	if (text === '') return [];
	const groups: number[] = [];
	const parts = text.split(':');
	for (const [index, part] of parts.entries()) {
		const octets = isEnd && index === parts.length - 1 ? parseIpv4(part) : null;
		if (octets) {
			groups.push(((octets[0] ?? 0) << 8) | (octets[1] ?? 0), ((octets[2] ?? 0) << 8) | (octets[3] ?? 0));
		} else if (/^[\da-f]{1,4}$/i.test(part)) {
			groups.push(Number.parseInt(part, 16));
		} else return null;
	}
	return groups;
}

function octetsOf(high: number, low: number): Groups {
	return [high >> 8, high & 255, low >> 8, low & 255];
}

function formatIpv6(groups: Groups): string {
	let best = { start: -1, length: 1 };
	for (let start = 0; start < 8; start++) {
		let length = 0;
		while (start + length < 8 && groups[start + length] === 0) length++;
		if (length > best.length) best = { start, length };
	}
	const hex = groups.map((group) => group.toString(16));
	if (best.start < 0) return hex.join(':');
	return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}
