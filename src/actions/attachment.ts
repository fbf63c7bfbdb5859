/** The message that came back as a file that goes along with a ticket, byte for byte. */

export interface Attachment {
	readonly filename: string;
	/** What the bytes are. */
	readonly type: 'message/rfc822' | 'text/plain';
	readonly bytes: Uint8Array;
}

/** Fields that only the head of a mail has (RFC 5322 section 3.6, RFC 2045 section 3). */
const MAIL_FIELD =
	/^(?:return-path|received|from|to|cc|subject|date|message-id|mime-version|content-type|auto-submitted|delivered-to):/i;
const FIELD = /^[!-9;-~]{1,76}:/;

/** True where the text is a mail as it was sent: its head comes first, with at least two of a mail's own fields. */
export function isMail(text: string): boolean {
	let found = 0;
	for (const line of text
		.trimStart()
		.slice(0, 20_000)
		.split(/\r\n|\r|\n/)) {
		if (line === '') break;
		if (/^[ \t]/.test(line)) continue;
		if (!FIELD.test(line)) return false;
		if (MAIL_FIELD.test(line)) found++;
	}
	return found >= 2;
}

/**
 * The pasted text as an attachment; null where there is none. Its characters are not touched. Only line ends become CRLF,
 * as every mail and every text part of one has them on its way (RFC 2049 section 4), and empty lines in front of a mail's
 * head go: they would end the head before it began.
 */
export function attachmentOf(pasted: string | null): Attachment | null {
	if (pasted === null || pasted.trim() === '') return null;
	const mail = isMail(pasted);
	const text = (mail ? pasted.replace(/^\s+/, '') : pasted).replace(/\r\n|\r|\n/g, '\r\n');
	return {
		filename: mail ? 'bounce.eml' : 'bounce.txt',
		type: mail ? 'message/rfc822' : 'text/plain',
		bytes: (mail ? olderBytes(text) : null) ?? new TextEncoder().encode(text),
	};
}

/** A charset in which one byte is one letter (RFC 2045 section 5.1). */
const OLDER_CHARSET = /\bcharset\s*=\s*"?(?:iso-8859-|windows-125|latin|cp125|koi8)/i;

/**
 * The bytes of a mail in an older charset, each of which was read as one letter (`decodeMail` of src/bounce/bytes.ts);
 * null where the mail is not one. As UTF-8 the mail would hold other bytes than it says itself.
 */
function olderBytes(text: string): Uint8Array | null {
	if (/^[\0-\x7f]*$/.test(text) || !OLDER_CHARSET.test(text)) return null;
	const letters = new TextDecoder('latin1').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
	const byteOf = new Map([...letters].map((letter, byte) => [letter, byte]));
	const bytes = Uint8Array.from(text, (letter) => byteOf.get(letter) ?? 0);
	const back = new TextDecoder('latin1').decode(bytes);
	if (back !== text) return null;
	try {
		// Valid UTF-8 would have been read as such, so this text never was single bytes.
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return null;
	} catch {
		return bytes;
	}
}

/** Bytes as base64 on one line. */
export function toBase64(bytes: Uint8Array): string {
	let binary = '';
	// In pieces: a call takes only so many arguments.
	for (let at = 0; at < bytes.length; at += 0x8000)
		binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(binary);
}
