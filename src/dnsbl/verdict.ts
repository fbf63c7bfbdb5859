/**
 * What DNS answers prove. A listing or its absence is said only when the answer can be read beyond doubt and the
 * list's test points came back right through the same resolver (RFC 5782 section 5); all else is "unknown", with why.
 */
import { matchCodes } from './return-codes.ts';
import type { DnsAnswer, ListingState, Zone, ZoneCode } from './types.ts';

/** An answer, or how the question failed. */
export type Reply = DnsAnswer | { readonly failed: 'timeout' | 'network'; readonly detail: string };

export type Reading =
	| { readonly kind: 'listed' | 'information'; readonly codes: readonly ZoneCode[] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'unclear'; readonly why: string };

/** What an answer says about one address, before the test points have their say. */
export function readReply(zone: Zone, reply: Reply): Reading {
	if ('failed' in reply) return unclear(reply.failed === 'timeout' ? WHY.timeout : WHY.network);
	if (reply.rcode === 'NXDOMAIN') return reply.records.length === 0 ? { kind: 'absent' } : unclear(WHY.mixed);
	if (reply.rcode !== 'NOERROR') return unclear(WHY[reply.rcode]);
	if (reply.records.length === 0) return unclear(WHY.emptied);
	const codes: ZoneCode[] = [];
	for (const address of reply.records) {
		const reading = readAddress(zone, address);
		if (typeof reading === 'string') return unclear(reading);
		codes.push(...reading);
	}
	const listings = codes.filter((code) => code.listed);
	return listings.length > 0 ? { kind: 'listed', codes: listings } : { kind: 'information', codes };
}

/** Codes of one A record, or why it is not an answer of the list. */
function readAddress(zone: Zone, address: string): readonly ZoneCode[] | string {
	const error = zone.errors.find(({ code }) => matchCodes([{ code }], address).length > 0);
	if (error) return error.why;
	if (!address.startsWith('127.')) return WHY.outside(address);
	if (address.startsWith('127.255.255.')) return WHY.refusedCode(address);
	const codes = matchCodes(zone.codes, address);
	if (codes.length > 0) return codes;
	// RFC 5782 section 2.1 and 5: 127.0.0.1 is never a listing unless the list says so itself.
	const bits = zone.codes.some(({ code }) => code.startsWith('bit:'));
	if (bits || address === '127.0.0.1') return WHY.noCode(address);
	return [{ code: address, meaning: unexplained(address), listed: true }];
}

/** Why the test points do not bear out this zone through this resolver; null when they do. */
export function proofProblem(zone: Zone, listed: Reply, notListed: Reply): string | null {
	const counter = readReply(zone, notListed);
	if (counter.kind === 'listed') return WHY.listsTheWorld;
	if (counter.kind === 'unclear') return counter.why;
	const test = readReply(zone, listed);
	if (test.kind === 'unclear') return test.why;
	return test.kind === 'listed' ? null : WHY.testNotListed;
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
const unexplained = (address: string) => `Listed. The list does not say what its code ${address} stands for.`;

/** Reasons, in words for the reader of the page. */
export const WHY = {
	timeout: 'No answer came in time.',
	network: 'The resolver could not be reached, or it did not answer in the way DNS does.',
	SERVFAIL: 'The resolver got no answer from the list (SERVFAIL).',
	REFUSED: 'The question was refused (REFUSED).',
	OTHER: 'The resolver answered with an error.',
	mixed: 'The answer contradicts itself.',
	emptied:
		'The answer came back empty: neither "listed" nor "not listed". A resolver on the way may have emptied it.',
	outside: (address: string) =>
		`The answer ${address} is not one that a blocklist gives. The list may be closed, or the resolver changes answers.`,
	refusedCode: (address: string) => `The answer ${address} means that the list refused the question.`,
	noCode: (address: string) => `The answer ${address} is not a listing by the rules of this list.`,
	listsTheWorld:
		'The list names even an address that nobody may list. It lists everything, so its answer means nothing.',
	testNotListed:
		'The list\'s test address came back as "not listed" by this resolver. So its other answers mean nothing.',
	noTestPoint: 'The list has no test address, so its answer cannot be proved.',
	publicResolver: 'The list does not answer public resolvers, so it was not asked.',
	badName: 'The name is too long to be asked.',
} as const;
