import { describe, expect, it } from 'vitest';
import { decodeMail } from '../../src/bounce/bytes.ts';
import { decodeBase64, decodeCharset, decodeQuotedPrintable } from '../../src/bounce/mail/decode.ts';

/** Bytes as the MIME parts carry them, one character a byte. */
const bytes = (...codes: number[]): string => String.fromCharCode(...codes);

describe('the bytes of a mail', () => {
	it('are UTF-8 where they can be', () => {
		expect(decodeMail(new TextEncoder().encode('Grüße, 日本'))).toBe('Grüße, 日本');
	});

	it('else stay one character a byte, for the parts to decode', () => {
		expect(decodeMail(Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65))).toBe('Grüße');
		expect(decodeMail(Uint8Array.of(0xc3, 0x28, 0xe9))).toBe('Ã(é');
	});
});

describe('charsets', () => {
	it.each([
		['iso-8859-1', bytes(0xe9), 'é'],
		['ISO-8859-15', bytes(0xa4), '€'],
		['windows-1252', bytes(0x93, 0x61, 0x94), '“a”'],
		['koi8-r', bytes(0xd0), 'п'],
		// what mail calls them and the Encoding Standard does not
		['cp932', bytes(0x93, 0xfa), '日'],
		['cp936', bytes(0xc8, 0xd5), '日'],
		['cp850', bytes(0xe9), 'é'],
		['iso-2022-jp', '\u001b$BF|K\\\u001b(B', '日本'],
		['ISO-2022-JP-MS', '\u001b$BF|K\\\u001b(B', '日本'],
		['unicode-1-1-utf-8', bytes(0xc3, 0xa9), 'é'],
		['unicode-1-1-utf-7', 'Gr+APwA3w-e', 'Grüße'],
		['utf-7', 'Gr+APwA3w-e', 'Grüße'],
	])('%s', (charset, binary, text) => {
		expect(decodeCharset(binary, charset)).toBe(text);
	});

	it('that are not named are UTF-8 where the bytes are that', () => {
		expect(decodeCharset(bytes(0xc3, 0xa9), null)).toBe('é');
		expect(decodeCharset(bytes(0xc3, 0xa9), 'utf-8')).toBe('é');
		expect(decodeCharset(bytes(0xe9), null)).toBe('é');
	});

	it.each(['us-ascii', 'ASCII'])('%s with 8-bit letters is UTF-8, else what Windows writes', (label) => {
		expect(decodeCharset(bytes(0xc3, 0xa9), label)).toBe('é');
		expect(decodeCharset(bytes(0x93, 0xe9), label)).toBe('“é');
	});

	it('leave a text as it is that was decoded before', () => {
		expect(decodeCharset('日本 é', 'iso-8859-7')).toBe('日本 é');
		expect(decodeCharset('日本', 'unicode-1-1-utf-8')).toBe('日本');
	});

	it('leave plain letters as they are, whatever the label', () => {
		expect(decodeCharset('plain ~ text', 'utf-16le')).toBe('plain ~ text');
		expect(decodeCharset('$BF|K\\', 'iso-2022-jp')).toBe('$BF|K\\');
		expect(decodeCharset('a \u001b[1m b', 'utf-16le')).toBe('a \u001b[1m b');
	});

	it('leave a text as it is whose charset nobody knows', () => {
		expect(decodeCharset(bytes(0xe9), 'x-klingon')).toBe(bytes(0xe9));
		expect(decodeCharset(bytes(0xe9), 'x-klingon')).toBe(bytes(0xe9));
	});
});

describe('UTF-7', () => {
	it.each([
		['2 +- 3', '2 + 3'],
		['a + b', 'a + b'],
		['+AGEAYg-', 'ab'],
		['+AGEAYg, c', 'ab, c'],
		['+AGE-+AGI-', 'ab'],
	])('%s is %s', (coded, text) => {
		expect(decodeCharset(coded, 'utf-7')).toBe(text);
	});
});

describe('transfer encodings', () => {
	it('skip what is not in the base64 alphabet', () => {
		expect(decodeBase64('  aGVs\r\nbG8= ')).toBe('hello');
		expect(decodeBase64('aGVs*bG8')).toBe('hello');
		expect(decodeBase64('aGVsbG8x1')).toBe('hello1');
		expect(decodeBase64('')).toBe('');
	});

	it('join the soft line ends of quoted-printable', () => {
		expect(decodeQuotedPrintable('one =\ntwo= \t\nthree')).toBe('one twothree');
		expect(decodeQuotedPrintable('=41=7a=C3=a9')).toBe(bytes(0x41, 0x7a, 0xc3, 0xa9));
		expect(decodeQuotedPrintable('a = b =4')).toBe('a = b =4');
	});
});
