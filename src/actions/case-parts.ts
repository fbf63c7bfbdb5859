/** Checks of single parts of a case file: each gives back what it was asked for, or null where the value is something else. */
import type { ZoneResult } from '../dnsbl/types.ts';
import { type CaseLog, type CheckMade, type HelpAnswer, MAX_ENTRIES, type SentRequest } from './case.ts';
import type { KeptReport } from './case-file.ts';
import { isDay, type RequestKind } from './waiting.ts';

type Given = Readonly<Record<string, unknown>>;

/** A page of a flow on this site: a path that cannot name another host, and answers that are option ids. */
export const PLACE = /^\/fix\/[a-z0-9-]{1,60}\/(?:[a-z0-9-]{1,60}\/)?(?:\?[\w=&,.%-]{0,3900})?$/;

const KINDS: readonly RequestKind[] = ['delist-request', 'blocklist-removal', 'ticket', 'contact-recipient'];
const STATES: readonly ZoneResult['state'][] = ['listed', 'not-listed', 'unknown'];

/** A plain object, or null. */
export function record(value: unknown): Given | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : null;
}

/** A text of at most so many characters, and of that form. */
export function text(value: unknown, max: number, form?: RegExp): string | null {
	return typeof value === 'string' && value.length <= max && (form?.test(value) ?? true) ? value : null;
}

/** A list of at most so many, each of which `one` accepts. */
export function list<T>(value: unknown, max: number, one: (item: unknown) => T | null): T[] | null {
	if (!Array.isArray(value) || value.length > max) return null;
	const items = value.map(one);
	return items.some((item) => item === null) ? null : items.filter((item) => item !== null);
}

/** An object each of whose values `one` accepts; at most a hundred of them. */
export function each(
	value: unknown,
	one: (item: unknown, key: string) => string | null,
): Record<string, string> | null {
	const given = record(value);
	const entries = given && list(Object.entries(given), MAX_ENTRIES, (item) => item as [string, unknown]);
	if (!entries) return null;
	const kept = entries.map(([key, item]): [string, string | null] => [key, one(item, key)]);
	if (kept.some(([, item]) => item === null)) return null;
	return Object.fromEntries(kept.filter((entry): entry is [string, string] => entry[1] !== null));
}

const count = (value: unknown): number | null =>
	typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000 ? value : null;

const oneOf = <T>(values: readonly T[], value: unknown): T | null =>
	values.find((one) => one === value) ?? null;

const day = (value: unknown): string | null => {
	const given = text(value, 10);
	return given !== null && isDay(given) ? given : null;
};

const moment = (value: unknown): string | null => {
	const given = text(value, 40);
	return given !== null && !Number.isNaN(Date.parse(given)) && /^20\d\d-/.test(given) ? given : null;
};

const address = (value: unknown): string | null => text(value, 45, /^[0-9a-f:.]+$/i);

/** What was done and when. */
export function asLog(given: Given | null): CaseLog | null {
	const sent = list(given?.['sent'], MAX_ENTRIES, (one) => asSent(record(one)));
	const checks = list(given?.['checks'], MAX_ENTRIES, (one) => asCheck(record(one)));
	const helped = list(given?.['helped'], MAX_ENTRIES, (one) => asAnswer(record(one)));
	return sent && checks && helped && { sent, checks, helped };
}

function asSent(given: Given | null): SentRequest | null {
	const kind = oneOf(KINDS, given?.['kind']);
	const to = text(given?.['to'], 80, /^[a-z0-9-]*$/);
	const name = text(given?.['name'], 200);
	const on = day(given?.['on']);
	const lookAgain = day(given?.['lookAgain']);
	const usual = given?.['usual'] === null ? null : text(given?.['usual'], 1_000);
	if (kind === null || to === null || name === null || on === null || lookAgain === null) return null;
	if (usual === null && given?.['usual'] !== null) return null;
	return { kind, to, name, on, usual, lookAgain };
}

function asCheck(given: Given | null): CheckMade | null {
	const at = moment(given?.['at']);
	const ip = address(given?.['ip']);
	const listed = list(given?.['listed'], 200, (one) => text(one, 255));
	const clear = count(given?.['clear']);
	const unknown = count(given?.['unknown']);
	if (at === null || ip === null || !listed || clear === null || unknown === null) return null;
	return { at, ip, listed, clear, unknown, complete: given?.['complete'] === true };
}

function asAnswer(given: Given | null): HelpAnswer | null {
	const on = day(given?.['on']);
	const helped = given?.['helped'];
	return on === null || typeof helped !== 'boolean' ? null : { on, helped };
}

/** The last check; undefined where it is none. */
export function asReport(given: Given | null): KeptReport | undefined {
	const ip = address(given?.['ip']);
	const domains = list(given?.['domains'], MAX_ENTRIES, (one) => text(one, 255));
	const resolver = text(given?.['resolver'], 200);
	const at = moment(given?.['at']);
	const results = list(given?.['results'], 500, (one) => asResult(record(one)));
	const verdict =
		given?.['verdict'] === null ? null : oneOf(['listed', 'not-listed'] as const, given?.['verdict']);
	const words = text(given?.['text'], 100_000);
	if (ip === null || !domains || resolver === null || at === null || !results || words === null)
		return undefined;
	if (verdict === null && given?.['verdict'] !== null) return undefined;
	return { ip, domains, resolver, at, complete: given?.['complete'] === true, results, verdict, text: words };
}

function asResult(given: Given | null): ZoneResult | null {
	const blocklist = text(given?.['blocklist'], 80, /^[a-z0-9-]+$/);
	const zone = text(given?.['zone'], 255);
	const state = oneOf(STATES, given?.['state']);
	const answers = list(given?.['answers'], 50, (one) => text(one, 255));
	const [meaning, why, txt] = ['meaning', 'why', 'txt'].map((key) =>
		given?.[key] === null ? null : text(given?.[key], 4_000),
	);
	if (blocklist === null || zone === null || state === null || !answers) return null;
	return { blocklist, zone, state, answers, meaning: meaning ?? null, why: why ?? null, txt: txt ?? null };
}
