/** Blocklists as pages show them. */
import type { Content } from '../schema/load.ts';

export type BlocklistEntry = Content['blocklists'] extends ReadonlyMap<string, infer T> ? T : never;
type Blocklist = BlocklistEntry['data'];

/** How much a listing matters, most first. */
export const weightWords: Readonly<
	Record<Blocklist['weight'], { tone: 'stop' | 'warn' | 'plain'; words: string }>
> = {
	critical: { tone: 'stop', words: 'Most mail services look at it' },
	high: { tone: 'warn', words: 'Many mail services look at it' },
	medium: { tone: 'warn', words: 'Some mail services look at it' },
	low: { tone: 'plain', words: 'Few mail services look at it' },
	none: { tone: 'plain', words: 'Has no weight' },
};

export const routeWords: Readonly<Record<Blocklist['removal']['route'], string>> = {
	'self-service': 'Whoever runs the server can ask',
	'host-only': 'Only the owner of the IP (your host) can act',
	expires: 'It ends by itself with time',
	none: 'Nobody',
};

/**
 * Who can end a listing, as one sentence. Where the parts of a list differ (Spamhaus: SBL and XBL), both are said; on a list of
 * domains it is the owner of the domain who asks.
 */
export function whoEnds({ removal, zones }: Blocklist): string {
	const routes = new Set(zones.flatMap(({ codes }) => codes.flatMap(({ route }) => route ?? [])));
	if (routes.has('host-only') && routes.has('self-service'))
		return 'It depends on the part: on some, whoever runs the server can ask; on others, only the owner of the IP (your host)';
	const domains = zones.length > 0 && zones.every(({ lists }) => lists === 'domain');
	if (domains && removal.route === 'self-service') return 'The owner of the domain can ask';
	return routeWords[removal.route];
}

/** How long it takes, as one sentence: by itself, or after a request; null where nobody knows. */
export function howLong({ removal }: Blocklist): string | null {
	return removal.howLong ?? removal.expires ?? null;
}

/** By weight, lists of addresses before lists of domains, then by name. */
export function blocklistsByWeight(content: Content): BlocklistEntry[] {
	const order = Object.keys(weightWords);
	const domainsOnly = ({ data }: BlocklistEntry) =>
		Number(data.zones.length > 0 && data.zones.every(({ lists }) => lists === 'domain'));
	return [...content.blocklists.values()].sort(
		(a, b) =>
			order.indexOf(a.data.weight) - order.indexOf(b.data.weight) ||
			domainsOnly(a) - domainsOnly(b) ||
			a.data.name.localeCompare(b.data.name, 'en'),
	);
}

/** A return code in words: `bit:8` is a part of the last number; a range has two pieces, so that a line can break between them. */
export function codeWords(code: string): readonly string[] {
	const bit = /^bit:(\d+)$/.exec(code)?.[1];
	if (bit) return [`${bit} in the last number`];
	return code.replaceAll('*', 'any').split('-');
}
