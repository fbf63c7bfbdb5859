/**
 * Sendmail, from version 5 to 8.18, and those who copied its report: the list of addresses with `(reason: ...)`, then
 * a transcript of the session in which `>>>` is what was sent and `<<<` what came back.
 */
import type { Draft } from '../build.ts';
import { MAX_BOUNCES } from '../limits.ts';
import { findAddress, sameAddress } from '../text/address.ts';
import { findReply } from '../text/reply.ts';
import { commandStage } from '../text/stage.ts';
import type { Host, SmtpStage } from '../types.ts';
import { lineWith } from './blocks.ts';
import type { MtaReader } from './reader.ts';

interface Turn {
	readonly host: Host | null;
	readonly command: string | null;
	readonly stage: SmtpStage | null;
	readonly lines: string[];
	readonly recipient: string | null;
}

/** Replies of one transcript that are looked at. */
const MAX_TURNS = 300;
const LIST = [
	'addresses had',
	'addresses have',
	'address had',
	'addresses follow',
	'delivery errors',
	'delivery problems',
];
const TRANSCRIPT = [
	'transcript of session',
	'session transcript',
	'non-delivered information',
	'delivery log',
];
const TALKING = /while talking to \[?([A-Za-z0-9._-]{1,255}?)\]?\.?:?$/i;
const LOCAL_REPLY = /^\s{0,4}(?:[45]\d\d[ -]|.{0,200}\.\.\.\s)/;

const EXPANDED = /\(expanded from:? <?([^\s<>()]{3,200})>?\)/;
/** A program; a mailbox of the server itself counts only where the line below says whom it was for. */
const PROGRAM = /^\s{0,4}"?\|/;
const MAILBOX = /^\s{0,4}[<"]?[^\s@()<>"]{1,64}[>"]?\s{0,8}$/;

/** Version 5 wraps what it heard: `554 <user@example.com>... 550 Host unknown` is a 550. */
function inner(line: string): string {
	const dots = line.indexOf('... ');
	return dots !== -1 && /^[45]\d\d /.test(line.slice(dots + 4)) ? line.slice(dots + 4) : line;
}

/** The exchanges of a transcript: each reply with the command before it and the host it came from. */
function readTranscript(lines: readonly string[]): Turn[] {
	const turns: Turn[] = [];
	let host: Host | null = null;
	let command: string | null = null;
	let open: string[] | null = null;
	for (const line of lines) {
		if (turns.length >= MAX_TURNS) break;
		const talking = TALKING.exec(line.trimEnd())?.[1];
		const sent = /^\s{0,8}(?:>>>|Sent <<<)\s?(.*)/.exec(line)?.[1];
		const got = /^\s{0,8}(?:<<<|Received >>>)\s?(.*)/.exec(line)?.[1];
		if (talking) {
			host = { name: talking, address: null };
			command = null;
			open = null;
		} else if (sent !== undefined) {
			command = sent;
			open = null;
		} else if (got !== undefined) {
			if (open && /^[45]\d\d[ -]/.test(got) && got.slice(0, 3) === open[0]?.slice(0, 3)) open.push(got);
			else if (findReply(got)) {
				open = [got];
				const stage = command ? commandStage(command) : 'connect';
				turns.push({ host, command, stage, lines: open, recipient: command ? rcpt(command) : null });
			}
		} else if (line.trim() && LOCAL_REPLY.test(line)) {
			open = null;
			turns.push({
				host,
				command: null,
				stage: null,
				lines: [inner(line.trim())],
				recipient: findAddress(line, Math.max(0, line.lastIndexOf(', to <')))?.address ?? null,
			});
		}
	}
	return turns;
}

function rcpt(command: string): string | null {
	return commandStage(command) === 'rcpt-to' ? (findAddress(command)?.address ?? null) : null;
}

/** The recipients that the list names, with their `(reason: ...)` lines. */
function readList(lines: readonly string[]): Draft[] {
	const drafts: Draft[] = [];
	for (const [at, line] of lines.entries()) {
		if (drafts.length >= MAX_BOUNCES) break;
		const last = drafts[drafts.length - 1];
		const reason = /^\s{0,12}\(reason: /.test(line) ? line.trim().slice(9).replace(/\)$/, '') : undefined;
		const expanded = EXPANDED.exec(line)?.[1];
		const found = findAddress(line);
		if (last && reason !== undefined) {
			last.reason.push(reason);
			last.lines.push(line);
		} else if (last && expanded) {
			// "|/home/user/filter" was expanded from the address the mail was sent to
			if (last.recipient === null) last.recipient = expanded;
			else last.originalRecipient = expanded;
			last.lines.push(line);
		} else if (PROGRAM.test(line) || (MAILBOX.test(line) && EXPANDED.test(lines[at + 1] ?? '')))
			drafts.push({ recipient: null, reason: [], lines: [line] });
		else if (found && /^[\s<>*-]*$/.test(line.slice(0, found.start))) {
			const bracket = /\[([^[\]@]{4,300})\]\s*$/.exec(line.slice(found.end))?.[1];
			drafts.push({ recipient: found.address, reason: bracket ? [bracket] : [], lines: [line] });
		} else if (last && last.reason.length > 0 && /^\s{2,}\S/.test(line)) {
			last.reason.push(line.trim().replace(/\)$/, ''));
			last.lines.push(line);
		}
	}
	return drafts;
}

