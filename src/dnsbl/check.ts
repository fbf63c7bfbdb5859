/** The blocklist check: one subject, many zones side by side, each verdict as soon as it is proved. */
import { ask } from './ask.ts';
import {
	addressQuery,
	domainCandidates,
	domainQuery,
	type Family,
	familyOf,
	normaliseDomain,
} from './names.ts';
import { knownProblem, type Proofs, proveZone } from './proof.ts';
import type { Resolver, Subject, Words, Zone, ZoneResult } from './types.ts';
import { judge, type Reply, readReply } from './verdict.ts';

/** A list that is silent this long could not be checked. */
const DEFAULT_TIMEOUT_MS = 5000;
/** The list's own words are a courtesy; nobody waits longer for them. */
const TXT_TIMEOUT_MS = 1000;
const DEFAULT_CONCURRENCY = 64;

export type CheckOptions = Subject & {
	/** Zones that do not suit the subject (a domain list for an IP, IPv4 only for an IPv6) are passed over. */
	readonly zones: readonly Zone[];
	/** `WORDS` of words.ts, or those that came with the zones. */
	readonly words: Words;
	readonly resolver: Resolver;
	readonly signal?: AbortSignal | undefined;
	/** Past the caches of the resolver. */
	readonly fresh?: boolean | undefined;
	/** Limit of one question in ms; default 5000. */
	readonly timeoutMs?: number | undefined;
	/** Zones asked at once; default 64. */
	readonly concurrency?: number | undefined;
	/** Shared by the checks of one run (one resolver, one signal), so that each test point is asked once. */
	readonly proofs?: Proofs | undefined;
};

/** Zones that can hold the subject: never an IP for a domain list, never a domain for an IP list. */
export function suitableZones(subject: Subject, zones: readonly Zone[]): Zone[] {
	const asked = namesOf(subject);
	if (asked === null) return [];
	const { family } = asked;
	return zones.filter((zone) =>
		family === null ? zone.lists === 'domain' : zone.lists === 'ip' && (family === 6 ? zone.ipv6 : zone.ipv4),
	);
}

/**
 * Check one address or domain. Results come in the order in which they are proved, one per suitable zone.
 * @throws RangeError when the subject is neither an address nor a domain; the reason of `signal` when it aborts
 */
export async function* checkZones(options: CheckOptions): AsyncGenerator<ZoneResult, void, undefined> {
	const names = namesOf(options);
	if (names === null) throw new RangeError('not an address');
	const own = new AbortController();
	const stop = () => own.abort(options.signal?.reason);
	if (options.signal?.aborted) stop();
	options.signal?.addEventListener('abort', stop);
	const proofs = options.proofs ?? new Map();
	const waiting = suitableZones(options, options.zones);
	const running = new Map<Zone, Promise<{ readonly zone: Zone; readonly result: ZoneResult }>>();
	try {
		while (waiting.length + running.size > 0) {
			for (const zone of waiting.splice(0, (options.concurrency ?? DEFAULT_CONCURRENCY) - running.size)) {
				const check = checkZone(zone, names, { ...options, proofs }, own.signal);
				running.set(
					zone,
					check.then((result) => ({ zone, result })),
				);
			}
			const { zone, result } = await Promise.race(running.values());
			running.delete(zone);
			yield result;
		}
	} finally {
		options.signal?.removeEventListener('abort', stop);
		own.abort(); // the reader of the stream may have left early
	}
}

interface Names {
	readonly family: Family | null;
	/** Query names in a zone; empty where they do not fit. */
	readonly in: (zone: string) => readonly string[];
}

/** null: neither an address nor a domain. */
function namesOf(subject: Subject): Names | null {
	const isName = (name: string | null): name is string => name !== null;
	if ('ip' in subject) {
		const family = familyOf(subject.ip);
		return family === null ? null : { family, in: (zone) => [addressQuery(subject.ip, zone)].filter(isName) };
	}
	const domain = normaliseDomain(subject.domain);
	const candidates = domain === null ? [] : domainCandidates(domain);
	return domain === null
		? null
		: { family: null, in: (zone) => candidates.map((name) => domainQuery(name, zone)).filter(isName) };
}

async function checkZone(
	zone: Zone,
	names: Names,
	options: CheckOptions & { readonly proofs: Proofs },
	signal: AbortSignal,
): Promise<ZoneResult> {
	const { resolver, words, proofs, fresh = false, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
	const base = { blocklist: zone.blocklist, zone: zone.zone, answers: [], meaning: null, txt: null };
	const question = { resolver, signal, fresh, timeoutMs };
	// Other checks may wait for the same proof: it ends with the run, not with this check.
	const run = options.signal ?? signal;
	const proof = { ...question, signal: run, zone, family: names.family, words, proofs };
	const queries = names.in(zone.zone);
	const why =
		resolver.isPublic && zone.answersPublicResolvers === 'no'
			? words.why.publicResolver
			: queries.length === 0
				? words.why.badName
				: knownProblem(proof);
	if (why) return { ...base, state: 'unknown', why };

	const [problem, ...replies] = await Promise.all([
		proveZone(proof),
		...queries.map((name) => ask({ ...question, name, type: 'A' })),
	]);
	const readings = replies.map((reply) => readReply(zone, reply, words));
	const verdict = judge(readings, problem);
	const name = queries[readings.findIndex(({ kind }) => kind === 'listed')];
	const txt =
		verdict.state === 'listed' && name !== undefined
			? recordsOf(
					await ask({ ...question, name, type: 'TXT', timeoutMs: Math.min(timeoutMs, TXT_TIMEOUT_MS) }),
				)
			: [];
	return { ...base, ...verdict, answers: replies.flatMap(recordsOf), txt: txt.join(' ') || null };
}

function recordsOf(reply: Reply): readonly string[] {
	return 'failed' in reply ? [] : reply.records;
}
