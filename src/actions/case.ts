/** What was done in a case and when: requests, checks, and whether they helped. Plain records; nothing here keeps anything. */
import type { ZoneResult } from '../dnsbl/types.ts';
import { addDays, type Day, dayOf, daysToWait, dayWords, type RequestKind } from './waiting.ts';

/** One request that the reader says was sent. */
export interface SentRequest {
	readonly kind: RequestKind;
	/** Id of the mail service or list; empty for a ticket or a note. */
	readonly to: string;
	/** The same for people. */
	readonly name: string;
	readonly on: Day;
	/** What the service or list says about its time; null: not known. */
	readonly usual: string | null;
	/** Our advice. */
	readonly lookAgain: Day;
}

/** One run of the blocklist check, in short. */
export interface CheckMade {
	/** ISO 8601. */
	readonly at: string;
	readonly ip: string;
	/** Zones that list the address. */
	readonly listed: readonly string[];
	readonly clear: number;
	readonly unknown: number;
	/** false: stopped early. */
	readonly complete: boolean;
}

/** The reader's answer to "did this fix it?". */
export interface HelpAnswer {
	readonly on: Day;
	readonly helped: boolean;
}

export interface CaseLog {
	readonly sent: readonly SentRequest[];
	readonly checks: readonly CheckMade[];
	readonly helped: readonly HelpAnswer[];
}

export const NO_LOG: CaseLog = { sent: [], checks: [], helped: [] };

/** Most entries of each kind; the oldest go first. */
export const MAX_ENTRIES = 100;

const newest = <T>(entries: readonly T[]): readonly T[] => entries.slice(-MAX_ENTRIES);

/** A request of that day, with the day to look again. */
export function sentRequest(
	about: Pick<SentRequest, 'kind' | 'to' | 'name' | 'usual'>,
	on: Day,
): SentRequest {
	return { ...about, on, lookAgain: addDays(on, daysToWait(about.kind, about.usual)) };
}

const isSame = (a: SentRequest, b: SentRequest): boolean =>
	a.kind === b.kind && a.to === b.to && a.on === b.on;

/** Note a request as sent; the same one on the same day is noted once. */
export function noteSent(log: CaseLog, request: SentRequest): CaseLog {
	const others = log.sent.filter((one) => !isSame(one, request));
	return { ...log, sent: newest([...others, request].sort((a, b) => a.on.localeCompare(b.on))) };
}

/** Take a request out again: it was not sent after all. */
export function unnoteSent(log: CaseLog, request: SentRequest): CaseLog {
	return { ...log, sent: log.sent.filter((one) => !isSame(one, request)) };
}

/** The requests to one service or list, or the tickets, oldest first. */
export function sentTo(log: CaseLog, { kind, to }: Pick<SentRequest, 'kind' | 'to'>): SentRequest[] {
	return log.sent.filter((one) => one.kind === kind && one.to === to);
}

/** Note the reader's answer; a second one on the same day replaces the first. */
export function noteHelped(log: CaseLog, answer: HelpAnswer): CaseLog {
	const others = log.helped.filter(({ on }) => on !== answer.on);
	return { ...log, helped: newest([...others, answer].sort((a, b) => a.on.localeCompare(b.on))) };
}

/** Note a finished check; the same run is noted once. */
export function noteCheck(
	log: CaseLog,
	report: {
		readonly at: string;
		readonly ip: string;
		readonly complete: boolean;
		readonly results: readonly ZoneResult[];
	} | null,
): CaseLog {
	if (report === null || log.checks.some(({ at }) => at === report.at)) return log;
	const zones = (state: ZoneResult['state']) =>
		report.results.filter((result) => result.state === state).map(({ zone }) => zone);
	const check: CheckMade = {
		at: report.at,
		ip: report.ip,
		listed: [...new Set(zones('listed'))],
		clear: zones('not-listed').length,
		unknown: zones('unknown').length,
		complete: report.complete,
	};
	return { ...log, checks: newest([...log.checks, check].sort((a, b) => a.at.localeCompare(b.at))) };
}

/** Two records of the same case as one; nothing is there twice. */
export function mergeLogs(a: CaseLog, b: CaseLog): CaseLog {
	const sent = b.sent.reduce(noteSent, a);
	const helped = b.helped.reduce(noteHelped, sent);
	const known = new Set(a.checks.map(({ at }) => at));
	const checks = [...a.checks, ...b.checks.filter(({ at }) => !known.has(at))];
	return { ...helped, checks: newest(checks.sort((one, two) => one.at.localeCompare(two.at))) };
}

/** What the latest answer was; null where none was given, or a request was sent after it. */
export function latestAnswer({ helped, sent }: CaseLog): HelpAnswer | null {
	const answer = helped.at(-1) ?? null;
	const request = sent.at(-1);
	return answer && request && request.on > answer.on ? null : answer;
}

/** The requests whose answer is still awaited: those sent after the last "it helped". */
export function openRequests({ sent, helped }: CaseLog): readonly SentRequest[] {
	const solved = helped.findLast((answer) => answer.helped)?.on ?? '';
	return sent.filter(({ on }) => on > solved);
}

const WHAT: Readonly<Record<RequestKind, (name: string) => string>> = {
	'delist-request': (name) => `Request to lift the block sent to ${name}`,
	'blocklist-removal': (name) => `Removal request sent to ${name}`,
	ticket: () => 'Ticket sent to the host',
	'contact-recipient': () => 'Recipient told by another way',
};

/** What was sent, in words. */
export const sentWords = ({ kind, name }: Pick<SentRequest, 'kind' | 'name'>): string => WHAT[kind](name);

/** A check's result in words: three counts, never one for another. */
export function checkWords({ ip, listed, clear, unknown, complete }: CheckMade): string {
	const on = listed.length === 0 ? '' : ` (${listed.join(', ')})`;
	return `Blocklist check of ${ip}: listed on ${listed.length}${on}, not listed on ${clear}, ${unknown} could not be checked${complete ? '' : ' (stopped early)'}`;
}

export interface TimelineEntry {
	readonly day: Day;
	readonly text: string;
}

/** Everything in the order in which it happened, days in front. */
export function timeline(log: CaseLog, created: string | null): TimelineEntry[] {
	return [
		...log.checks.map((check) => ({ day: dayOf(new Date(check.at)), text: checkWords(check) })),
		...log.sent.map((request) => ({ day: request.on, text: sentWords(request) })),
		...(created === null ? [] : [{ day: dayOf(new Date(created)), text: 'Case kept in this browser' }]),
		...log.helped.map(({ on, helped }) => ({
			day: on,
			text: helped ? 'Mail goes through again' : 'Mail still came back',
		})),
	].sort((a, b) => a.day.localeCompare(b.day));
}

/** Sentences for a ticket: what was already asked, and of whom. Empty where nothing was sent. */
export function historyWords(log: CaseLog): string {
	return log.sent.map((request) => `${sentWords(request)} on ${dayWords(request.on)}.`).join(' ');
}
