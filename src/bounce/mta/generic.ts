/**
 * The reader of last resort, for the many gateways with a format of their own: it looks for lines that name a
 * recipient and for replies, and brings together those that stand closest.
 */
import type { Draft } from '../build.ts';
import { MAX_BOUNCES } from '../limits.ts';
import { findAddress, sameAddress } from '../text/address.ts';
import { findReply } from '../text/reply.ts';
import { commandStage } from '../text/stage.ts';
import type { SmtpStage } from '../types.ts';
import { ENDS_WITH_CODE, type HeadReader, readBlocks } from './blocks.ts';
import { BETWEEN, FAILED, heads, isSender, isWeak, labelled, NOT_RECIPIENT } from './generic-heads.ts';
import type { MtaReader, Report } from './reader.ts';

/** `-- 5.4.1 Recipient address rejected`: a reply without its code, as Mimecast writes. */
const LEADING_STATUS = /^[\s*#(-]{0,8}[45]\.\d{1,3}\.\d{1,3}[\s:]/;

/** Addresses that are read of one line. */
const MAX_ON_LINE = 50;

/** A line of an SMTP session that begins something new. */
const SESSION = /^(?:[245]\d\d |quit\b|rset\b|mail from:|rcpt to:|data$|[eh][eh]lo )/i;

/**
 * The first address in a sentence that speaks of a failure; one that the words before it give to a helper is passed
 * over. `strictly`: the line itself speaks of it, and is no reply.
 */
function inSentence(report: Report, strictly = false): Draft | null {
	for (const [at, line] of report.lines.entries()) {
		if (!line.includes('@')) continue;
		const near = strictly ? line : `${report.lines[at - 1] ?? ''} ${line} ${report.lines[at + 1] ?? ''}`;
		if (!FAILED.test(near) || (strictly && findReply(line))) continue;
		let from = 0;
		for (
			let found = findAddress(line), turn = 0;
			found && turn < 5;
			found = findAddress(line, from), turn++
		) {
			const before = line.slice(Math.max(from, found.start - 200), found.start);
			const told = from > 0 ? before : before + line.slice(found.start, found.end + 1);
			from = found.end;
			if (!isSender(report, found.address) && !NOT_RECIPIENT.test(told))
				return { recipient: found.address, reason: [], lines: [line] };
		}
	}
	return null;
}

/** `550 <user@example.com>... User unknown`: recipients that only the replies name. */
const IN_REPLY = /^[\s*#>|-]{0,12}[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?[<"(]{0,2}$/;
/** What servers say behind the sender's address. */
const OF_SENDER = /^[>"')\]:.\s]{0,6}(?:sender|domain of sender|from\b)/i;

function inReplies(report: Report): Draft[] {
	const drafts: Draft[] = [];
	for (const line of report.lines) {
		const found = drafts.length < MAX_BOUNCES && line.includes('@') ? findAddress(line) : null;
		if (!found || !IN_REPLY.test(line.slice(0, found.start)) || isSender(report, found.address)) continue;
		if (!OF_SENDER.test(line.slice(found.end, found.end + 40)))
			drafts.push({ recipient: found.address, reason: [line.trim()], lines: [line] });
	}
	return merge(drafts);
}

/** The first reply anywhere in the report, with the lines that go on with it. */
function firstReply(report: Report): { reason: string[]; stage?: SmtpStage } | null {
	for (const [at, line] of report.lines.entries()) {
		if (line.length > 2 && (findReply(line) || LEADING_STATUS.test(line))) {
			const reason = [line.trim()];
			for (let next = at + 1; next < Math.min(at + 12, report.lines.length); next++) {
				const more = report.lines[next]?.trim() ?? '';
				const led = ENDS_WITH_CODE.test(reason.at(-1) ?? '');
				if (led && more === '') continue;
				if (more === '' || (!led && heads(more, next)) || begins(more, reason)) break;
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

/** True for a line of a session that begins something new, and does not end a reply of several lines: `554-no` `554 see`. */
function begins(line: string, before: readonly string[]): boolean {
	if (!SESSION.test(line)) return false;
	const code = line.slice(0, 3);
	const open = before.some((other) => new RegExp(`(?:^|[^\\d.-])${code}-`).test(other));
	return !open || before.some((other) => other.startsWith(`${code} `));
}

/** Ends a reason where the session that it stands in goes on. */
function untilNext(reason: string[]): string[] {
	const reply = reason.findIndex((line) => findReply(line) !== null);
	const next = reason.findIndex((line, at) => at > reply && begins(line, reason.slice(0, at)));
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

/** `To:` beside `Subject:` describes the mail that came back; where others are named it was for a list, or got there. */
function withoutLetterhead(report: Report, drafts: Draft[]): Draft[] {
	if (drafts.length < 2) return drafts;
	const heads = report.lines.filter(
		(line, at) =>
			/^\W{0,8}to\s?:/i.test(line) &&
			report.lines
				.slice(Math.max(0, at - 2), at + 3)
				.some((near) => /^\W{0,8}(?:subject|sent)\s?:/i.test(near)),
	);
	const named = drafts.filter(({ lines }) => !heads.includes(lines[0] ?? ''));
	return named.length > 0 ? named : drafts;
}

/** The drafts of all lines that a head reader takes for a recipient's. */
function named(report: Report, head: HeadReader): Draft[] {
	const each = readBlocks(report.lines, { head }).flatMap((draft) => listed(report, draft));
	return withoutLetterhead(
		report,
		merge(each.map((draft) => ({ ...draft, reason: untilNext(draft.reason) }))),
	);
}

export const generic: MtaReader = {
	name: 'generic',
	marks: [''],
	read: (report) => {
		const head = labelled(report);
		const strong = named(report, (line, at = 0) => {
			const found = head(line, at);
			return found && !isWeak(report, at) ? found : null;
		});
		const reply = firstReply(report);
		const sure = strong.length > 0;
		const replied = sure ? [] : inReplies(report);
		if (replied.length > 1) return replied;
		const doubtful = sure || replied.length > 0 ? [] : named(report, head);
		const sentence = sure ? null : (replied[0] ?? inSentence(report, doubtful.length > 0));
		const drafts = sure ? strong : sentence ? [] : doubtful.map((draft) => ({ ...draft, doubtful: true }));
		if (drafts.length === 0) {
			if (sentence)
				return [reply ? { ...sentence, ...reply, lines: [...sentence.lines, ...reply.reason] } : sentence];
			return reply ? [{ recipient: null, ...reply, lines: reply.reason }] : [];
		}
		// a reply that is a status alone stands in a draft's reason as it is
		const replies = ({ reason }: Draft): boolean =>
			findReply(reason.join('\n')) !== null || (reply !== null && reason.includes(reply.reason[0] ?? ''));
		// one reply beside a bare list of recipients is the reply to all of them
		const answered =
			drafts.length > 1 &&
			drafts.some(
				(draft) => (draft.reason.length > 0 && draft.reason.length >= draft.lines.length) || replies(draft),
			);
		return drafts.map((draft) => {
			if (!reply && draft.reason.length === 0) return { ...draft, reason: around(report, draft, drafts) };
			if (!reply || replies(draft)) return draft;
			return !answered || draft.reason.length === 0
				? { ...draft, ...reply, lines: [...draft.lines, ...reply.reason] }
				: draft;
		});
	},
};
