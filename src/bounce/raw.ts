/** Reads a raw mail: takes its parts apart and asks the report, the prose and the returned message, in that order. */
import { EMPTY, shownLines } from './build.ts';
import { hasDsnFields, readDsn } from './dsn.ts';
import { readFeedback } from './feedback.ts';
import { MAX_DEPTH } from './limits.ts';
import { fieldName, header, isMailField } from './mail/headers.ts';
import { htmlToText } from './mail/html.ts';
import { type Mail, readMail } from './mail/mime.ts';
import { mergeBounces } from './merge.ts';
import { readProse } from './prose.ts';
import { withRecipients } from './recipients.ts';
import { makeReport, toLines, withoutFields } from './report.ts';
import { readSignal } from './signal.ts';
import { headerAddress } from './text/address.ts';
import { readOriginal } from './text/original.ts';
import { saysUndelivered } from './text/vocabulary.ts';
import type { Bounce, Header, MessageKind, ReadResult } from './types.ts';

/** True where a text begins with a mail's header block: two of a mail's fields before the first empty line. */
export function startsLikeMail(text: string): boolean {
	let fields = 0;
	let at = 0;
	for (let line = 0; line < 60 && at < text.length; line++) {
		let end = text.indexOf('\n', at);
		if (end === -1) end = text.length;
		const head = text.slice(at, Math.min(end, at + 90));
		at = end + 1;
		if (head === '' && line > 0) return false;
		if (head === '' || head[0] === ' ' || head[0] === '\t' || (line === 0 && head.startsWith('From ')))
			continue;
		const name = fieldName(head);
		if (name === null) return false;
		if (isMailField(name) && ++fields >= 2) return true;
	}
	return false;
}

function textOf(mail: Mail): string {
	const plain = mail.texts.join('\n\n');
	return plain.trim() ? plain : mail.htmls.map(htmlToText).join('\n\n');
}

function autoReply(mail: Mail, text: string): Bounce[] {
	const recipient = headerAddress(header(mail.headers, 'from') ?? '');
	const said = text.replace(/\s+/g, ' ').trim().slice(0, 500);
	return [{ ...EMPTY, recipient, diagnosticCode: said || null, lines: shownLines(text.split('\n', 60)) }];
}

function kindOf(bounces: readonly Bounce[]): MessageKind {
	const done = bounces.every(
		({ action }) => action === 'delivered' || action === 'relayed' || action === 'expanded',
	);
	return done ? 'delivered' : 'dsn';
}

/** True where a bounce bears a code: proof enough where the headers leave a doubt. */
function isCoded(bounces: readonly Bounce[]): boolean {
	return bounces.some(({ replyCode, enhancedStatus }) => replyCode !== null || enhancedStatus !== null);
}

/** The headers of a returned message that is a part of its own; its body is not looked at. */
function readAttached(original: string): Header[] {
	const end = original.indexOf('\n\n', Math.max(0, original.search(/\S/)));
	const headers = end === -1 ? [] : readOriginal(toLines(original.slice(0, end)));
	return headers.length > 0 ? headers : readOriginal(toLines(original));
}

/** True for a mail that says nothing of a failure itself: a gateway's notice around the bounce, say. */
function isWrapper(mail: Mail, found: readonly Bounce[], format: string | undefined, body: string): boolean {
	return mail.statuses.length === 0 && format === 'generic' && !isCoded(found) && !saysUndelivered(body);
}

/** Reads a raw mail with `\n` line ends. A returned mail that is a bounce itself is opened where the outer one says nothing. */
export function readRawMail(raw: string, depth = 0): ReadResult {
	const mail = readMail(raw);
	const body = textOf(mail);
	const attached = mail.originals[0] ? readAttached(mail.originals[0]) : [];
	const report = makeReport(body, mail.headers, attached);
	const text = [body, ...mail.statuses, ...mail.feedback].join('\n\n').trim();
	const base = { headers: mail.headers, originalHeaders: report.original, text, truncated: false };
	if (mail.feedback.length > 0) {
		const bounces = readFeedback(toLines(mail.feedback.join('\n')), report.original, body);
		return { ...base, kind: 'feedback-report', bounces, format: 'rfc5965' };
	}
	const dsn = readDsn(toLines(mail.statuses.join('\n\n')));
	const pasted = dsn.length === 0 && hasDsnFields(report.lower) ? readDsn(report.lines) : [];
	const signal = readSignal(mail);
	if (signal === 'bounce' || signal === 'likely' || pasted.length > 0) {
		const reported = dsn.length > 0 ? dsn : pasted;
		const told = reported.length > 0 && reported.every(({ action }) => action !== null) ? 'failed' : null;
		const prose = readProse(pasted.length > 0 ? withoutFields(report) : report, told);
		const found = mergeBounces(reported, prose?.bounces ?? []);
		const silent = found.length === 0 || found.every((one) => !one.recipient && !one.replyCode);
		const inner = silent || isWrapper(mail, found, prose?.format, body) ? readInner(mail, depth) : null;
		if (inner && (silent || inner.format === 'rfc3464')) return { ...inner, headers: mail.headers };
		const format = dsn.length > 0 || pasted.length > 0 ? 'rfc3464' : (prose?.format ?? 'unknown');
		const sure =
			signal === 'bounce' || prose?.format !== 'generic' || saysUndelivered(body) || isCoded(found);
		const named = sure && (signal === 'bounce' || prose !== null || report.original.length > 0);
		const bounces = named
			? withRecipients(
					found,
					mail.headers,
					report.original,
					body,
					prose?.doubtful === true && reported.length === 0,
				)
			: found;
		if (sure && bounces.some((one) => one.recipient || one.replyCode)) {
			return { ...base, kind: kindOf(bounces), bounces, format };
		}
		// a daemon's letter that names nobody is a bounce all the same
		if (signal === 'bounce' && saysUndelivered(body)) {
			const nobody: Bounce = { ...EMPTY, action: 'failed', lines: shownLines(body.split('\n', 60)) };
			return { ...base, kind: 'dsn', bounces: [bounces[0] ?? nobody], format };
		}
	}
	const inner = readInner(mail, depth);
	if (inner) return { ...inner, headers: mail.headers };
	if (signal === 'auto')
		return { ...base, kind: 'auto-reply', bounces: autoReply(mail, body), format: 'rfc3834' };
	return { ...base, kind: 'not-a-bounce', bounces: [], format: null };
}

/** A bounce that was forwarded as an attachment, or null. */
function readInner(mail: Mail, depth: number): ReadResult | null {
	if (depth >= MAX_DEPTH) return null;
	for (const original of mail.originals.slice(0, 5)) {
		if (!startsLikeMail(original)) continue;
		const inner = readRawMail(original, depth + 1);
		if (inner.kind !== 'not-a-bounce' && inner.kind !== 'auto-reply') return inner;
	}
	return null;
}
