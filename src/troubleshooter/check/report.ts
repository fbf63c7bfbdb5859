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
const STATES: readonly ListingState[] = ['listed', 'unknown', 'not-listed'];

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

/** The finished run, rows worst first. */
export function makeReport(
	rows: readonly Row[],
	about: Pick<CheckReport, 'ip' | 'domains' | 'resolver' | 'complete'>,
	data: ZoneData,
): CheckReport {
	const sorted = sortRows(rows, data);
	const at = new Date().toISOString();
	const has = (state: ListingState) =>
		sorted.some((row) => row.isIp && hasState(state)(row) && !(state === 'listed' && row.list?.minor));
	const head = `Blocklist check of ${[about.ip, ...about.domains].join(', ')}
${at}, asked through ${about.resolver}${about.complete ? '' : ' (stopped early)'}
${countWords(rows)}
`;
	return {
		...about,
		at,
		results: sorted.map(({ result }) => result),
		verdict: has('listed') ? 'listed' : has('not-listed') ? 'not-listed' : null,
		text: head + sorted.map((row) => rowText(row, data)).join('\n'),
	};
}

function rowText({ subject, isIp, list, result }: Row, { words }: ZoneData): string {
	const { state, zone, answers, meaning, why, txt } = result;
	const parts = [!isIp && subject, answers.join(' '), meaning, why, txt && `“${txt}”`];
	return [`${words.state[state]}: ${list?.name} (${zone})`, ...parts].filter(Boolean).join(' · ');
}
