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
import { knownProblem, proveZone } from './proof.ts';
import type { Resolver, Subject, Zone, ZoneResult } from './types.ts';
import { judge, type Reading, type Reply, readReply, WHY } from './verdict.ts';

/** A list that is silent this long could not be checked. */
const DEFAULT_TIMEOUT_MS = 5000;
/** The list's own words are a courtesy; nobody waits longer for them. */
const TXT_TIMEOUT_MS = 1000;
const DEFAULT_CONCURRENCY = 64;

export type CheckOptions = Subject & {
	/** Zones that do not suit the subject (a domain list for an IP, IPv4 only for an IPv6) are passed over. */
	readonly zones: readonly Zone[];
	readonly resolver: Resolver;
	readonly signal?: AbortSignal | undefined;
	/** Past all caches, the test points too. */
	readonly fresh?: boolean | undefined;
	/** Limit of one question in ms; default 5000. */
	readonly timeoutMs?: number | undefined;
	/** Zones asked at once; default 64. */
	readonly concurrency?: number | undefined;
};

/** Zones that can hold the subject: never an IP for a domain list, never a domain for an IP list. */
export function suitableZones(subject: Subject, zones: readonly Zone[]): Zone[] {
	if ('domain' in subject)
		return normaliseDomain(subject.domain) === null ? [] : zones.filter(({ lists }) => lists === 'domain');
	const family = familyOf(subject.ip);
	if (family === null) return [];
	return zones.filter((zone) => zone.lists === 'ip' && (family === 6 ? zone.ipv6 : zone.ipv4));
}

/**
 * Check one address or domain. Results come in the order in which they are proved, one per suitable zone.
 * @throws RangeError when the subject is neither an address nor a domain; the reason of `signal` when it aborts
 */
export async function* checkZones(options: CheckOptions): AsyncGenerator<ZoneResult, void, undefined> {
	const names = namesOf(options);
	const waiting = suitableZones(options, options.zones);
	const own = new AbortController();
	const stop = () => own.abort(options.signal?.reason);
	if (options.signal?.aborted) stop();
	else options.signal?.addEventListener('abort', stop, { once: true });

	const ready: ZoneResult[] = [];
	let failure: { readonly reason: unknown } | null = null;
	let wake = () => {};
	own.signal.addEventListener('abort', () => wake());
	let left = waiting.length;
	const work = async () => {
		for (let zone = waiting.shift(); zone && !failure; zone = waiting.shift()) {
			try {
				ready.push(await checkZone(zone, names, options, own.signal));
			} catch (reason) {
				failure = { reason };
			}
			wake();
		}
	};
	const workers = Math.min(options.concurrency ?? DEFAULT_CONCURRENCY, waiting.length);
	for (let index = 0; index < workers; index++) void work();
	try {
		while (left > 0) {
			own.signal.throwIfAborted();
			const result = ready.shift();
			if (result) {
				left--;
				yield result;
			} else if (failure) throw (failure as { readonly reason: unknown }).reason;
			else
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
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

function namesOf(subject: Subject): Names {
	const given = 'ip' in subject ? subject.ip : subject.domain;
	const domain = 'domain' in subject ? normaliseDomain(subject.domain) : null;
	const family = 'ip' in subject ? familyOf(subject.ip) : null;
	if (family === null && domain === null) throw new RangeError(`not an address: ${given}`);
	const isName = (name: string | null): name is string => name !== null;
	return {
		family,
		in: (zone) =>
			domain === null
				? [addressQuery(given, zone)].filter(isName)
				: domainCandidates(domain)
						.map((candidate) => domainQuery(candidate, zone))
						.filter(isName),
	};
}

async function checkZone(
	zone: Zone,
	names: Names,
	options: CheckOptions,
	signal: AbortSignal,
): Promise<ZoneResult> {
	const { resolver, fresh = false, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
	const base = { blocklist: zone.blocklist, zone: zone.zone, answers: [], meaning: null, txt: null };
	const unknown = (why: string): ZoneResult => ({ ...base, state: 'unknown', why });
	if (resolver.isPublic && zone.answersPublicResolvers === 'no') return unknown(WHY.publicResolver);
	const known = fresh ? undefined : await knownProblem(zone, names.family, resolver);
	if (known) return unknown(known);
	const queries = names.in(zone.zone);
	if (queries.length === 0) return unknown(WHY.badName);

	const question = { resolver, signal, fresh, timeoutMs };
	const [problem, ...replies] = await Promise.all([
		proveZone({ zone, family: names.family, ...question }),
		...queries.map((name) => ask({ ...question, name, type: 'A' as const })),
	]);
	const readings = replies.map((reply) => readReply(zone, reply));
	const verdict = judge(readings, problem);
	const listedName = queries[readings.findIndex((reading: Reading) => reading.kind === 'listed')];
	const txt =
		verdict.state === 'listed' && listedName !== undefined
			? await ask({
					...question,
					name: listedName,
					type: 'TXT',
					timeoutMs: Math.min(timeoutMs, TXT_TIMEOUT_MS),
				})
			: null;
	return {
		...base,
		...verdict,
		answers: replies.flatMap(recordsOf),
		txt: txt && (recordsOf(txt).join(' ') || null),
	};
}

function recordsOf(reply: Reply): readonly string[] {
	return 'failed' in reply ? [] : reply.records;
}
