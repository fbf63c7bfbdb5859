/** The texts of one bounce in which rules look for phrases, narrowest first, each folded when it is first needed. */
import type { Bounce, ReadResult } from '../bounce/types.ts';
import { fold } from './fold.ts';

/** The beginning of a long paste is enough: what a server said stands at the top. */
const MAX_WHOLE = 20_000;

export interface Texts {
	/** The server's reply with its codes in front. */
	readonly reply: string;
	/** The lines that the bounce was read from. */
	readonly lines: () => string;
	/** What the reply stands in: the pasted text, when that is no mail and holds no other reply, or else its lines. */
	readonly around: () => string;
	/** The whole text, when it speaks of one recipient only. */
	readonly whole: () => string;
	readonly recipientDomain: string | null;
	/** The line, as written, in which the first of these pieces stands. */
	readonly lineOf: (pieces: readonly string[]) => string;
}

export function createTexts(read: ReadResult, bounce: Bounce): Texts {
	const reply = fold(withCodes(bounce));
	let folded: string | undefined;
	const lines = () => {
		folded ??= fold(bounce.lines.join(' '));
		return folded;
	};
	const whole = () => (read.bounces.length === 1 ? fold(read.text.slice(0, MAX_WHOLE)) : '');
	return {
		reply,
		lines,
		// What was pasted is most often the reply itself.
		around: () =>
			read.text === bounce.diagnosticCode ? reply : (read.kind === 'smtp-reply' && whole()) || lines(),
		whole,
		recipientDomain: domainOf(bounce.recipient) ?? domainOf(bounce.originalRecipient),
		lineOf: (pieces) => lineOf(pieces, read, bounce),
	};
}

/** The reply with its code and status in front, where the reader took them from elsewhere (a report's fields). */
function withCodes(bounce: Bounce): string {
	const text = bounce.diagnosticCode ?? bounce.lines.join(' ');
	const missing = [bounce.replyCode, bounce.enhancedStatus].filter((code) => code && !text.includes(code));
	return `${missing.length > 0 ? `${missing.join(' ')} ` : ''}${withoutRepeats(text, bounce)}`;
}

/** A reply of many lines repeats its codes: where lines were joined, they stand in the middle of a sentence. */
function withoutRepeats(text: string, { replyCode, enhancedStatus }: Bounce): string {
	if (!enhancedStatus) return text;
	const first = text.indexOf(enhancedStatus) + enhancedStatus.length;
	if (!text.includes(enhancedStatus, first)) return text;
	const rest = text.slice(first).replaceAll(`${replyCode}-${enhancedStatus} `, '');
	return (
		text.slice(0, first) +
		rest.replaceAll(`${replyCode} ${enhancedStatus} `, '').replaceAll(` ${enhancedStatus} `, ' ')
	);
}

function domainOf(address: string | null): string | null {
	const at = address?.lastIndexOf('@') ?? -1;
	if (!address || at < 0) return null;
	const domain = address
		.slice(at + 1)
		.toLowerCase()
		.replace(/[>.\s]+$/, '');
	return domain === '' ? null : domain;
}

function lineOf(pieces: readonly string[], read: ReadResult, bounce: Bounce): string {
	if (bounce.lines.length === 1 && read.text.trim() === bounce.lines[0]) return bounce.lines[0];
	for (const piece of pieces) {
		const line = bounce.lines.find((candidate) => fold(candidate).includes(piece));
		if (line !== undefined) return line;
	}
	const reply = bounce.diagnosticCode;
	if (reply !== null && (pieces.length === 0 || pieces.some((piece) => fold(reply).includes(piece))))
		return reply;
	for (const line of read.text.slice(0, MAX_WHOLE).split('\n')) {
		if (pieces.some((piece) => fold(line).includes(piece))) return line.trim();
	}
	return reply ?? bounce.lines[0] ?? '';
}
