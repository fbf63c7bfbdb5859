/** Who asks: the client's address behind trusted proxies, and the name under which it is counted. */
import { BlockList, isIP } from 'node:net';
import { normaliseAddress } from '../../diagnosis/ip.ts';

/** A test of addresses against networks such as `10.0.0.0/8` and single addresses. */
export function networkTest(networks: readonly string[]): (address: string) => boolean {
	const list = new BlockList();
	for (const network of networks) {
		const [ip = '', bits] = network.split('/');
		const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
		if (bits === undefined) list.addAddress(ip, family);
		else list.addSubnet(ip, Number(bits), family);
	}
	return (address) => {
		const family = isIP(address);
		return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
	};
}

/**
 * The client's address. X-Forwarded-For is read from its end, past the proxies that are trusted: what stands before the
 * first other address was written by that client itself and counts for nothing.
 * @param peer address of the connection
 * @param forwarded the header's value, if any
 */
export function clientAddress(
	peer: string,
	forwarded: string | undefined,
	isTrusted: (address: string) => boolean,
): string {
	let client = normaliseAddress(peer) ?? peer;
	const hops = forwarded?.split(',') ?? [];
	while (isTrusted(client)) {
		const hop = normaliseAddress(hops.pop()?.trim() ?? '');
		if (hop === null) break;
		client = hop;
	}
	return client;
}

/** The name under which a client is counted: an IPv4 address, or the /64 of an IPv6 one, which is one line of one home. */
export function clientGroup(address: string): string {
	if (!address.includes(':')) return address;
	const [head = '', tail = ''] = address.split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === '' ? [] : tail.split(':');
	const middle = address.includes('::') ? 8 - left.length - right.length : 0;
	const groups = [...left, ...new Array<string>(middle).fill('0'), ...right];
	return `${groups.slice(0, 4).join(':')}::/64`;
}
