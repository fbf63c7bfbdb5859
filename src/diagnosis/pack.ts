/**
 * The rules as a browser fetches them: by columns and plain text, which compress to two thirds of the records. Only the
 * wire format differs; `unpackRules(packRules(rules))` gives the same rules.
 */
import type { BlocklistRule, CauseRule, CodeRule, PhraseRule, ProviderRule, Rules } from './types.ts';

/** Parts of one record and records themselves are parted by characters that folded text cannot hold. */
const PIECE = '\n';
const RECORD = '\t';

export interface PackedRules {
	/** Per service its id, hosts, domains and marks. */
	readonly providers: string;
	/** Per list its id, what it lists (`i` addresses, `d` domains) and its names. */
	readonly blocklists: string;
	/** Per cause its id, who can act, and the codes that bear it out. */
	readonly causes: string;
	/** All pieces of all rules. */
	readonly match: string;
	/**
	 * Rules of one file that follow one another, as three columns: the owner, how far its first rule stands from the one
	 * after the last of this owner, how many there are. The owner is a provider's number in `providers`, or -1 less the
	 * number in `causes` of a general rule's cause.
	 */
	readonly runs: readonly (readonly number[])[];
	/** Per provider rule, the number of its cause in `causes` as a character. */
	readonly cause: string;
	/** Per rule: `a` names its provider by itself, `p` needs the provider, `t` names nobody, `w` a bare word, `-` none of them. */
	readonly kind: string;
	/** Per rule: `1` permanent, `0` not, `-` not said. */
	readonly permanent: string;
	/** The few rules with a pattern: how far the rule stands from the one before, the pattern. */
	readonly patterns: string;
	/** Per list that rules name, its id and those rules, each by how far it stands from the one before. */
	readonly lists: string;
}

/** Rules to their wire format. */
export function packRules({ phrases, providers, blocklists, codes, causes }: Rules): PackedRules {
	const numbers = new Map(causes.map(({ id }, number) => [id, number]));
	const owners = new Map(providers.map(({ id }, number) => [id, number]));
	const named = Map.groupBy(
		phrases.flatMap(({ blocklist }, number) => (blocklist === undefined ? [] : [{ blocklist, number }])),
		({ blocklist }) => blocklist,
	);
	const patterned = phrases.flatMap(({ pattern }, number) =>
		pattern === undefined ? [] : [{ pattern, number }],
	);
	const gaps = gapsOf(patterned.map(({ number }) => number));
	return {
		providers: records(providers, ({ id, hosts, domains, marks }) => [
			id,
			hosts.join(' '),
			domains.join(' '),
			...marks,
		]),
		blocklists: records(blocklists, ({ id, lists, names }) => [id, lists[0] as string, ...names]),
		causes: records(causes, ({ id, whoCanAct }) => [
			id,
			whoCanAct,
			codes.flatMap(({ code, cause }) => (cause === id ? [code] : [])).join(' '),
		]),
		match: records(phrases, ({ match }) => match),
		runs: runsOf(
			phrases.map(({ id, cause, provider }) => [
				provider === undefined ? -1 - (numbers.get(cause) ?? 0) : (owners.get(provider) ?? 0),
				Number(id.slice(id.indexOf('#') + 1)),
			]),
		),
		cause: phrases
			.flatMap(({ cause, provider }) =>
				provider === undefined ? [] : [String.fromCharCode(FIRST + (numbers.get(cause) ?? 0))],
			)
			.join(''),
		kind: phrases.map(kindOf).join(''),
		permanent: phrases
			.map(({ permanent }) => (permanent === undefined ? '-' : permanent ? '1' : '0'))
			.join(''),
		patterns: records(patterned, ({ pattern }, index) => [`${gaps[index]}`, pattern]),
		lists: records([...named], ([id, rules]) => [id, gapsOf(rules.map(({ number }) => number)).join(' ')]),
	};
}

