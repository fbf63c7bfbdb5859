/** Tickets by mail (RFC 5321). Mail has no look-up, so a second try after an unclear end may bring a second copy: both carry the same Message-ID. */
import { createTransport } from 'nodemailer';
import type { SmtpSettings } from '../config.ts';
import type { Attachment } from '../queue/types.ts';
import { DeliveryError, type Helpdesk } from './types.ts';

export interface SmtpOptions extends Omit<SmtpSettings, 'kind'> {
	readonly auth: { readonly user: string; readonly pass: string } | null;
	readonly timeoutMs: number;
}

/** A helpdesk that takes mail. Envelope, sender and recipient are the host's settings, never the reader's words. */
export function smtpHelpdesk(options: SmtpOptions): Helpdesk {
	const { host, port, encryption, from, to, auth, timeoutMs } = options;
	const transport = createTransport({
		host,
		port,
		secure: encryption === 'tls',
		requireTLS: encryption === 'starttls',
		ignoreTLS: encryption === 'none',
		...(auth ? { auth } : {}),
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		// A ticket is text: nothing in it is ever fetched or read from this machine.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const domain = from.slice(from.lastIndexOf('@') + 1);
	return {
		kind: 'smtp',
		find: async () => null,
		async create(ticket, signal) {
			const messageId = `<${ticket.key}@${domain}>`;
			try {
				await transport.sendMail({
					// One connection a mail, which ends with the signal: nothing of a given-up try is sent later.
					signal,
					envelope: { from, to: [to] },
					from,
					to,
					replyTo: { name: '', address: ticket.replyTo },
					subject: ticket.subject,
					messageId,
					date: new Date(ticket.acceptedAt),
					headers: { 'X-Bounce-Desk-Key': ticket.key },
					text: ticket.text,
					attachments: ticket.attachment ? [toMailAttachment(ticket.attachment)] : [],
				});
			} catch (error) {
				throw toDeliveryError(error);
			}
			return messageId;
		},
		close: () => transport.close(),
	};
}

/**
 * A mail goes as message/rfc822 where that keeps it byte for byte: 7-bit, lines of at most 998 bytes (RFC 5322 section
 * 2.1.1), no stray CR, which a mail server would mend. Everything else goes as an encoded file.
 */
export function toMailAttachment({ filename, type, content }: Attachment) {
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const text = bytes.toString('latin1');
	const plain =
		!/[^\t\n\r\x20-\x7e]/.test(text) &&
		!/\r(?!\n)/.test(text) &&
		!text.split('\n').some((line) => line.length > 998);
	return type === 'message/rfc822' && plain
		? { filename, content: bytes, contentType: type, contentTransferEncoding: '7bit' as const }
		: {
				filename,
				content: bytes,
				contentType: 'application/octet-stream',
				contentTransferEncoding: 'base64' as const,
			};
}

/** Failures before any mail is handed over. nodemailer's own ECONNECTION and ESOCKET may come at any time. */
const BEFORE_MAIL = ['EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EPROXY'];

interface SmtpError {
	readonly message: string;
	readonly code?: string;
	readonly command?: string;
	readonly syscall?: string;
	readonly responseCode?: number;
	readonly response?: string;
}

function toDeliveryError(error: unknown): DeliveryError {
	const { code = 'unknown', command, syscall, responseCode, response, message } = error as SmtpError;
	if (responseCode !== undefined && BEFORE_MAIL.every((known) => known !== code)) {
		const failure = responseCode >= 500 && isAboutMail(command) ? 'refused' : 'later';
		return new DeliveryError(failure, `SMTP ${responseCode}`, response ?? message);
	}
	const clear = BEFORE_MAIL.includes(code) || syscall === 'connect';
	return new DeliveryError(clear ? 'later' : 'unclear', code, message);
}

/** A refusal to greet is about the connection and may pass; one of sender, recipient or data stays. */
const isAboutMail = (command: string | undefined): boolean =>
	command !== undefined && /^(MAIL FROM|RCPT TO|DATA)/.test(command);
