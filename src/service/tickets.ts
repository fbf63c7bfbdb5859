/** What a page may send as a ticket: the contract of POST /v1/tickets. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Attachment } from './queue/types.ts';

/** Decoded. */
export const MAX_ATTACHMENT_BYTES = 1_048_576;

/** RFC 9562 text form. */
export const ticketKey = z
	.string()
	.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
	.toLowerCase();

const attachment = z.strictObject({
	filename: z
		.string()
		.regex(
			/^[\p{L}\p{N}_][\p{L}\p{N} ._()-]{0,99}$/u,
			'use letters, digits, spaces and . _ ( ) - for the file name, at most 100 characters',
		),
	type: z.enum(['message/rfc822', 'text/plain'], 'attach one mail (message/rfc822) or one text (text/plain)'),
	base64: z
		.string()
		.min(1, 'the file is empty')
		.max(Math.ceil(MAX_ATTACHMENT_BYTES / 3) * 4, 'the file may have 1 MiB at most')
		.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'write the file in base64 (RFC 4648 section 4)'),
});

/** The body of POST /v1/tickets. */
export const ticketBody = z.strictObject({
	subject: z
		.string()
		.max(200, 'use 200 characters at most')
		.regex(/\S/, 'write a subject')
		.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'write the subject on one line, without control characters'),
	text: z
		.string()
		.max(100_000, 'use 100,000 characters at most')
		.regex(/\S/, 'write a text')
		.refine((text) => !/[^\P{Cc}\t\r\n]/u.test(text), 'leave out control characters'),
	replyTo: z
		.email('write one bare mail address, such as name@example.com')
		.max(254, 'the address is too long')
		.meta({ description: 'One bare address; answers go there.' }),
	attachment: attachment.optional(),
	elapsedMs: z.number().min(0).meta({ description: 'Milliseconds since the form was shown.' }),
	website: z.literal('', 'leave the hidden field empty').meta({ description: 'A trap for robots.' }),
});

export type TicketBody = z.output<typeof ticketBody>;

/**
 * The attachment's bytes, or why they cannot be taken: too many, or neither a mail nor a text.
 * Nothing here opens or shows it: it goes to the helpdesk as it is.
 */
export function decodeAttachment(given: TicketBody['attachment']): Attachment | null | string {
	if (!given) return null;
	const { filename, type, base64 } = given;
	const content = Buffer.from(base64, 'base64');
	if (content.length === 0) return 'the file is empty';
	if (content.length > MAX_ATTACHMENT_BYTES) return 'the file may have 1 MiB at most';
	if (content.includes(0)) return 'the file is neither a mail nor a text';
	if (type === 'message/rfc822' && !beginsLikeMail(content.subarray(0, 2000).toString('latin1')))
		return 'the file does not begin like a mail; send it as text/plain';
	return { filename, type, content };
}

/** A header field (RFC 5322 section 2.2), or the "From " line of a mailbox file. */
const beginsLikeMail = (text: string): boolean => /^\s*(From |[!-9;-~]{1,80}[ \t]*:)/.test(text);

/** SHA-256 over what makes the ticket; the time it took to fill in is not part of it. */
export function contentHash({ subject, text, replyTo, attachment: file }: TicketBody): string {
	const content = [subject, text, replyTo, file?.filename, file?.type, file?.base64];
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
