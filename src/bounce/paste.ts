/** Reads what a person pasted: a bounce shown by a mail program, a control panel or a log, without its headers. */
import { finish, shownLines } from './build.ts';
import { hasDsnFields, readDsn } from './dsn.ts';
import { hasFeedbackFields, readFeedback } from './feedback.ts';
import { decodeEntities, htmlToText, looksLikeHtml } from './mail/html.ts';
import { mergeBounces } from './merge.ts';
import { readLogLines } from './mta/log.ts';
import { readProse } from './prose.ts';
import { readReplies } from './replies.ts';
import { makeReport, withoutFields } from './report.ts';
import { saysUndelivered, soundsLikeRefusal } from './text/vocabulary.ts';
import type { Bounce, MessageKind, ReadResult } from './types.ts';

function kindOf(bounces: readonly Bounce[], format: string): MessageKind {
	if (bounces.length === 0) return 'not-a-bounce';
	if (bounces.every(({ action }) => action === 'delivered')) return 'delivered';
	if (format.endsWith('-log')) return 'smtp-reply';
	return format === 'generic' && bounces.every(({ recipient }) => recipient === null) ? 'smtp-reply' : 'dsn';
}

/** More than this is a letter, not a server's sentence broken over lines. */
const MAX_SENTENCE = 1_000;

/** True for one short paragraph that speaks as a server does: a reply without its code, wrapped by a mail program. */
function isWrappedRefusal(text: string): boolean {
	const paragraph = text.trim();
	return paragraph.length <= MAX_SENTENCE && !paragraph.includes('\n\n') && soundsLikeRefusal(paragraph);
}

/** Reads pasted text with `\n` line ends. A text that holds no refusal gives no bounce. */
export function readPasted(pasted: string): ReadResult {
	const plain = pasted.includes('&lt;') ? decodeEntities(pasted) : pasted;
	const text = looksLikeHtml(pasted) ? htmlToText(pasted) : plain;
	const base = { originalHeaders: [], headers: [], text, truncated: false };
	const replies = readReplies(text);
	if (replies) return replies;
	const logged = readLogLines(text);
	if (logged) return { ...base, kind: kindOf(logged.bounces, logged.format), ...logged };
	const report = makeReport(text, []);
	const original = report.original;
	if (hasFeedbackFields(report.lower)) {
		const bounces = readFeedback(report.lines, original, '');
		return { ...base, kind: 'feedback-report', bounces, format: 'rfc5965', originalHeaders: original };
	}
	const dsn = hasDsnFields(report.lower) ? readDsn(report.lines) : [];
	const prose = readProse(dsn.length > 0 ? withoutFields(report) : report);
	const bounces = mergeBounces(dsn, prose?.bounces ?? []);
	const spoken = dsn.length > 0 || (prose !== null && (prose.format !== 'generic' || saysUndelivered(text)));
	const said = bounces.filter(
		({ replyCode, enhancedStatus, recipient }) => replyCode || enhancedStatus || (spoken && recipient),
	);
	const format = dsn.length > 0 ? 'rfc3464' : (prose?.format ?? null);
	if (said.length === 0 && (saysUndelivered(text) || isWrappedRefusal(text))) {
		// a sentence without address and code is a refusal all the same
		const lines = shownLines(report.lines);
		const bounce = finish({ recipient: null, reason: lines, lines });
		return { ...base, kind: 'smtp-reply', bounces: [bounce], format: 'prose', originalHeaders: original };
	}
	if (said.length === 0) return { ...base, kind: 'not-a-bounce', bounces: [], format: null };
	return { ...base, kind: kindOf(said, format ?? ''), bounces: said, format, originalHeaders: original };
}
