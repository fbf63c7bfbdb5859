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
	/** Per rule, the number of its cause in `causes`. */
	readonly cause: readonly number[];
	/** `[owner, rules in a row]`: a provider's number in `providers`; -1 for a general rule, whose owner is its cause. */
	readonly owner: readonly (readonly [number, number])[];
	/** Per rule, its place in its file. */
	readonly place: readonly number[];
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
	const owners = phrases.map(({ provider }) => (provider === undefined ? -1 : providers.indexOf(provider)));
	return {
		...rest,
		match: phrases.map(({ match }) => match.join(PIECE)).join(RULE),
		cause: phrases.map(({ cause }) => causes.indexOf(cause)),
		owner: runs(owners),
		place: phrases.map(({ id }) => Number(id.slice(id.indexOf('#') + 1))),
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
	const { match, cause, owner, place, kind, permanent, more, ...rest } = packed;
	const extras = new Map(more.map(([index, pattern, blocklist]) => [index, { pattern, blocklist }]));
	const owners = owner.flatMap(([number, count]) => Array<number>(count).fill(number));
	const phrases = (match === '' ? [] : match.split(RULE)).map((pieces, index): PhraseRule => {
		const id = rest.causes[cause[index] ?? -1]?.id ?? '';
		const provider = rest.providers[owners[index] ?? -1]?.id;
		const { pattern, blocklist } = extras.get(index) ?? {};
		return {
			id: `${provider === undefined ? `causes/${id}` : `providers/${provider}`}#${place[index]}`,
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

function runs(values: readonly number[]): [number, number][] {
	const found: [number, number][] = [];
	for (const value of values) {
		const last = found.at(-1);
		if (last?.[0] === value) last[1] += 1;
		else found.push([value, 1]);
	}
	return found;
}
