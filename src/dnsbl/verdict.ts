/**
 * What DNS answers prove. A listing or its absence is said only when the answer can be read beyond doubt and the
 * list's test points came back right through the same resolver (RFC 5782 section 5); all else is "unknown", with why.
 */
import { matchCodes } from './return-codes.ts';
import { say } from './say.ts';
import type { DnsAnswer, ListingState, Words, Zone, ZoneCode } from './types.ts';

/** An answer, or how the question failed. */
export type Reply = DnsAnswer | { readonly failed: 'timeout' | 'network' };

export type Reading =
	| { readonly kind: 'listed' | 'information'; readonly codes: readonly ZoneCode[] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unclear'; readonly why: string };

/** What an answer says about one address, before the test points have their say. */
export function readReply(zone: Zone, reply: Reply, words: Words): Reading {
	const { why } = words;
	if ('failed' in reply) return unclear(why[reply.failed]);
	if (reply.rcode === 'NXDOMAIN') return reply.records.length === 0 ? { kind: 'absent' } : unclear(why.mixed);
	if (reply.rcode !== 'NOERROR') return unclear(why[reply.rcode]);
	if (reply.records.length === 0) return unclear(why.emptied);
	const codes: ZoneCode[] = [];
	for (const address of reply.records) {
		const reading = readAddress(zone, address, words);
		if (typeof reading === 'string') return unclear(reading);
		codes.push(...reading);
	}
	const listings = codes.filter((code) => code.listed);
	return listings.length > 0 ? { kind: 'listed', codes: listings } : { kind: 'information', codes };
}

/** Codes of one A record, or why it is not an answer of the list. */
function readAddress(zone: Zone, address: string, { why, unexplained }: Words): readonly ZoneCode[] | string {
	const [error] = matchCodes(zone.errors, address);
	if (error) return error.why;
	if (!address.startsWith('127.')) return say(why.outside, address);
	if (address.startsWith('127.255.255.')) return say(why.refusedCode, address);
	const codes = matchCodes(zone.codes, address);
	if (codes.length > 0) return codes;
	// RFC 5782 section 2.1 and 5: 127.0.0.1 is never a listing unless the list says so itself.
	const bits = zone.codes.some(({ code }) => code.startsWith('bit:'));
	if (bits || address === '127.0.0.1') return say(why.noCode, address);
	return [{ code: address, meaning: say(unexplained, address), listed: true }];
}

/** Why the test points do not bear out this zone through this resolver; null when they do. */
export function proofProblem(zone: Zone, listed: Reply, notListed: Reply, words: Words): string | null {
	const counter = readReply(zone, notListed, words);
	if (counter.kind === 'listed') return words.why.listsTheWorld;
	if (counter.kind === 'unclear') return counter.why;
	const test = readReply(zone, listed, words);
	if (test.kind === 'unclear') return test.why;
	return test.kind === 'listed' ? null : words.why.testNotListed;
}

export interface Verdict {
	readonly state: ListingState;
	readonly meaning: string | null;
	readonly why: string | null;
}

/**
 * The state of one subject in one zone.
 * @param readings one per question asked (a domain is asked by several names); any proved listing counts
 * @param problem from `proofProblem`
 */
export function judge(readings: readonly Reading[], problem: string | null): Verdict {
	const coded = readings.filter((reading) => 'codes' in reading);
	const found = coded.filter(({ kind }) => kind === 'listed');
	const doubt = readings.find((reading) => reading.kind === 'unclear');
	if (found.length === 0 && doubt) return { state: 'unknown', meaning: null, why: doubt.why };
	if (problem !== null) return { state: 'unknown', meaning: null, why: problem };
	const meant = (found.length > 0 ? found : coded).flatMap(({ codes }) => codes);
	const meaning = [...new Set(meant.map((code) => code.meaning))].join(' ');
	return { state: found.length > 0 ? 'listed' : 'not-listed', meaning: meaning || null, why: null };
}

const unclear = (why: string): Reading => ({ kind: 'unclear', why });
