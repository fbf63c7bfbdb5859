/** A mail to the host as a file, ready to be opened and sent: the text, and the message that came back attached. */
import { type Attachment, toBase64 } from './attachment.ts';
import type { Message } from './types.ts';

/** Longest line of a mail without its CRLF, in bytes (RFC 5322 section 2.1.1). */
const MAX_LINE = 998;
const CRLF = '\r\n';

export interface Draft {
	/** Whom it goes to; null: the reader fills it in. */
	readonly to: string | null;
	/** The reader's own address; null: the mail program puts it in when the mail is sent. */
	readonly from: string | null;
	readonly message: Message;
	readonly attachment: Attachment | null;
	readonly date: Date;
	/** Letters and digits that stand in no part; tried with a number behind it until that is so. */
	readonly boundary: string;
}

/** How bytes may stand in a mail (RFC 2045 section 6): `7bit`, `8bit`, or not as they are. */
function fits(bytes: Uint8Array): '7bit' | '8bit' | null {
	let length = 0;
	let eight = false;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte === 0x0d && bytes[at + 1] === 0x0a) {
			length = 0;
			at++;
			continue;
		}
		if (byte === 0 || byte === 0x0d || byte === 0x0a || ++length > MAX_LINE) return null;
		if (byte > 0x7f) eight = true;
	}
	return eight ? '8bit' : '7bit';
}

const wrap = (base64: string): string => base64.replace(/.{76}(?=.)/g, `$&${CRLF}`);

/**
 * The attached message, exact in every case. RFC 2046 section 5.2.1 allows `message/rfc822` no encoding but 7bit, 8bit and
 * binary: so it stands as it is where mail can carry it. With a line over 998 bytes or a zero byte nothing may carry it
 * unencoded (RFC 5322 section 2.1.1), and it goes as `application/octet-stream` in base64, under the same file name.
 */
function attached({ filename, type, bytes }: Attachment): { head: string[]; body: Uint8Array } {
	const file = `Content-Disposition: attachment; filename="${filename}"`;
	const encoding = type === 'message/rfc822' ? fits(bytes) : null;
	if (encoding !== null)
		return { head: [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, file], body: bytes };
	const shown = type === 'message/rfc822' ? 'application/octet-stream' : 'text/plain; charset=utf-8';
	return {
		head: [`Content-Type: ${shown}; name="${filename}"`, 'Content-Transfer-Encoding: base64', file],
		body: new TextEncoder().encode(wrap(toBase64(bytes))),
	};
}

/** Text for a mail: as it is where it is plain ASCII, else in base64. */
function textPart(text: string): { head: string[]; body: Uint8Array } {
	const bytes = new TextEncoder().encode(text.toWellFormed().replace(/\r\n|\r|\n/g, CRLF));
	const plain = fits(bytes) === '7bit';
	return {
		head: [
			'Content-Type: text/plain; charset=utf-8',
			`Content-Transfer-Encoding: ${plain ? '7bit' : 'base64'}`,
		],
		body: plain ? bytes : new TextEncoder().encode(wrap(toBase64(bytes))),
	};
}

/** A header's text (RFC 2047): ASCII as it is, folded at blanks; else encoded words of at most 75 characters. */
export function headerText(name: string, value: string): string {
	const text = value
		.toWellFormed()
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
	if (/^[ -~]*$/.test(text) && !text.includes('=?') && !/\S{900}/.test(text))
		return fold(name, text.split(' '));
	const words: string[] = [];
	let piece = '';
	let size = 0;
	// 45 bytes make 60 characters of base64; no character is cut in two (RFC 2047 section 5).
	for (const letter of text) {
		const bytes = new TextEncoder().encode(letter).length;
		if (size + bytes > 45) {
			words.push(piece);
			piece = '';
			size = 0;
		}
		piece += letter;
		size += bytes;
	}
	words.push(piece);
	return fold(
		name,
		words.map((word) => `=?UTF-8?B?${toBase64(new TextEncoder().encode(word))}?=`),
	);
}

/** Words on lines of at most 78 characters where they allow it (RFC 5322 section 2.1.1). */
function fold(name: string, words: readonly string[]): string {
	let line = `${name}:`;
	const lines: string[] = [];
	for (const word of words) {
		if (line.length + 1 + word.length > 78 && line !== `${name}:`) {
			lines.push(line);
			line = '';
		}
		line += ` ${word}`;
	}
	return [...lines, line].join(CRLF);
}

/** `Tue, 24 Nov 2026 12:00:00 +0000` (RFC 5322 section 3.3). */
const mailDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

const isAddress = (address: string | null): address is string =>
	address !== null &&
	address.length <= 254 &&
	/^[^\s<>()[\]",;:\\@]+@[a-z0-9.-]+$/i.test(address) &&
	/^[!-~]+$/.test(address);

/** True where the bytes of `part` stand in `whole`. A boundary is ASCII: one byte is one character. */
function holds(whole: Uint8Array, part: string): boolean {
	return new TextDecoder('latin1').decode(whole).includes(part);
}

function concat(pieces: readonly (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
	const parts = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/**
 * The mail as bytes (RFC 5322, RFC 2045). `X-Unsent` lets mail programs open it as a draft; `From` may be missing until it
 * is sent. Addresses that are not one bare address are left out, so that no text can add a header.
 */
export function emlFile({ to, from, message, attachment, date, boundary }: Draft): Uint8Array<ArrayBuffer> {
	const text = textPart(message.body);
	const file = attachment && attached(attachment);
	const head = [
		...(isAddress(from) ? [`From: <${from}>`] : []),
		...(isAddress(to) ? [`To: <${to}>`] : []),
		headerText('Subject', message.subject),
		`Date: ${mailDate(date)}`,
		'X-Unsent: 1',
		'MIME-Version: 1.0',
	];
	if (!file) return concat([[...head, ...text.head, '', ''].join(CRLF), text.body, CRLF]);
	let mark = boundary;
	for (let number = 1; holds(text.body, mark) || holds(file.body, mark); number++)
		mark = `${boundary}${number}`;
	const eight = file.head.includes('Content-Transfer-Encoding: 8bit');
	return concat([
		[
			...head,
			`Content-Type: multipart/mixed; boundary="${mark}"`,
			// A whole that holds an 8bit part is 8bit itself (RFC 2045 section 6.4).
			...(eight ? ['Content-Transfer-Encoding: 8bit'] : []),
			'',
			`--${mark}`,
			...text.head,
			'',
			'',
		].join(CRLF),
		text.body,
		[``, `--${mark}`, ...file.head, '', ''].join(CRLF),
		file.body,
		`${CRLF}--${mark}--${CRLF}`,
	]);
}
