/** Makes a Bounce from what a reader found; the one place where a reason becomes code, status, host and stage. */
import { MAX_LINES } from './limits.ts';
import { readReason } from './text/reason.ts';
import type { Action, Bounce, Host, SmtpStage } from './types.ts';

/** What a prose reader found about one recipient. Only `reason` and `lines` must be there. */
export interface Draft {
	recipient: string | null;
	originalRecipient?: string | null;
	action?: Action | null;
	/** The reason's lines as written, in order. */
	reason: string[];
	/** The input's lines this was read from. */
	lines: string[];
	remoteMta?: Host | null;
	localAddress?: string | null;
	reportingMta?: string | null;
	stage?: SmtpStage | null;
	/** Codes that the prose names apart from the reason. */
	replyCode?: string | null;
	enhancedStatus?: string | null;
	/** True where the recipient is only the likeliest address of the text. */
	doubtful?: boolean;
	/** First digits of reply codes that count: `245` where a delivery is reported. */
	classes?: string;
}

export const EMPTY: Bounce = {
	recipient: null,
	originalRecipient: null,
	action: null,
	replyCode: null,
	enhancedStatus: null,
	diagnosticCode: null,
	reportingMta: null,
	remoteMta: null,
	localAddress: null,
	stage: null,
	lines: [],
};

/** True for a status that only repeats its class, as MTAs write when they do not know (`5.0.0`). */
export function isVagueStatus(status: string | null): boolean {
	return status === null || status.endsWith('.0.0');
}

/** Lines as shown: trimmed, without empty ones, at most `MAX_LINES`. */
export function shownLines(lines: readonly string[]): string[] {
	const shown: string[] = [];
	for (const line of lines) {
		const trimmed = line.trim();
		if (trimmed && shown.length < MAX_LINES) shown.push(trimmed);
	}
	return shown;
}

/** The finished bounce; every field that the draft does not say is read from its reason, or null. */
export function finish(draft: Draft): Bounce {
	const reason = readReason(draft.reason.join('\n'), draft.classes);
	return {
		recipient: draft.recipient,
		originalRecipient: draft.originalRecipient ?? null,
		action: draft.action ?? null,
		replyCode: reason.code ?? draft.replyCode ?? null,
		enhancedStatus: isVagueStatus(reason.status) ? (draft.enhancedStatus ?? reason.status) : reason.status,
		diagnosticCode: reason.reply,
		reportingMta: draft.reportingMta ?? null,
		remoteMta: draft.remoteMta ?? reason.host,
		localAddress: draft.localAddress ?? null,
		stage: draft.stage ?? reason.stage,
		lines: shownLines(draft.lines),
	};
}