/** The wire format back to rules, in the same order. */
export function unpackRules(packed: PackedRules): Rules {
	const providers = parts(packed.providers).map(
		([id = '', hosts = '', domains = '', ...marks]): ProviderRule => ({
			id,
			hosts: words(hosts),
			domains: words(domains),
			marks,
		}),
	);
	const blocklists = parts(packed.blocklists).map(
		([id = '', kind, ...names]): BlocklistRule => ({ id, names, lists: kind === 'i' ? 'ip' : 'domain' }),
	);
	const codes: CodeRule[] = [];
	const causes = parts(packed.causes).map(([id = '', whoCanAct, borne = '']): CauseRule => {
		codes.push(...words(borne).map((code) => ({ code, cause: id })));
		return { id, whoCanAct: whoCanAct as CauseRule['whoCanAct'] };
	});
	const patterns = new Map<number, string>();
	let patterned = 0;
	for (const [gap, pattern = ''] of parts(packed.patterns)) {
		patterned += Number(gap);
		patterns.set(patterned, pattern);
	}
	const lists = new Map<number, string>();
	for (const [id = '', gaps = ''] of parts(packed.lists)) {
		let number = 0;
		for (const gap of words(gaps)) {
			number += Number(gap);
			lists.set(number, id);
		}
	}
	const places = placesOf(packed.runs);
	let ofProviders = 0;
	const phrases = parts(packed.match).map((match, index): PhraseRule => {
		const [owner, place] = places[index] ?? [-1, 0];
		const provider = providers[owner]?.id;
		const number = provider === undefined ? -1 - owner : packed.cause.charCodeAt(ofProviders++) - FIRST;
		const id = causes[number]?.id ?? '';
		const pattern = patterns.get(index);
		const blocklist = lists.get(index);
		const kind = packed.kind[index];
		const permanent = packed.permanent[index];
		return {
			id: `${provider === undefined ? `causes/${id}` : `providers/${provider}`}#${place}`,
			match,
			...(pattern === undefined ? {} : { pattern }),
			cause: id,
			...(permanent === '-' ? {} : { permanent: permanent === '1' }),
			...(provider === undefined ? {} : { provider, scope: SCOPES[kind ?? ''] ?? 'provider' }),
			...(blocklist === undefined ? {} : { blocklist }),
			...(kind === 'w' ? { weak: true } : {}),
		};
	});
	return { phrases, providers, blocklists, codes, causes };
}

/** What a provider rule's kind says. */
const SCOPES: Readonly<Record<string, 'any' | 'provider' | 'text'>> = { a: 'any', p: 'provider', t: 'text' };

/** The character of the first cause. */
const FIRST = 'A'.charCodeAt(0);

function records<T>(all: readonly T[], toParts: (one: T, index: number) => readonly string[]): string {
	return all.map((one, index) => toParts(one, index).join(PIECE)).join(RECORD);
}

function parts(text: string): string[][] {
	return text === '' ? [] : text.split(RECORD).map((record) => record.split(PIECE));
}

function words(text: string): string[] {
	return text === '' ? [] : text.split(' ');
}

function gapsOf(numbers: readonly number[]): number[] {
	return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

function kindOf({ provider, scope, weak }: PhraseRule): string {
	if (provider !== undefined) return Object.keys(SCOPES).find((kind) => SCOPES[kind] === scope) ?? 'p';
	return weak ? 'w' : '-';
}

function runsOf(
	places: readonly (readonly [owner: number, place: number])[],
): [number[], number[], number[]] {
	const runs: [number[], number[], number[]] = [[], [], []];
	const [owners, starts, counts] = runs;
	const next = new Map<number, number>();
	for (const [owner, place] of places) {
		const expected = next.get(owner) ?? 0;
		const last = owners.length - 1;
		if (owners[last] === owner && place === expected) counts[last] = (counts[last] as number) + 1;
		else {
			owners.push(owner);
			starts.push(place - expected);
			counts.push(1);
		}
		next.set(owner, place + 1);
	}
	return runs;
}

/** Owner and place of each rule. */
function placesOf([owners = [], starts = [], counts = []]: PackedRules['runs']): (readonly [
	number,
	number,
])[] {
	const next = new Map<number, number>();
	return owners.flatMap((owner, run) => {
		const first = (next.get(owner) ?? 0) + (starts[run] as number);
		const count = counts[run] as number;
		next.set(owner, first + count);
		return Array.from({ length: count }, (_, index) => [owner, first + index] as const);
	});
}
