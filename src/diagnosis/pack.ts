/**
 * The rules as a browser fetches them: by columns, which compress to three quarters of the records. Only the wire format
 * differs; `unpackRules(packRules(rules))` gives the same rules.
 */
import type { PhraseRule, Rules } from './types.ts';

/** Pieces of one rule and rules themselves are parted by characters that folded text cannot hold. */
const PIECE = '\n';
const RULE = '\t';

export interface PackedRules extends Omit<Rules, 'phrases'> {
	/** All pieces of all rules. */
	readonly match: string;
	/**
	 * Rules of one file that follow one another as they do there: `[owner, first place, rules in a row]`. The owner is a
	 * provider's number in `providers`, or -1 less the number in `causes` of a general rule's cause.
	 */
	readonly runs: readonly (readonly [owner: number, place: number, count: number])[];
	/** Per provider rule, the number of its cause in `causes`. */
	readonly cause: readonly number[];
	/** Per rule: `a` names its provider by itself, `p` needs the provider, `w` a bare word, `-` none of them. */
	readonly kind: string;
	/** Per rule: `1` permanent, `0` not, `-` not said. */
	readonly permanent: string;
	/** The few rules with more: number of the rule, pattern, blocklist. */
	readonly more: readonly (readonly [number, string | null, string | null])[];
}

/** Rules to their wire format. */
export function packRules({ phrases, ...rest }: Rules): PackedRules {
	const causes = rest.causes.map(({ id }) => id);
	const providers = rest.providers.map(({ id }) => id);
	return {
		...rest,
		match: phrases.map(({ match }) => match.join(PIECE)).join(RULE),
		runs: runsOf(
			phrases.map(({ id, cause, provider }) => [
				provider === undefined ? -1 - causes.indexOf(cause) : providers.indexOf(provider),
				Number(id.slice(id.indexOf('#') + 1)),
			]),
		),
		cause: phrases.flatMap(({ cause, provider }) => (provider === undefined ? [] : [causes.indexOf(cause)])),
		kind: phrases.map(kindOf).join(''),
		permanent: phrases
			.map(({ permanent }) => (permanent === undefined ? '-' : permanent ? '1' : '0'))
			.join(''),
		more: phrases.flatMap(({ pattern = null, blocklist = null }, index) =>
			pattern === null && blocklist === null ? [] : [[index, pattern, blocklist] as const],
		),
	};
}

/** The wire format back to rules, in the same order. */
export function unpackRules(packed: PackedRules): Rules {
	const { match, cause, runs, kind, permanent, more, ...rest } = packed;
	const extras = new Map(more.map(([index, pattern, blocklist]) => [index, { pattern, blocklist }]));
	const places = runs.flatMap(([owner, place, count]) =>
		Array.from({ length: count }, (_, index) => [owner, place + index] as const),
	);
	let ofProviders = 0;
	const phrases = (match === '' ? [] : match.split(RULE)).map((pieces, index): PhraseRule => {
		const [owner, place] = places[index] ?? [-1, 0];
		const provider = rest.providers[owner]?.id;
		const id = rest.causes[provider === undefined ? -1 - owner : (cause[ofProviders++] ?? -1)]?.id ?? '';
		const { pattern, blocklist } = extras.get(index) ?? {};
		return {
			id: `${provider === undefined ? `causes/${id}` : `providers/${provider}`}#${place}`,
			match: pieces.split(PIECE),
			...(pattern ? { pattern } : {}),
			cause: id,
			...(permanent[index] === '-' ? {} : { permanent: permanent[index] === '1' }),
			...(provider === undefined ? {} : { provider, scope: kind[index] === 'a' ? 'any' : 'provider' }),
			...(blocklist ? { blocklist } : {}),
			...(kind[index] === 'w' ? { weak: true } : {}),
		};
	});
	return { phrases, ...rest };
}

function kindOf({ provider, scope, weak }: PhraseRule): string {
	if (provider !== undefined) return scope === 'any' ? 'a' : 'p';
	return weak ? 'w' : '-';
}

function runsOf(places: readonly (readonly [owner: number, place: number])[]): [number, number, number][] {
	const found: [number, number, number][] = [];
	for (const [owner, place] of places) {
		const last = found.at(-1);
		if (last && last[0] === owner && last[1] + last[2] === place) last[2] += 1;
		else found.push([owner, place, 1]);
	}
	return found;
}
