/** A list's test points, asked once per resolver and kept for a while. */
import { ask } from './ask.ts';
import { addressQuery, domainQuery, type Family, mappedQuery } from './names.ts';
import type { Resolver, Zone } from './types.ts';
import { proofProblem, WHY } from './verdict.ts';

/** How long a good proof holds: long enough for a run, short enough to notice that a list began to refuse. */
const GOOD_MS = 300_000;
/** A failed one is tried again sooner. */
const BAD_MS = 30_000;

interface Kept {
	readonly problem: Promise<string | null>;
	until: number;
}

const keptByResolver = new WeakMap<Resolver, Map<string, Kept>>();

export interface ProofOptions {
	readonly zone: Zone;
	/** null for a domain list. */
	readonly family: Family | null;
	readonly resolver: Resolver;
	readonly signal: AbortSignal;
	/** Ask anew, whatever is kept. */
	readonly fresh: boolean;
	readonly timeoutMs: number;
}

/** Why the zone cannot be trusted through this resolver; null when its test points came back right. Rejects only when `signal` aborts. */
export async function proveZone(options: ProofOptions): Promise<string | null> {
	const kept = keptOf(options.resolver);
	const key = `${options.zone.zone}/${options.family}`;
	const held = options.fresh ? undefined : kept.get(key);
	if (held && held.until > Date.now()) {
		try {
			return await held.problem;
		} catch {
			// Another run that asked was cancelled; ask for ourselves.
			options.signal.throwIfAborted();
		}
	}
	const entry: Kept = { problem: askTestPoints(options), until: Number.POSITIVE_INFINITY };
	kept.set(key, entry);
	try {
		const problem = await entry.problem;
		entry.until = Date.now() + (problem === null ? GOOD_MS : BAD_MS);
		return problem;
	} catch (error) {
		if (kept.get(key) === entry) kept.delete(key);
		throw error;
	}
}

/** The problem that is already known of a zone, so that it need not be asked at all. undefined: nothing is known yet. */
export function knownProblem(
	zone: Zone,
	family: Family | null,
	resolver: Resolver,
): Promise<string | null> | undefined {
	const held = keptOf(resolver).get(`${zone.zone}/${family}`);
	return held && held.until !== Number.POSITIVE_INFINITY && held.until > Date.now()
		? held.problem
		: undefined;
}

function keptOf(resolver: Resolver): Map<string, Kept> {
	const kept = keptByResolver.get(resolver) ?? new Map<string, Kept>();
	keptByResolver.set(resolver, kept);
	return kept;
}

async function askTestPoints({ zone, family, resolver, signal, fresh, timeoutMs }: ProofOptions) {
	if (zone.testPoint === null) return WHY.noTestPoint;
	const toName = (point: string) =>
		family === null
			? domainQuery(point, zone.zone)
			: family === 6
				? (mappedQuery(point, zone.zone) ?? addressQuery(point, zone.zone))
				: addressQuery(point, zone.zone);
	const listed = toName(zone.testPoint.listed);
	const notListed = toName(zone.testPoint.notListed);
	if (listed === null || notListed === null) return WHY.badName;
	const question = { resolver, type: 'A' as const, signal, fresh, timeoutMs };
	const replies = await Promise.all([
		ask({ ...question, name: listed }),
		ask({ ...question, name: notListed }),
	]);
	return proofProblem(zone, replies[0], replies[1]);
}
