/** Tells which lines of an unknown report name a recipient, and which an address of someone else. */
import { findAddress } from '../text/address.ts';
import { findReply } from '../text/reply.ts';
import {
	addressColon,
	angleColon,
	anyOf,
	bareAddress,
	type HeadReader,
	LEADS_ON,
	namedAddress,
} from './blocks.ts';
import type { Report } from './reader.ts';

/** Words behind which a recipient stands; no sentence ends between the two. */
const LABEL =
	/(?:\brecipients?(?: address)?|\baddress(?:ed to)?|\bintended recipient|\bfailed recipient|\bundeliverable (?:address|to)|\bmailing list|\bmailbox|\buser(?:id)?|\bunknown user|\bto|\bto the following|\brcpt(?: to)?|\berror-for|\bfailed|\bdelivery failed|\ballowed size|\bdelivery userid|\bmailbox is full|受信者|宛先|destinataire|destinatario|destinatário|empfänger|ontvanger)[^:@<>.!?]{0,30}\.{0,20}[:：]?\s{0,6}[<"'([]{0,2}(?:smtp:|rfc822;\s?|mailto:)?$/i;
/** Lines whose address is the sender's or a helper's. */
export const NOT_RECIPIENT =
	/^\W{0,6}(?:von|an|de|à|da|van|aan|gesendet|envoyé|enviado|inviato|verzonden|差出人|送信者|cc|absender|expéditeur|remitente|mittente|remetente|afzender)\s?[:：]|^\W{0,6}(?:from|sender|original sender|reply-to|return-path|message-id|in-reply-to|mail from|subject|sent|date|cc|bcc|contact|x-[a-z-]+)\b[^@]{0,30}[:=]|mailto:(?:post|abuse|help|support)|(?:contact|write to|please (?:re-?)?(?:send|direct|use|mail|e-?mail|try)|assistance|questions|forward|further help|send (?:mail|e-mail|email|a message) to|help desk|(?<!in )reply to|reporting|originator|sent by|message from|mail from|kontaktieren|contactez|contacte|contatt)\b/i;
/** What parts one address from the next in a line that lists several: `<a@b>, <c@d> and e@f`. */
export const BETWEEN = /^[>"')\]]{0,3}\s{0,4}(?:[,;，；、]|and|und|et|y|e|en)\s{0,4}[<"'([]{0,3}$/;

/** Words of a failure, in a line beside an address. */
export const FAILED =
	/deliver|undeliver|fail|reject|unknown|not (?:found|exist|reach|accept|sent|be)|could ?n.t|unable|refused|bounce|full|exceed|over quota|does(?:n't| not) exist|zugestellt|unzustellbar|remis|distribu|entreg|recapit|consegn|bezorg|afgeleverd|配信|配送|送信|доставл/i;
/** What a server says of a mailbox in few words. */
const UNREACHED =
	/unknown|no such|not (?:found|known|exist|a valid)|n't exist|quota|\bfull\b|disabled|inactive|unavailable|rejected/i;

/** What stands before the first word of a list's line: a bullet, a number, an arrow. */
const PREFIX = /^\s{0,40}(?:[*•·+#!|o>-]\s{1,4}|[-=]{1,4}>\s{0,4}|\(?\d{1,3}[.)\]:]\s{1,4}){0,2}/;
/** `"Jane Doe" <user@example.com>: reason`; a reply's code is no name. */
const NAMED_COLON = /^\s{0,20}(?![245]\d\d\b)"?[^:@.!?<>]{2,80}"?\s{1,4}<$/;

/** `... <user@example.com>: reason` behind a name. */
const namedColon: HeadReader = (line) => {
	const found = line.includes('>:') ? findAddress(line) : null;
	if (!found || !line.startsWith('>:', found.end) || !NAMED_COLON.test(line.slice(0, found.start)))
		return null;
	return { recipient: found.address, rest: line.slice(found.end + 2) };
};

const plainHeads: HeadReader = anyOf(angleColon, bareAddress, addressColon, namedAddress, namedColon);

/** A line that is a recipient's by its form, with or without a bullet or number before it. */
export const heads: HeadReader = (line, at) => {
	const plain = plainHeads(line, at);
	if (plain || !line.includes('@')) return plain;
	const prefix = PREFIX.exec(line)?.[0] ?? '';
	return prefix.trim() === '' ? null : plainHeads(line.slice(prefix.length), at);
};

const DAEMON = /^(?:mailer-daemon|postmaster|mail-daemon|maildaemon)@/i;

/** True for an address that the returned mail or the bounce itself came from. */
export function isSender(report: Report, address: string): boolean {
	return report.senders.has(address.toLowerCase()) || DAEMON.test(address);
}

/** True where the text before a line announces addresses: "The following recipients were affected:". */
function announced(report: Report, at: number, by = /[:：]$|recipient|address/i): boolean {
	for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
		const line = report.lines[before]?.trim() ?? '';
		if (line !== '') return by.test(line) || heads(line, before) !== null;
	}
	return false;
}

/** True where the line below an address says what is wrong with it. */
function failedBelow(report: Report, at: number): boolean {
	const line = report.lines[at + 1] ?? '';
	return line.length < 80 && UNREACHED.test(line);
}

/** True where an address is the first word of its line: nothing but bullets and brackets before it. */
function isFirst(before: string): boolean {
	return /^[\s<"'([*>-]*$/.test(before.replace(PREFIX, ''));
}

/** What stands behind an address, or nothing where it is more addresses only. */
function behind(line: string, from: number): string {
	let end = from;
	for (let next = findAddress(line, end); next; next = findAddress(line, end)) {
		if (!BETWEEN.test(line.slice(end, next.start))) break;
		end = next.end;
	}
	const rest = (start: number) => line.slice(start).replace(/^[>"')\]]{1,3}[:;,]?/, '');
	return end > from && /^[\s,;.]*$/.test(rest(end)) ? '' : rest(from);
}

/** A line that names a recipient with a label or as its first word: `Recipient: <a@b>`, `RCPT TO:<a@b>`, `a@b unknown`. */
export function labelled(report: Report): HeadReader {
	const reply = report.lines.findIndex((line) => line.length > 2 && findReply(line) !== null);
	const listed = report.lines.slice(0, Math.max(0, reply)).some((line) => line.includes('@') && heads(line));
	return (line, at = 0) => {
		if (!line.includes('@') || NOT_RECIPIENT.test(line.slice(0, 200))) return null;
		const plain = heads(line, at);
		if (plain) {
			if (report.senders.has(plain.recipient.toLowerCase())) return null;
			// a postmaster is the one to ask, unless a list of recipients names it
			if (DAEMON.test(plain.recipient) && !announced(report, at, /recipient|address|users?\b|following/i))
				return null;
			// an address below the reply is a signature's, unless it is announced
			const late = !listed && reply !== -1 && at > reply && plain.rest === '';
			return late && !announced(report, at) && !failedBelow(report, at) ? null : plain;
		}
		const found = findAddress(line);
		if (!found || isSender(report, found.address)) return null;
		const before = line.slice(0, found.start);
		const first = isFirst(before);
		// "... Please contact" and the address on the next line
		const above = first ? (report.lines[at - 1]?.trim() ?? '') : '';
		if (above && NOT_RECIPIENT.test(`${above.slice(-40)} `)) return null;
		if (!first && !LABEL.test(before.slice(-60))) return null;
		return { recipient: found.address, rest: behind(line, found.end) };
	};
}

/** `... to user@example.com`: a recipient's where a failure is told beside it, anyone's elsewhere. */
const BARE_TO = /(?<!(?:addressed|delivered|undeliverable|sent|rcpt|mailed) )\bto\s{0,4}[<"'(]{0,2}$/i;
/** `Your message to user@example.com`. */
const YOUR_MAIL =
	/(?<!\b(?:forward|send|resend|report) )\b(?:your|the) (?:\w{1,20} )?(?:e-?mail|mail|message)\b[^.]{0,40}\bto\s{0,4}[<"'(]{0,2}$/i;
/** Where a list goes on, or a sentence announces it. */
const ANNOUNCES = /[:：]$|recipient|address|following/i;

/** True where the text before a line leads to a list, or the list goes on; `apart` where empty lines may part it. */
function inList(report: Report, at: number, apart: boolean): boolean {
	for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
		const line = report.lines[before]?.trim() ?? '';
		if (line === '') continue;
		return line.includes('@') && findAddress(line) ? apart || before === at - 1 : ANNOUNCES.test(line);
	}
	return false;
}

/**
 * True for a head that may be a footer's: a name and its address, an address in the middle of a sentence that tells of
 * no failure. It counts only where no better one is found.
 */
export function isWeak(report: Report, at: number): boolean {
	const line = report.lines[at] ?? '';
	const found = findAddress(line);
	if (!found || angleColon(line)) return false;
	const above = report.lines[at - 1]?.trim() ?? '';
	const below = report.lines[at + 1]?.trim() ?? '';
	if (FAILED.test(line) || UNREACHED.test(line) || UNREACHED.test(below)) return false;
	if (bareAddress(line)) return !inList(report, at, true) && LEADS_ON.test(above) && !FAILED.test(above);
	if (namedAddress(line)) return !inList(report, at, false) && !FAILED.test(below);
	const before = line.slice(0, found.start);
	const first = isFirst(before);
	const prose = first && /^[>"')\]]{0,3}\s+[a-z]/.test(line.slice(found.end)) && !inList(report, at, false);
	if (YOUR_MAIL.test(before)) return false;
	return (prose || BARE_TO.test(before)) && !FAILED.test(`${above} ${below}`);
}
