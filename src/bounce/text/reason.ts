/** Takes one recipient's reason apart: what stands before the reply, the reply itself, and what is said after it. */
import { MAX_REASON } from '../limits.ts';
import type { Host, SmtpStage } from '../types.ts';
import { findHost } from './host.ts';
import { type FoundReply, findReply, findStatus, foldSpace, joinReply } from './reply.ts';
import { findStage } from './stage.ts';

export interface Reason {
	readonly code: string | null;
	readonly status: string | null;
	/** The reply without the host and the command around it; the whole reason where it holds no reply. */
	readonly reply: string | null;
	readonly host: Host | null;
	readonly stage: SmtpStage | null;
}

/** What Postfix, Yahoo and SendGrid write after the reply to say which command it answered. */
const COMMAND_TAIL =
	/\s?(?:\((?:in reply to|delivery attempts:|state )[^()]{0,60}\)\.?|\[(?:RCPT_TO|MAIL_FROM|DATA|BODYEND|CONNECT|BODYTEXT)\]|\bin (?:RCPT TO|MAIL FROM|DATA|end of DATA))[\s.]{0,8}$/i;
/** Characters behind a reply in which its command is named: `(in reply to end of DATA command)` and a bracket more. */
const TAIL = 80;
/** Exim's log and error objects write a line end as `\n`. */
const WRITTEN_BREAK = /(?:\\r)?\\n(?=[245]\d\d[ -])/g;
const TYPE_PREFIX = /^(?:smtp|x-[a-z-]{1,30}|dns|lmtp|esmtp)\s{0,3};\s{0,3}/i;
const QUOTES: Readonly<Record<string, string>> = {
	"'": "'",
	'"': '"',
	'`': '`',
	'“': '”',
	'„': '“',
	'«': '»',
	'‘': '’',
	'[': ']',
	'<': '>',
	'(': ')',
};

function stripTail(reply: string): string {
	const end = reply.slice(-120);
	const cut = COMMAND_TAIL.exec(end);
	return cut ? reply.slice(0, reply.length - end.length + cut.index) : reply;
}

/** Ends a reply that stood in quotation marks at the closing one: `returned '550 5.1.1 not found' again`. */
function insideQuotes(text: string, start: number): string {
	const close = QUOTES[text[start - 1] ?? ''];
	if (!close) return text.slice(start);
	const end = close === ')' ? -1 : text.lastIndexOf(close);
	return end > start ? text.slice(start, end) : text.slice(start);
}

/** Times that a program and its callers state the code before the reply. */
const MAX_RESTATED = 3;

/** `got code "550", with message "550 5.7.1 no"`: the reply itself stands behind the code alone. */
function restated(text: string, found: FoundReply | null, classes: string): FoundReply | null {
	let reply = found;
	for (let turn = 0; reply && reply.status === null && turn < MAX_RESTATED; turn++) {
		const again = findReply(text.slice(0, reply.start + 60), classes, reply.start + 3);
		if (again?.code !== reply.code || text[again.start - 1] === ' ' || text[reply.start + 3] === '-') break;
		reply = again;
	}
	return reply;
}

/** Where a stage is named: before the reply or at its very end, never in the middle of what the other server says. */
function around(text: string, before: string): string {
	const tail = text.length > before.length + TAIL ? text.slice(-TAIL) : text.slice(before.length);
	return foldSpace(before === '' ? tail : `${before} ${tail}`).toLowerCase();
}

/**
 * Reads a reason such as `host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command)`.
 * `classes` are the first digits of the codes that count. Fields that the text does not say are null.
 */
export function readReason(reason: string, classes = '45'): Reason {
	const cut = reason.length > MAX_REASON ? reason.slice(0, MAX_REASON) : reason;
	const text = cut.includes('\\n') ? cut.replace(WRITTEN_BREAK, '\n') : cut;
	const found = restated(text, findReply(text, classes), classes);
	const before = found ? text.slice(0, found.start) : text;
	const stage = findStage(around(text, before));
	const host = before.length > 3 ? findHost(before) : null;
	if (!found) {
		const bare = foldSpace(text).replace(TYPE_PREFIX, '');
		return { code: null, status: findStatus(bare), reply: bare || null, host, stage };
	}
	const said = stripTail(joinReply(insideQuotes(text, found.start), found.code));
	// "<host #5.1.1 smtp;550 5.1.1 no>": the bracket closes what stands before the reply
	const reply = said.endsWith('>') && !said.includes('<') ? said.slice(0, -1) : said;
	const status = found.status ?? findStatus(reply, found.code[0]) ?? findStatus(before, found.code[0]);
	return { code: found.code, status, reply, host, stage };
}
