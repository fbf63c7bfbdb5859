/** Results in the order in which people should read them, and as text. */

import type { ListInfo, ListingState, RemovalRoute, Zone, ZoneData, ZoneResult } from '../../dnsbl/types.ts';
import { readReply } from '../../dnsbl/verdict.ts';
import type { CheckReport } from './types.ts';

/** One result with what it is about. */
export interface Row {
	/** The address or domain that was asked. */
	readonly subject: string;
	readonly isIp: boolean;
	readonly result: ZoneResult;
	readonly list: ListInfo | undefined;
}

/** Worst first. */
export const STATES: readonly ListingState[] = ['listed', 'unknown', 'not-listed'];
export const STATE_WORDS: Readonly<Record<ListingState, string>> = {
	listed: 'Listed',
	unknown: 'Could not check',
	'not-listed': 'Not listed',
};

/** Rows by state, worst first, and within by the weight of the list (the order of `lists`). */
export function sortRows(rows: readonly Row[], { lists }: ZoneData): Row[] {
	const place = new Map(lists.map(({ id }, index) => [id, index]));
	const of = ({ result }: Row) =>
		STATES.indexOf(result.state) * 1000 + (place.get(result.blocklist) ?? lists.length);
	return [...rows].sort((a, b) => of(a) - of(b));
}

export function countStates(rows: readonly Row[]): Readonly<Record<ListingState, number>> {
	const count = (state: ListingState) => rows.filter(({ result }) => result.state === state).length;
	return { listed: count('listed'), unknown: count('unknown'), 'not-listed': count('not-listed') };
}

/** "1 listed, 24 not listed, 6 could not be checked". */
export function countWords(rows: readonly Row[]): string {
	const count = countStates(rows);
	return `${count.listed} listed, ${count['not-listed']} not listed, ${count.unknown} could not be checked`;
}

const WHO: Readonly<Record<RemovalRoute, string>> = {
	'self-service': 'Whoever runs the server can ask for removal, once the cause is fixed.',
	'host-only': 'Only the owner of the address (your host) can end this.',
	expires: 'It ends by itself with time.',
	none: 'There is no removal form.',
};

/** Who can end a listing: the hardest of the codes in the answer decides, then the list's own rule. */
export function whoCanRemove({ result, list }: Row, zones: readonly Zone[]): string {
	const zone = zones.find((entry) => entry.zone === result.zone);
	const reading = zone && readReply(zone, { rcode: 'NOERROR', records: result.answers, ttl: 0 });
	const routes = reading && 'codes' in reading ? reading.codes.map(({ route }) => route) : [];
	const route = routes.includes('host-only') ? 'host-only' : (routes.find(Boolean) ?? list?.removal.route);
	return WHO[route ?? 'none'];
}

/** The link of a list with the subject filled in. */
export function fillLink(template: string, subject: string): string {
	return template.replace(/\{(?:ip|domain)\}/g, encodeURIComponent(subject));
}

/** null where no list of addresses could be proved either way. */
export function verdictOf(rows: readonly Row[]): CheckReport['verdict'] {
	const states = rows.filter(({ isIp }) => isIp).map(({ result }) => result.state);
	return states.includes('listed') ? 'listed' : states.includes('not-listed') ? 'not-listed' : null;
}

/** The whole result for people who read it elsewhere. */
export function reportText(
	rows: readonly Row[],
	about: Pick<CheckReport, 'at' | 'resolver' | 'complete'>,
): string {
	const subjects = [...new Set(rows.map(({ subject }) => subject))].join(', ');
	const line = ({ subject, isIp, result, list }: Row): string =>
		[
			`- ${list?.name ?? result.blocklist} (${result.zone})${isIp ? '' : `, asked about ${subject}`}`,
			...(result.answers.length > 0 ? [`answer ${result.answers.join(' ')}`] : []),
			...[result.meaning, result.why, result.txt && `the list says: "${result.txt}"`].filter(Boolean),
		].join('; ');
	const blocks = STATES.map((state) => rows.filter(({ result }) => result.state === state)).map((group) =>
		group[0] ? `\n${STATE_WORDS[group[0].result.state]}\n${group.map(line).join('\n')}\n` : '',
	);
	const head = `Blocklist check of ${subjects}\n${about.at.slice(0, 16).replace('T', ' ')} UTC, asked through ${about.resolver}`;
	return `${head}${about.complete ? '' : ' (stopped early)'}\n${countWords(rows)}\n${blocks.join('')}`;
}
