/** The short way for what is pasted most: one line, a bare reply or a line of a mail server's log. */
import { EMPTY } from './build.ts';
import { readLogLine } from './mta/log.ts';
import { findAddress } from './text/address.ts';
import { readReason } from './text/reason.ts';
import { saysUndelivered, soundsLikeRefusal } from './text/vocabulary.ts';
import type { Bounce, ReadResult } from './types.ts';

/** A result for one bounce read from one line of text. */
export function lineResult(line: string, bounce: Bounce, format: string): ReadResult {
	const kind = bounce.action === 'delivered' ? 'delivered' : 'smtp-reply';
	return { kind, bounces: [bounce], format, originalHeaders: [], headers: [], text: line, truncated: false };
}

/** What stands before an address that the reply names as its recipient. */
const NAMES_RECIPIENT =
	/(?:[<[({]|rcpt to:|to=|\bfor|\brecipients?|\buser|\bmailbox|\baccount|\baddress|\bto|recipients failed:|^|[245]\d\d|\d\.\d{1,3}\.\d{1,3})[\s:<("']{0,4}$/i;
/** What stands before the sender's address, or one to write to. */
const NAMES_OTHER =
	/(?:from|sender|mailto|contact|questions to|e-?mail to|write to|mail to|envelope-from)[\s:=<("']{0,6}$/i;
const SENDER_BEHIND = /^[>"')\]:.\s]{0,6}(?:sender|domain of sender|does not exist in dns|from\b)/i;
const ROLE =
	/^(?:postmaster|abuse|support|help|helpdesk|admin|noc|security|mailer-daemon|blacklist[a-z-]{0,20})@/i;

/** The recipient that a reply names; null where it names its sender or a help desk. */
function recipientOf(line: string): string | null {
	const found = line.includes('@') ? findAddress(line) : null;
	if (!found || ROLE.test(found.address)) return null;
	const before = line.slice(Math.max(0, found.start - 30), found.start);
	if (NAMES_OTHER.test(before) || !NAMES_RECIPIENT.test(before)) return null;
	return SENDER_BEHIND.test(line.slice(found.end, found.end + 60)) ? null : found.address;
}

/** PHPMailer takes the reply apart: `Detail: no such user SMTP code: 550 Additional SMTP info: 5.1.1`. */
const PHPMAILER =
	/\bDetail: (.{1,1500}?) SMTP code: ([45]\d\d)(?: Additional SMTP info: ([45]\.\d{1,3}\.\d{1,3}))?/;

function phpmailer(line: string): Partial<Bounce> {
	const match = line.includes(' SMTP code: ') ? PHPMAILER.exec(line) : null;
	if (!match?.[1]) return {};
	return { diagnosticCode: match[1], replyCode: match[2] ?? null, enhancedStatus: match[3] ?? null };
}

/** Reads one line without line ends, or null where it holds no refusal. */
export function readLine(line: string): ReadResult | null {
	const log = readLogLine(line);
	if (log) return lineResult(line, log.bounce, log.format);
	const reason = readReason(line);
	if (reason.code === null) {
		// without a code, a sentence must at least speak as a server does
		const told = line.length <= 1_000 && (reason.status !== null || soundsLikeRefusal(line));
		if (!told || saysUndelivered(line)) return null;
	}
	const bounce: Bounce = {
		...EMPTY,
		recipient: recipientOf(line),
		replyCode: reason.code,
		enhancedStatus: reason.status,
		diagnosticCode: reason.reply,
		remoteMta: reason.host,
		stage: reason.stage,
		lines: [line],
		...phpmailer(line),
	};
	return lineResult(line, bounce, 'smtp-reply');
}
