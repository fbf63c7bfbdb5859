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

/** A return code in words: `bit:8` is a part of the last number. */
export function codeWords(code: string): string {
	const bit = /^bit:(\d+)$/.exec(code)?.[1];
	if (bit) return `${bit} in the last number`;
	return code.replace('-', ' to ').replaceAll('*', 'any');
}
