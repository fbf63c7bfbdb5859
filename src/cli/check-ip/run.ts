/** Many addresses, some at a time, out in the order in which they came in. */
import { addressScope, normaliseAddress } from '../../diagnosis/ip.ts';
import { checkZones } from '../../dnsbl/check.ts';
import type { Proofs } from '../../dnsbl/proof.ts';
import type { Resolver, Zone, ZoneResult } from '../../dnsbl/types.ts';
import { WORDS } from '../../dnsbl/words.ts';

/** Addresses under way at once: keeps the resolver busy without flooding its socket. */
const AT_ONCE = 12;

export interface AddressCheck {
	readonly ip: string;
	readonly results: readonly ZoneResult[];
	/** Why this address was not checked. */
	readonly error?: string;
	readonly warning?: string;
}

export interface RunOptions {
	readonly addresses: Iterable<string> | AsyncIterable<string>;
	/** Results stand in the order of the zones. */
	readonly zones: readonly Zone[];
	readonly resolver: Resolver;
	/** Check private and documentation addresses too, with a warning. */
	readonly checkAnyScope: boolean;
	readonly signal: AbortSignal;
	readonly timeoutMs: number;
}

/** One check per address, in order. A text that is no address comes back with `error`, and the run goes on. */
export async function* checkAddresses(options: RunOptions): AsyncGenerator<AddressCheck> {
	const proofs: Proofs = new Map();
	const order = new Map(options.zones.map(({ zone }, index) => [zone, index]));
	const under: Promise<AddressCheck>[] = [];
	for await (const address of options.addresses) {
		const check = checkAddress(address, { ...options, proofs }, order);
		check.catch(() => {}); // it is awaited in its turn
		under.push(check);
		const first = under.length >= AT_ONCE ? under.shift() : undefined;
		if (first) yield await first;
	}
	for (const check of under) yield await check;
}

async function checkAddress(
	text: string,
	options: RunOptions & { readonly proofs: Proofs },
	order: ReadonlyMap<string, number>,
): Promise<AddressCheck> {
	const ip = normaliseAddress(text);
	if (ip === null) return { ip: text, results: [], error: 'this is not an IP address' };
	const scope = addressScope(ip);
	const odd = scope !== 'public';
	if (odd && !options.checkAnyScope)
		return {
			ip,
			results: [],
			error: `this is a ${scope} address, which no blocklist can hold; name a resolver with --resolver to ask all the same`,
		};
	const results: ZoneResult[] = [];
	for await (const result of checkZones({ ...options, words: WORDS, ip })) results.push(result);
	results.sort((a, b) => (order.get(a.zone) ?? 0) - (order.get(b.zone) ?? 0));
	return { ip, results, ...(odd ? { warning: `this is a ${scope} address` } : {}) };
}
