/** A list's test points, asked once per run and kept for a while. */
import { ask, type Question } from './ask.ts';
import { addressQuery, domainQuery, type Family, mappedQuery } from './names.ts';
import type { Words, Zone } from './types.ts';
import { proofProblem } from './verdict.ts';

/** How long a good proof holds: long enough for a run, short enough to notice that a list began to refuse. */
const GOOD_MS = 300_000;
/** A failed one is tried again sooner. */
const BAD_MS = 30_000;

interface Proof {
	/** Why the zone cannot be trusted; null when it can. */
	readonly asked: Promise<string | null>;
	/** The same, once it is known. */
	problem?: string | null;
	until: number;
}

/** What was proved in a run: one resolver, one signal. Make an empty one for each. */
export type Proofs = Map<string, Proof>;

export interface ProofOptions extends Omit<Question, 'name' | 'type'> {
	readonly zone: Zone;
	/** null for a domain list. */
	readonly family: Family | null;
	readonly words: Words;
	readonly proofs: Proofs;
}

/** What is known already, so that a list that cannot be trusted need not be asked at all. undefined: not known. */
export function knownProblem(options: ProofOptions): string | null | undefined {
	return heldProof(options)?.problem;
}

/** Why the zone cannot be trusted through this resolver; null when its test points came back right. Rejects only when `signal` aborts. */
export async function proveZone(options: ProofOptions): Promise<string | null> {
	const held = heldProof(options);
	if (held) return held.asked;
	const proof: Proof = { asked: askTestPoints(options), until: Number.POSITIVE_INFINITY };
	options.proofs.set(keyOf(options), proof);
	proof.problem = await proof.asked;
	proof.until = Date.now() + (proof.problem === null ? GOOD_MS : BAD_MS);
	return proof.problem;
}

const keyOf = ({ zone, family }: ProofOptions): string => `${zone.zone}/${family}`;

function heldProof(options: ProofOptions): Proof | undefined {
	const proof = options.proofs.get(keyOf(options));
	return proof && proof.until > Date.now() ? proof : undefined;
}

async function askTestPoints({ zone, family, words, ...question }: ProofOptions): Promise<string | null> {
	if (!zone.testPoint) return words.why.noTestPoint;
	const reply = (point: string) => {
		const name =
			family === null
				? domainQuery(point, zone.zone)
				: (family === 6 && mappedQuery(point, zone.zone)) || addressQuery(point, zone.zone);
		return ask({ ...question, name: name ?? '', type: 'A' });
	};
	const { listed, notListed } = zone.testPoint;
	const replies = await Promise.all([reply(listed), reply(notListed)]);
	return proofProblem(zone, replies[0], replies[1], words);
}
