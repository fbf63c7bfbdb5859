/**
 * Transfer encodings (RFC 2045) and charsets. Bytes are carried as a "binary string", one character per byte, as the
 * platform's own `atob` does; text that needs no decoding is handed through untouched.
 */

const CACHE = new Map<string, TextDecoder | null>();
const MAX_CACHE = 60;

/** Labels that mail uses and the Encoding Standard does not know. */
const ALIASES: Readonly<Record<string, string>> = {
	'iso-2022-jp-ms': 'iso-2022-jp',
	cp932: 'shift_jis',
	cp936: 'gbk',
	cp850: 'windows-1252',
	'unicode-1-1-utf-8': 'utf-8',
	'unicode-1-1-utf-7': 'utf-7',
};

/** A base64 text as a binary string; characters outside the alphabet are skipped, as RFC 2045 section 6.8 asks. */
export function decodeBase64(text: string): string {
	const clean = text.replace(/[^A-Za-z0-9+/]+/g, '');
	// a lone last character carries no byte
	const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
	return atob(whole);
}

/** A quoted-printable text as a binary string (RFC 2045 section 6.7); a stray `=` stays as it is. */
export function decodeQuotedPrintable(text: string): string {
	if (!text.includes('=')) return text;
	return text
		.replace(/=[ \t]*\n/g, '')
		.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** UTF-7 (RFC 2152), which old Exchange servers write and browsers do not decode. */
function decodeUtf7(text: string): string {
	return text.replace(/\+([A-Za-z0-9+/]{0,1000})-?/g, (whole, run: string) => {
		if (run === '') return whole === '+-' ? '+' : whole;
		const bytes = decodeBase64(run);
		let out = '';
		for (let at = 0; at + 1 < bytes.length; at += 2) {
			out += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
		}
		return out;
	});
}

function decoderFor(charset: string): TextDecoder | null {
	const known = CACHE.get(charset);
	if (known !== undefined) return known;
	let decoder: TextDecoder | null = null;
	try {
		decoder = new TextDecoder(ALIASES[charset] ?? charset);
	} catch {
		// an unknown label: the text stays as it is
	}
	if (CACHE.size >= MAX_CACHE) CACHE.clear();
	CACHE.set(charset, decoder);
	return decoder;
}

function toBytes(binary: string): Uint8Array {
	const bytes = new Uint8Array(binary.length);
	for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
	return bytes;
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 where the bytes are that, else null. */
function asUtf8(bytes: Uint8Array): string | null {
	try {
		return STRICT_UTF8.decode(bytes);
	} catch {
		return null;
	}
}

/**
 * A binary string decoded by its charset. A string that holds characters above 255 was decoded before and is
 * returned as it is; so is plain ASCII, unless the charset shifts with escape characters (ISO-2022-JP).
 */
export function decodeCharset(binary: string, charset: string | null): string {
	const label = (charset ?? 'utf-8').toLowerCase();
	const shifts = label.startsWith('iso-2022') && binary.includes('\u001b');
	if ((ALIASES[label] ?? label) === 'utf-7') return decodeUtf7(binary);
	if (!shifts && !/[\u0080-\uffff]/.test(binary)) return binary;
	if (/[\u0100-\uffff]/.test(binary)) return binary;
	const bytes = toBytes(binary);
	const utf8 = label === 'utf-8' || label === 'us-ascii' || label === 'ascii' ? asUtf8(bytes) : null;
	if (utf8 !== null) return utf8;
	if (label === 'utf-8') return binary;
	return decoderFor(label)?.decode(bytes) ?? binary;
}
