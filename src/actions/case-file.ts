/** A case as one file: written from what is known, and read back only where every part of it is what it should be. */
import type { ZoneResult } from '../dnsbl/types.ts';
import { type CaseLog, MAX_ENTRIES, mergeLogs } from './case.ts';
import { asLog, asReport, each, list, PLACE, record, text } from './case-parts.ts';

export const FORMAT = 'bounce-desk-case';
export const VERSION = 1;

/** Longest file that is read or kept, in characters: ten of them fit into what browsers give a site (about five million). */
export const MAX_CASE_FILE = 400_000;
/** Longest returned message in it; of a longer one the beginning is kept. */
export const MAX_PASTED = 200_000;

/** What the reader may set right or add. */
export const CORRECTIONS = [
	'cause',
	'provider',
	'sendingIp',
	'recipient',
	'senderDomain',
	'contactName',
	'contactEmail',
	'website',
	'bouncedAt',
] as const;

/** The last blocklist check, whole, so that the way goes on where it was left. */
export interface KeptReport {
	readonly ip: string;
	readonly domains: readonly string[];
	readonly resolver: string;
	readonly at: string;
	readonly complete: boolean;
	readonly results: readonly ZoneResult[];
	readonly verdict: 'listed' | 'not-listed' | null;
	readonly text: string;
}

/** What the troubleshooter needs to go on. */
export interface KeptState {
	readonly pasted: string;
	readonly index: number;
	readonly corrections: Readonly<Partial<Record<(typeof CORRECTIONS)[number], string>>>;
	readonly drafts: Readonly<Record<string, string>>;
	readonly report: KeptReport | null;
}

/** The same in words, for the page, for print and for whoever gets the file. */
export interface Story {
	readonly title: string;
	/** What was read, with the reader's corrections. */
	readonly facts: readonly { readonly label: string; readonly value: string }[];
	readonly path: readonly { readonly question: string; readonly answer: string }[];
	/** Steps that were ticked as done. */
	readonly done: readonly string[];
	/** What the way led to. */
	readonly outcome: string;
}

export interface CaseFile {
	readonly format: typeof FORMAT;
	readonly version: typeof VERSION;
	/** 16 to 40 letters, digits and hyphens. */
	readonly id: string;
	/** ISO 8601. */
	readonly created: string;
	readonly changed: string;
	/** Address of the outcome within this site, with the answers: `/fix/550-5-7-1/delist/?text=blocked`. */
	readonly place: string;
	/** Address of the blocklist check of the same way. */
	readonly again: string;
	/** true: the message was too long, and only its beginning is here. */
	readonly cut: boolean;
	readonly story: Story;
	readonly state: KeptState;
	readonly log: CaseLog;
}

/** Why a text is no case file that can be read. */
export type Unreadable = 'too-large' | 'not-json' | 'not-a-case' | 'newer' | 'damaged';

export const UNREADABLE: Readonly<Record<Unreadable, string>> = {
	'too-large': 'It is too large for a case file.',
	'not-json': 'It is no case file: its text cannot be read as one. Perhaps another program changed it.',
	'not-a-case': 'It is a file of some other program.',
	newer: 'It was made by a newer version of this site. Open it there.',
	damaged: 'Parts of it are missing or are not what they should be.',
};

export type ReadCase =
	| { readonly ok: true; readonly file: CaseFile }
	| { readonly ok: false; readonly why: Unreadable };

/**
 * Read a case file that may come from anywhere. Every part is checked and copied by name, so nothing unknown comes along:
 * what is not exactly a case is refused as a whole, with the reason.
 */
export function readCaseFile(json: string): ReadCase {
	if (json.length > MAX_CASE_FILE) return { ok: false, why: 'too-large' };
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return { ok: false, why: 'not-json' };
	}
	const given = record(value);
	if (given?.['format'] !== FORMAT) return { ok: false, why: 'not-a-case' };
	const version = given['version'];
	if (typeof version === 'number' && version > VERSION) return { ok: false, why: 'newer' };
	const file = version === VERSION ? asFile(given) : null;
	return file ? { ok: true, file } : { ok: false, why: 'damaged' };
}

function asFile(given: Readonly<Record<string, unknown>>): CaseFile | null {
	const id = text(given['id'], 40, /^[a-z0-9-]{16,40}$/i);
	const created = text(given['created'], 40, ISO);
	const changed = text(given['changed'], 40, ISO);
	const place = text(given['place'], 4_000, PLACE);
	const again = text(given['again'], 4_000, PLACE);
	const story = asStory(record(given['story']));
	const state = asState(record(given['state']));
	const log = asLog(record(given['log']));
	if (id === null || created === null || changed === null || place === null || again === null) return null;
	if (!story || !state || !log) return null;
	return {
		format: FORMAT,
		version: VERSION,
		id,
		created,
		changed,
		place,
		again,
		cut: given['cut'] === true,
		story,
		state,
		log,
	};
}

function asStory(given: Readonly<Record<string, unknown>> | null): Story | null {
	const title = text(given?.['title'], 400);
	const outcome = text(given?.['outcome'], 400);
	const done = list(given?.['done'], MAX_ENTRIES, (one) => text(one, 400));
	const facts = list(given?.['facts'], 40, (one) => {
		const label = text(record(one)?.['label'], 100);
		const value = text(record(one)?.['value'], 4_000);
		return label === null || value === null ? null : { label, value };
	});
	const path = list(given?.['path'], 40, (one) => {
		const question = text(record(one)?.['question'], 400);
		const answer = text(record(one)?.['answer'], 400);
		return question === null || answer === null ? null : { question, answer };
	});
	if (title === null || outcome === null || !done || !facts || !path) return null;
	return { title, facts, path, done, outcome };
}

function asState(given: Readonly<Record<string, unknown>> | null): KeptState | null {
	const pasted = text(given?.['pasted'], MAX_PASTED);
	const index = given?.['index'];
	const corrections = each(given?.['corrections'], (value, key) =>
		CORRECTIONS.some((name) => name === key) ? text(value, 2_000) : null,
	);
	const drafts = each(given?.['drafts'], (value, key) =>
		/^[a-z0-9-]{1,100}$/.test(key) ? text(value, 60_000) : null,
	);
	const report = given?.['report'] === null ? null : asReport(record(given?.['report']));
	if (pasted === null || !corrections || !drafts || report === undefined) return null;
	if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > 10_000) return null;
	return { pasted, index, corrections, drafts, report };
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** The file as text, one line for each part, so that people can read it too. */
export function caseFileText(file: CaseFile): string {
	return `${JSON.stringify(file, null, '\t')}\n`;
}

/** The state as it is kept: a message over the limit is cut. */
export function keptState(state: KeptState): { readonly state: KeptState; readonly cut: boolean } {
	const { pasted, index, corrections, drafts, report } = state;
	const cut = pasted.length > MAX_PASTED;
	return {
		cut,
		state: { pasted: cut ? pasted.slice(0, MAX_PASTED) : pasted, index, corrections, drafts, report },
	};
}

/** The same case twice, as after an import: the newer state, and the requests and checks of both. */
export function mergeCases(a: CaseFile, b: CaseFile): CaseFile {
	const [older, newer] = a.changed <= b.changed ? [a, b] : [b, a];
	return { ...newer, created: older.created, log: mergeLogs(older.log, newer.log) };
}

/** A file name such as `case-192-0-2-10.json`. */
export function caseFileName({ state, story, id }: CaseFile): string {
	const about = state.report?.ip ?? story.facts.find(({ label }) => /IP/.test(label))?.value ?? id;
	const name = about
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return `case-${name || 'file'}.json`;
}
