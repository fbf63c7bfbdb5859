/** Reads the human part of a bounce: picks the MTA's reader and finishes what it found. */
import { type Draft, finish } from './build.ts';
import { MAX_BOUNCES } from './limits.ts';
import type { Report } from './mta/reader.ts';
import { READERS } from './mta/readers.ts';
import type { Action, Bounce } from './types.ts';

const DELAYED = [
	'warning message only',
	'not yet been delivered',
	'has been delayed',
	'have been delayed',
	'is delayed for',
	'delivery incomplete',
	'still undelivered',
	'will be retried',
	'message delayed',
	'no action is required on your part',
	'delivery attempts will continue',
	'will continue to try',
	'has been postponed',
	'enqueued and undeliverable for',
	'just a warning',
	'do not need to resend',
	'not need to take any action',
	'wird verzögert',
	'a été retardé',
	'配信が遅れ',
];

/** What the prose says is done with the mail: `delayed` when it is only late. */
function spokenAction(report: Report): Action {
	return DELAYED.some((phrase) => report.lower.includes(phrase)) ? 'delayed' : 'failed';
}

export interface Prose {
	readonly format: string;
	/** True where the recipients are only the likeliest addresses of the text. */
	readonly doubtful: boolean;
	readonly bounces: Bounce[];
}

function useful(draft: Draft): boolean {
	return draft.recipient !== null || draft.reason.length > 0;
}

/** The bounces that the report's prose tells of, or null when no reader finds any; `told` where their action is known. */
export function readProse(report: Report, told: Action | null = null): Prose | null {
	for (const reader of READERS) {
		if (!reader.marks.some((mark) => report.lower.includes(mark))) continue;
		const drafts = reader.read(report).filter(useful).slice(0, MAX_BOUNCES);
		if (drafts.length === 0) continue;
		const action = told ?? spokenAction(report);
		const doubtful = drafts.some((draft) => draft.doubtful === true);
		return { format: reader.name, doubtful, bounces: drafts.map((draft) => finish({ action, ...draft })) };
	}
	return null;
}
