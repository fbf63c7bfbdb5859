/** Results in the order in which people should read them, and as text. */
import type { ListInfo, ListingState, ZoneData, ZoneResult } from '../../dnsbl/types.ts';
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
export const STATE_WORDS: Readonly<Record<ListingState, string>> = {
	listed: 'Listed',
	unknown: 'Could not check',
	'not-listed': 'Not listed',
};
const STATES = Object.keys(STATE_WORDS);

export const hasState = (state: ListingState) => (row: Row) => row.result.state === state;

/** A row for a result; the list is found by its id. */
export function toRow(subject: string, isIp: boolean, result: ZoneResult, { lists }: ZoneData): Row {
	return { subject, isIp, result, list: lists.find(({ id }) => id === result.blocklist) };
}

/** Rows by state, worst first, and within by the weight of the list (the order of `zones`). */
export function sortRows(rows: readonly Row[], { zones }: ZoneData): Row[] {
	const place = ({ result }: Row) =>
		STATES.indexOf(result.state) * 1000 + zones.findIndex(({ zone }) => zone === result.zone);
	return [...rows].sort((a, b) => place(a) - place(b));
}

/** "1 listed, 24 not listed, 6 could not be checked". */
export function countWords(rows: readonly Row[]): string {
	const count = (state: ListingState) => rows.filter(hasState(state)).length;
	return `${count('listed')} listed, ${count('not-listed')} not listed, ${count('unknown')} could not be checked`;
}

/** The link of a list with the subject filled in. */
export function fillLink(template: string, subject: string): string {
	return template.replace(/\{\w+\}/, encodeURIComponent(subject));
}

/** null where no list of addresses could be proved either way. */
export function verdictOf(rows: readonly Row[]): CheckReport['verdict'] {
	const has = (state: ListingState) => rows.some((row) => row.isIp && hasState(state)(row));
	return has('listed') ? 'listed' : has('not-listed') ? 'not-listed' : null;
}

/** The whole result for people who read it elsewhere; rows in the order in which they stand there. */
export function reportText(
	rows: readonly Row[],
	about: Omit<CheckReport, 'results' | 'verdict' | 'text'>,
): string {
	const line = ({ subject, isIp, list, result }: Row): string =>
		[
			`${STATE_WORDS[result.state]}: ${list?.name} (${result.zone})`,
			!isIp && `asked about ${subject}`,
			result.answers.join(' '),
			result.meaning,
			result.why,
			result.txt && `the list says: ${result.txt}`,
		]
			.filter(Boolean)
			.join('; ');
	return [
		`Blocklist check of ${[about.ip, ...about.domains].join(', ')}`,
		`${about.at}, asked through ${about.resolver}${about.complete ? '' : ' (stopped early)'}`,
		`${countWords(rows)}`,
		...rows.map(line),
	].join('\n');
}
