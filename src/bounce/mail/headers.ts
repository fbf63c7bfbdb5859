/** Header blocks (RFC 5322 section 2.2), of a mail and of the parts of a delivery report alike. */
import { MAX_HEADER, MAX_HEADERS } from '../limits.ts';
import type { Header } from '../types.ts';
import { decodeWords } from './words.ts';

const FIELD = /^([!-9;-~]{1,76})[ \t]{0,4}:/;

/** Fields that only a mail's header has; two of them make a header block. */
const MAIL_FIELDS = new Set([
	'received',
	'from',
	'to',
	'subject',
	'date',
	'message-id',
	'return-path',
	'mime-version',
	'content-type',
	'delivered-to',
	'x-failed-recipients',
	'auto-submitted',
	'envelope-to',
	'x-original-to',
	'reply-to',
	'sender',
	'content-transfer-encoding',
	'x-mailer',
	'importance',
	'delivery-date',
	'x-received',
	'dkim-signature',
	'cc',
	'x-priority',
	'received-spf',
	'authentication-results',
	'references',
	'in-reply-to',
	'arc-seal',
	'sent',
]);

/** The name of the header field that a line begins, lower-cased; null for any other line. */
export function fieldName(line: string): string | null {
	return FIELD.exec(line)?.[1]?.toLowerCase() ?? null;
}

/** True for a field that mails have and reports have not. */
export function isMailField(name: string | null): boolean {
	return name !== null && MAIL_FIELDS.has(name);
}

/** Reads fields from lines: folded lines are joined with one space, encoded words decoded. At most `MAX_HEADERS`. */
export function readHeaders(lines: readonly string[]): Header[] {
	const headers: Header[] = [];
	let name: string | null = null;
	let value = '';
	const close = () => {
		if (name !== null && headers.length < MAX_HEADERS)
			headers.push({ name, value: decodeWords(value.trim()) });
	};
	for (const line of lines) {
		if (line[0] === ' ' || line[0] === '\t') {
			if (value.length < MAX_HEADER) value += ` ${line.trim().slice(0, MAX_HEADER)}`;
			continue;
		}
		const match = FIELD.exec(line);
		if (!match?.[1]) continue;
		close();
		name = match[1];
		value = line.slice(match[0].length).trim().slice(0, MAX_HEADER);
	}
	close();
	return headers;
}

/** The value of the first field of that name (any case), or null. */
export function header(headers: readonly Header[], name: string): string | null {
	const wanted = name.toLowerCase();
	for (const field of headers) {
		if (field.name.length === wanted.length && field.name.toLowerCase() === wanted) return field.value;
	}
	return null;
}

/** All values of the fields of that name. */
export function allHeaders(headers: readonly Header[], name: string): string[] {
	const wanted = name.toLowerCase();
	return headers.filter((field) => field.name.toLowerCase() === wanted).map((field) => field.value);
}
