/** Lines of mail server logs: Postfix, Exim's main log, Sendmail, qmail. */
import { type Draft, finish } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { toHost } from '../text/host.ts';
import type { Action, Bounce } from '../types.ts';

export interface LogBounce {
	readonly bounce: Bounce;
	readonly format: string;
}

const TO = /\bto=<?([^\s<>,]{1,256})>?/;
const POSTFIX_STATUS = /\bstatus=(bounced|deferred|sent|undeliverable|expired)\b\s?\(?/;
const RELAY = /\brelay=([A-Za-z0-9._-]{1,255})\.?\s?(?:\[([0-9A-Fa-f.:]{2,45})\])?/;
const DSN = /\bdsn=([245]\.\d{1,3}\.\d{1,3})/;
/** What Postfix turned away itself, or a filter beside it. */
const REJECT = /(?:NOQUEUE|\b[\dA-Za-z]{6,20}): (?:milter-|proxy-)?reject: /;
const EXIM_FLAG = /(?:^| )(\*\*|==) /;
const EXIM_HOST = /\bH=([A-Za-z0-9._-]{1,255})(?: \([^)]{0,255}\))? \[([0-9A-Fa-f.:]{2,45})\]/;
const QMAIL = /\bdelivery \d{1,12}: (failure|deferral|success): /;

function actionOf(word: string): Action {
	if (word === 'sent' || word === 'success') return 'delivered';
	return word === 'deferred' || word === 'deferral' || word === '==' ? 'delayed' : 'failed';
}

function fromDraft(format: string, line: string, draft: Omit<Draft, 'lines'>): LogBounce {
	const classes = draft.action === 'delivered' ? '245' : '45';
	return { format, bounce: finish({ ...draft, lines: [line], classes }) };
}

function relay(line: string) {
	const match = RELAY.exec(line);
	return match && match[1] !== 'none' ? toHost(match[1] ?? null, match[2] ?? null) : null;
}

function postfixLine(line: string): LogBounce | null {
	const status = POSTFIX_STATUS.exec(line);
	if (!status?.[1]) return null;
	const reason = line.slice(status.index + status[0].length).replace(/\)\s*$/, '');
	return fromDraft('postfix-log', line, {
		recipient: TO.exec(line)?.[1] ?? null,
		originalRecipient: /\borig_to=<([^\s<>]{1,256})>/.exec(line)?.[1] ?? null,
		action: actionOf(status[1]),
		reason: [reason],
		remoteMta: relay(line),
		enhancedStatus: DSN.exec(line)?.[1] ?? null,
	});
}

function postfixReject(line: string): LogBounce | null {
	const at = REJECT.exec(line);
	if (!at) return null;
	const from = / from ([A-Za-z0-9._-]{1,255})\[([0-9A-Fa-f.:]{2,45})\]: /.exec(line);
	const reason = line.slice(from ? from.index + from[0].length : at.index + at[0].length);
	const bounce = fromDraft('postfix-log', line, {
		recipient: TO.exec(line)?.[1] ?? null,
		action: 'failed',
		reason: [reason.split('; from=<', 1)[0] ?? reason],
		localAddress: from?.[2] ?? null,
	});
	return bounce;
}

function eximLine(line: string): LogBounce | null {
	const flag = EXIM_FLAG.exec(line);
	if (!flag?.[1]) return null;
	const rest = line.slice(flag.index + flag[0].length);
	const to = findAddress(rest.slice(0, 400));
	if (!to || to.start > 2) return null;
	const host = EXIM_HOST.exec(rest);
	const original = /^\s?<([^\s<>]{1,256})>/.exec(rest.slice(to.end + (to.start > 0 ? 1 : 0)))?.[1] ?? null;
	const parts = /(?:\bdefer \(-?\d{1,4}\)|\bT=[A-Za-z0-9_-]{1,60})/g;
	let from = to.end;
	for (const match of rest.matchAll(parts)) from = match.index + match[0].length;
	return fromDraft('exim-log', line, {
		recipient: to.address,
		originalRecipient: original === to.address ? null : original,
		action: actionOf(flag[1]),
		reason: [rest.slice(from).replace(/^[:\s]{1,3}/, '')],
		remoteMta: host ? toHost(host[1] ?? null, host[2] ?? null) : null,
	});
}

function sendmailLine(line: string): LogBounce | null {
	const at = line.indexOf(' stat=');
	const stat = line.slice(at + 6);
	if (at === -1 || stat === '') return null;
	const word = /^sent\b/i.test(stat) ? 'sent' : /^deferred/i.test(stat) ? 'deferred' : 'bounced';
	return fromDraft('sendmail-log', line, {
		recipient: TO.exec(line)?.[1] ?? null,
		action: actionOf(word),
		reason: [stat],
		remoteMta: relay(line),
		enhancedStatus: DSN.exec(line)?.[1] ?? null,
	});
}

function qmailLine(line: string): LogBounce | null {
	const match = QMAIL.exec(line);
	if (!match?.[1]) return null;
	// qmail writes spaces as underscores and line ends as slashes
	const reason = line
		.slice(match.index + match[0].length)
		.replaceAll('_', ' ')
		.split('/')
		.filter((part) => part !== '' && !/^giving up on |^i'm not going to/i.test(part))
		.join(' ');
	return fromDraft('qmail-log', line, { recipient: null, action: actionOf(match[1]), reason: [reason] });
}

/** One line of a log, or null for any other text. */
export function readLogLine(line: string): LogBounce | null {
	if (line.includes('status=')) {
		const read = postfixLine(line);
		if (read) return read;
	}
	if (line.includes('reject: ')) {
		const read = postfixReject(line);
		if (read) return read;
	}
	if (line.includes('** ') || line.includes('== ')) {
		const read = eximLine(line);
		if (read) return read;
	}
	if (line.includes('stat=')) return sendmailLine(line);
	return line.includes('delivery ') ? qmailLine(line) : null;
}

const TIMESTAMP =
	/^\s{0,4}(?:<\d{1,3}>)?(?:[A-Z][a-z]{2}\s{1,2}\d|\d{4}-\d\d-\d\d|\d{1,2}[.:/]\d\d|@4000|\[\d)/;

/** True for an entry that may be wrapped: a dated one, or what Postfix tells in brackets that are not closed. */
function goesOn(entry: string): boolean {
	if (TIMESTAMP.test(entry)) return true;
	const told = entry.slice(entry.indexOf('status='));
	return entry.includes('status=') && told.split('(').length > told.split(')').length;
}

/** A log's entries; lines that a mail program has wrapped are joined to the entry they belong to. */
function entries(text: string): string[] {
	const found: string[] = [];
	for (const line of text.split('\n', 2_000)) {
		const entry = line.slice(0, 4_000).trim();
		const last = found.length - 1;
		const open = found[last];
		if (entry === '') continue;
		if (open !== undefined && goesOn(open) && !TIMESTAMP.test(entry) && open.length < 4_000) {
			found[last] = `${open} ${entry}`;
		} else found.push(entry);
	}
	return found;
}

/** Several log lines: the failed and delayed deliveries among them, or null where the text is no log. */
export function readLogLines(text: string): { bounces: Bounce[]; format: string } | null {
	if (!/status=|reject: |\*\* |== |stat=|delivery \d/.test(text)) return null;
	const read = entries(text)
		.map(readLogLine)
		.filter((line) => line !== null);
	const failed = read.filter(({ bounce }) => bounce.action !== 'delivered');
	const chosen = (failed.length > 0 ? failed : read).slice(0, 200);
	return chosen[0] ? { bounces: chosen.map(({ bounce }) => bounce), format: chosen[0].format } : null;
}
