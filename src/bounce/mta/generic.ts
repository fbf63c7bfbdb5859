/**
 * The reader of last resort, for the many gateways with a format of their own: it looks for lines that name a
 * recipient and for replies, and brings together those that stand closest.
 */
import type { Draft } from '../build.ts';
import { findAddress, findAddresses, sameAddress } from '../text/address.ts';
import { findReply } from '../text/reply.ts';
import { commandStage } from '../text/stage.ts';
import type { SmtpStage } from '../types.ts';
import {
	addressColon,
	angleColon,
	anyOf,
	bareAddress,
	type HeadReader,
	namedAddress,
	readBlocks,
} from './blocks.ts';
import type { MtaReader, Report } from './reader.ts';

const LABEL =
	/(?:\brecipients?(?: address)?|\baddress(?:ed to)?|\bintended recipient|\bfailed recipient|\bundeliverable (?:address|to)|\bmailing list|\bmailbox|\buser(?:id)?|\bunknown user|\bto|\bto the following|\brcpt to|\berror-for|\bfailed|\bdelivery failed|\ballowed size|\bdelivery userid|\bmailbox is full|受信者|宛先|destinataire|destinatario|destinatário|empfänger|ontvanger)[^:@<>]{0,30}[:：]?\s{0,6}[<"'([]{0,2}(?:smtp:|rfc822;\s?|mailto:)?$/i;
/** Lines whose address is the sender's or a helper's. */
const NOT_RECIPIENT =
	/^\W{0,6}(?:von|an|de|à|da|van|aan|gesendet|envoyé|enviado|inviato|verzonden|差出人|送信者|cc|absender|expéditeur|remitente|mittente|remetente|afzender)\s?[:：]|^\W{0,6}(?:from|sender|original sender|reply-to|return-path|message-id|in-reply-to|mail from|subject|sent|date|cc|bcc|contact|x-[a-z-]+)\b[^@]{0,30}[:=]|mailto:(?:post|abuse|help|support)|(?:contact|assistance|questions|forward|further help|send (?:mail|e-mail|email|a message) to|help desk|reply to|reporting|originator|sent by|message from|mail from|kontaktieren|contactez|contacte|contatt)\b/i;
const FAILED =
	/deliver|undeliver|fail|reject|unknown|not (?:found|exist|reach|accept|sent|be)|could ?n.t|unable|refused|bounce|full|exceed|over quota|does(?:n't| not) exist|zugestellt|unzustellbar|remis|distribu|entreg|recapit|consegn|bezorg|afgeleverd|配信|配送|送信|доставл/i;

/** What a server says of a mailbox in few words. */
const UNREACHED =
	/unknown|no such|not (?:found|known|exist|a valid)|n't exist|quota|\bfull\b|disabled|inactive|unavailable|rejected/i;

/** `-- 5.4.1 Recipient address rejected`: a reply without its code, as Mimecast writes. */
const LEADING_STATUS = /^[\s*#(-]{0,8}[45]\.\d{1,3}\.\d{1,3}[\s:]/;

/** Addresses that are read of one line. */
const MAX_ON_LINE = 50;

/** A line of an SMTP session that begins something new. */
const SESSION = /^(?:[245]\d\d |quit\b|rset\b|mail from:|rcpt to:|data$|[eh][eh]lo )/i;

const heads: HeadReader = anyOf(angleColon, bareAddress, addressColon, namedAddress);

function isSender(report: Report, address: string): boolean {
	const lower = address.toLowerCase();
	return report.senders.has(lower) || /^(?:mailer-daemon|postmaster|mail-daemon|maildaemon)@/.test(lower);
}

/** True where the text before a line announces addresses: "The following recipients were affected:". */
function announced(report: Report, at: number): boolean {
	for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
		const line = report.lines[before]?.trim() ?? '';
		if (line !== '') return /[:：]$|recipient|address/i.test(line) || heads(line, before) !== null;
	}
	return false;
}

/** True where the line below an address says what is wrong with it. */
function failedBelow(report: Report, at: number): boolean {
	const line = report.lines[at + 1] ?? '';
	return line.length < 80 && UNREACHED.test(line);
}

/** A line that names a recipient with a label or as its first word: `Recipient: <a@b>`, `RCPT TO:<a@b>`, `a@b unknown`. */
function labelled(report: Report): HeadReader {
	const reply = report.lines.findIndex((line) => line.length > 2 && findReply(line) !== null);
	const listed = report.lines.slice(0, Math.max(0, reply)).some((line) => line.includes('@') && heads(line));
	return (line, at = 0) => {
		if (!line.includes('@') || NOT_RECIPIENT.test(line.slice(0, 200))) return null;
		const plain = heads(line, at);
		if (plain) {
			if (isSender(report, plain.recipient)) return null;
			// an address below the reply is a signature's, unless it is announced
			const late = !listed && reply !== -1 && at > reply && plain.rest === '';
			return late && !announced(report, at) && !failedBelow(report, at) ? null : plain;
		}
		const found = findAddress(line);
		if (!found || isSender(report, found.address)) return null;
		const before = line.slice(0, found.start);
		const first = /^[\s<"'*>-]*$/.test(before);
		// "... Please contact" and the address on the next line
		const above = first ? (report.lines[at - 1]?.trim() ?? '') : '';
		if (above && NOT_RECIPIENT.test(`${above.slice(-40)} `)) return null;
		if (!first && !LABEL.test(before.slice(-60))) return null;
		return { recipient: found.address, rest: line.slice(found.end).replace(/^[>"')\]]{1,3}[:;,]?/, '') };
	};
}

/** The first address in a sentence that speaks of a failure. */
function inSentence(report: Report): Draft | null {
	for (const [at, line] of report.lines.entries()) {
		if (!line.includes('@') || NOT_RECIPIENT.test(line.slice(0, 200))) continue;
		const near = `${report.lines[at - 1] ?? ''} ${line} ${report.lines[at + 1] ?? ''}`;
		if (!FAILED.test(near)) continue;
		for (const address of findAddresses(line, 5)) {
			if (!isSender(report, address)) return { recipient: address, reason: [], lines: [line] };
		}
	}
	return null;
}

/** The first reply anywhere in the report, with the lines that go on with it. */
function firstReply(report: Report): { reason: string[]; stage?: SmtpStage } | null {
	for (const [at, line] of report.lines.entries()) {
		if (line.length > 2 && (findReply(line) || LEADING_STATUS.test(line))) {
			const reason = [line.trim()];
			for (let next = at + 1; next < Math.min(at + 12, report.lines.length); next++) {
				const more = report.lines[next]?.trim() ?? '';
				if (more === '' || heads(more, next) || SESSION.test(more)) break;
				reason.push(more);
			}
			// the host often stands on the line before
			const before = report.lines[at - 1]?.trim() ?? '';
			const named = before && !before.includes('@') && findReply(line);
			const stage = commandStage(before);
			if (stage) return { reason, stage };
			return { reason: named ? [before, ...reason] : reason };
		}
	}
	return null;
}

/** Ends a reason where the session that it stands in goes on. */
function untilNext(reason: string[]): string[] {
	const reply = reason.findIndex((line) => findReply(line) !== null);
	const next = reason.findIndex((line, at) => at > reply && SESSION.test(line));
	return reply === -1 || next === -1 ? reason : reason.slice(0, next);
}

function merge(drafts: readonly Draft[]): Draft[] {
	const merged: Draft[] = [];
	for (const draft of drafts) {
		const known = merged.find(({ recipient }) => sameAddress(recipient, draft.recipient));
		if (!known) merged.push(draft);
		else if (!findReply(known.reason.join('\n')) && draft.reason.length > 0) {
			known.reason = draft.reason;
			known.lines.push(...draft.lines);
		}
	}
	return merged;
}

/** What parts one address from the next in a line that lists several: `<a@b>, <c@d> and e@f`. */
const BETWEEN = /^[>"')\]]{0,3}\s{0,4}(?:[,;，；、]|and|und|et|y|e|en)\s{0,4}[<"'([]{0,3}$/;

/** A draft for each address of a line that lists several; what stands behind the last is the reason of all. */
function listed(report: Report, draft: Draft): Draft[] {
	const line = draft.lines[0] ?? '';
	const recipients = draft.recipient === null ? [] : [draft.recipient];
	let last = findAddress(line);
	if (!last || !sameAddress(last.address, draft.recipient)) return [draft];
	for (let next = findAddress(line, last.end); next; next = findAddress(line, next.end)) {
		if (!BETWEEN.test(line.slice(last.end, next.start)) || recipients.length >= MAX_ON_LINE) break;
		if (!isSender(report, next.address)) recipients.push(next.address);
		last = next;
	}
	if (recipients.length < 2) return [draft];
	const rest = line.slice(last.end).replace(/^[>"')\]]{0,3}[\s:;,.]{0,4}/, '');
	const reason = [
		...(rest ? [rest] : []),
		...draft.reason.slice(draft.reason.length === draft.lines.length ? 1 : 0),
	];
	return recipients.map((recipient) => ({
		...draft,
		recipient,
		reason: [...reason],
		lines: [...draft.lines],
	}));
}

/** The words beside a recipient that has no reason of its own: those on its line, else the rest of the report. */
function around(report: Report, draft: Draft, drafts: readonly Draft[]): string[] {
	const line = draft.lines[0] ?? '';
	const words = line
		.replace(draft.recipient ?? '', '')
		.replace(/[<>:]{1,4}\s{0,5}$/, '')
		.trim();
	if (/\p{L}{3}\P{L}{1,3}\p{L}{2}/u.test(words)) return [words];
	const heads = new Set(drafts.map(({ lines }) => lines[0]));
	return report.lines.filter((other) => /\p{L}{3}/u.test(other) && !heads.has(other)).slice(0, 8);
}

export const generic: MtaReader = {
	name: 'generic',
	marks: [''],
	read: (report) => {
		const blocks = readBlocks(report.lines, { head: labelled(report) });
		const each = blocks.flatMap((draft) => listed(report, draft));
		const drafts = merge(each.map((draft) => ({ ...draft, reason: untilNext(draft.reason) })));
		const reply = firstReply(report);
		if (drafts.length === 0) {
			const sentence = inSentence(report);
			if (sentence)
				return [reply ? { ...sentence, ...reply, lines: [...sentence.lines, ...reply.reason] } : sentence];
			return reply ? [{ recipient: null, ...reply, lines: reply.reason }] : [];
		}
		return drafts.map((draft) => {
			if (!reply && draft.reason.length === 0) return { ...draft, reason: around(report, draft, drafts) };
			if (!reply || findReply(draft.reason.join('\n'))) return draft;
			return drafts.length === 1 || draft.reason.length === 0
				? { ...draft, ...reply, lines: [...draft.lines, ...reply.reason] }
				: draft;
		});
	},
};
