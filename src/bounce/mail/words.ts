/** Encoded words in headers (RFC 2047): `=?utf-8?Q?Zur=C3=BCck?=`. */
import { decodeBase64, decodeCharset, decodeQuotedPrintable } from './decode.ts';

const WORD = /=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]{1,10})?\?([BbQq])\?([^?\s]{0,400})\?=/g;
const BETWEEN = /(\?=)\s{1,20}(=\?)/g;

function decodeWord(charset: string, encoding: string, text: string): string {
	const bytes =
		encoding === 'B' || encoding === 'b'
			? decodeBase64(text)
			: decodeQuotedPrintable(text.replaceAll('_', ' '));
	return decodeCharset(bytes, charset);
}

/** The value with its encoded words decoded; a word in an unknown charset stays as it is. */
export function decodeWords(value: string): string {
	if (!value.includes('=?')) return value;
	return value
		.replace(BETWEEN, '$1$2')
		.replace(WORD, (_, charset: string, encoding: string, text: string) =>
			decodeWord(charset, encoding, text),
		);
}