function complete(draft: Draft, turns: readonly Turn[], alone: boolean, rest: readonly string[]): Draft {
	const own = turns.filter(
		(turn) =>
			sameAddress(turn.recipient, draft.recipient) ||
			turn.lines.some((line) => draft.recipient && line.includes(draft.recipient)),
	);
	const remote = turns.filter((turn) => turn.command !== null || turn.stage === 'connect');
	// a transcript of one reply that names nobody tells of all
	const shared = turns.length === 1 && turns[0]?.recipient === null ? turns[0] : undefined;
	const best =
		own.find((turn) => turn.stage !== null) ??
		(alone ? (remote[0] ?? own[0] ?? turns[0]) : (own[0] ?? shared));
	if (!best) return alone && draft.reason.length === 0 ? { ...draft, reason: [...rest] } : draft;
	// the list shows the reply's first line only, the transcript all of them
	const first = draft.reason.join(' ');
	const reason =
		first === '' || (best.lines.length > 1 && best.lines[0]?.startsWith(first.slice(0, 60)))
			? best.lines
			: draft.reason;
	const status = (alone ? turns : own)
		.map((turn) => turn.lines.join('\n'))
		.find((text) => findReply(text)?.status);
	return {
		...draft,
		reason,
		lines: [...draft.lines, ...best.lines],
		remoteMta: best.host,
		stage: best.stage,
		...(status
			? { enhancedStatus: findReply(status)?.status ?? null, replyCode: findReply(status)?.code ?? null }
			: {}),
	};
}

export const sendmail: MtaReader = {
	name: 'sendmail',
	marks: [
		'transcript of session',
		'addresses had ',
		'while talking to',
		'session transcript',
		'received >>>',
	],
	read: ({ lines }) => {
		const transcript = lineWith(lines, TRANSCRIPT);
		const list = lineWith(lines, LIST);
		const listed =
			list === -1 ? [] : readList(lines.slice(list + 1, transcript > list ? transcript : undefined));
		const turns = readTranscript(lines.slice(transcript === -1 ? 0 : transcript + 1));
		const said = lines
			.slice(transcript === -1 ? lines.length : transcript + 1)
			.filter((line) => line.trim())
			.slice(0, 10);
		if (listed.length > 0) return listed.map((draft) => complete(draft, turns, listed.length === 1, said));
		// version 5 has no list: each local line names its recipient, `<<<` before it is the reply
		const drafts: Draft[] = [];
		let heard: Turn | null = null;
		for (const turn of turns) {
			if (turn.stage !== null) heard = turn;
			else if (turn.recipient && !drafts.some(({ recipient }) => sameAddress(recipient, turn.recipient))) {
				const reason = heard ? heard.lines : turn.lines;
				const said = { recipient: turn.recipient, reason, lines: [...(heard?.lines ?? []), ...turn.lines] };
				drafts.push({ ...said, remoteMta: turn.host, stage: heard?.stage ?? null });
				heard = null;
			}
		}
		if (drafts.length === 0 && heard?.recipient) {
			const { recipient, lines: reason, host, stage } = heard;
			drafts.push({ recipient, reason, lines: reason, remoteMta: host, stage });
		}
		return drafts;
	},
};
