/** A ticket as the host's own service takes it (`POST /v1/tickets`): within its limits, and never with what it would refuse. */
import { type Attachment, toBase64 } from './attachment.ts';
import { clip } from './text.ts';
import type { Message } from './types.ts';

const MAX_SUBJECT = 200;
const MAX_TEXT = 100_000;
/** Largest attachment, in bytes. */
export const MAX_FILE = 1_048_576;
/** Longest mail address (RFC 5321 section 4.5.3.1.3, without the brackets). */
const MAX_ADDRESS = 254;

export interface TicketPost {
	readonly subject: string;
	readonly text: string;
	readonly replyTo: string;
	readonly attachment?: {
		readonly filename: string;
		readonly type: Attachment['type'];
		readonly base64: string;
	};
	/** Milliseconds since the form was shown. */
	readonly elapsedMs: number;
	/** A trap for robots: people leave it empty. */
	readonly website: string;
}

/** What is wrong with an address for answers, in words; null where it can be used. */
export function addressProblem(address: string): string | null {
	const given = address.trim();
	if (given === '') return 'Write a mail address, so that support can answer you.';
	if (/[\s,;<>]/.test(given) || given.split('@').length > 2)
		return 'Write one mail address and nothing else, such as name@example.com.';
	if (!/^[^@]+@[^@.]+(?:\.[^@.]+)+$/.test(given))
		return 'This is no whole mail address. One looks like name@example.com.';
	if (given.length > MAX_ADDRESS) return 'This mail address is too long.';
	return null;
}

/** true: the service takes this file. Over its size, or with a zero byte (neither mail nor text), it does not. */
export const canAttach = ({ bytes }: Attachment): boolean => bytes.length <= MAX_FILE && !bytes.includes(0);

/** The body of the request. A file that the service would refuse is left out: the caller tells the reader. */
export function ticketPost(
	{ subject, body }: Message,
	replyTo: string,
	attachment: Attachment | null,
	elapsedMs: number,
	website = '',
): TicketPost {
	const file = attachment && canAttach(attachment) ? attachment : null;
	return {
		subject: clip(
			subject
				.toWellFormed()
				.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
				.trim(),
			MAX_SUBJECT,
		),
		// Colours of a terminal and the like stand in pasted logs; the service takes no control characters.
		text: clip(body.toWellFormed().replace(/[^\P{Cc}\t\r\n]/gu, ''), MAX_TEXT),
		replyTo: replyTo.trim(),
		...(file && {
			attachment: { filename: file.filename, type: file.type, base64: toBase64(file.bytes) },
		}),
		elapsedMs: Math.round(elapsedMs),
		website,
	};
}
