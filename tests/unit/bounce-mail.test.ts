import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeCharset, decodeQuotedPrintable } from '../../src/bounce/mail/decode.ts';
import { allHeaders, header, readHeaders } from '../../src/bounce/mail/headers.ts';
import { htmlToText, looksLikeHtml } from '../../src/bounce/mail/html.ts';
import { readMail, readType, splitEntity } from '../../src/bounce/mail/mime.ts';
import { decodeWords } from '../../src/bounce/mail/words.ts';
import { readBounce } from '../../src/bounce/read.ts';

const NESTED = `From: a@example.net
To: b@example.com
Subject: =?utf-8?B?R3LDvMOfZQ==?= =?iso-8859-1?Q?_und_mehr?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

preamble
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

caf=E9 =
bar
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+Y2Fmw6k8L3A+
--inner--

--outer
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net

--outer
Content-Type: text/rfc822-headers

Subject: returned

--outer--
epilogue
`;

describe('MIME parts', () => {
	it('are split and decoded', () => {
		const mail = readMail(NESTED);
		expect(mail.texts.map((text) => text.trim())).toEqual(['café bar']);
		expect(mail.htmls.map((html) => html.trim())).toEqual(['<p>café</p>']);
		expect(mail.statuses.map((text) => text.trim())).toEqual(['Reporting-MTA: dns; mail.example.net']);
		expect(mail.originals.map((text) => text.trim())).toEqual(['Subject: returned']);
		expect(header(mail.headers, 'SUBJECT')).toBe('Grüße und mehr');
	});

	it('come out as postal-mime gives them', async () => {
		const theirs = await PostalMime.parse(NESTED);
		const ours = readMail(NESTED);
		expect(ours.texts[0]?.trim()).toBe(theirs.text?.split('\n')[0]?.trim());
		expect(ours.htmls[0]?.trim()).toBe(theirs.html?.trim());
		expect(header(ours.headers, 'subject')).toBe(theirs.subject);
		expect(theirs.attachments.map(({ mimeType }) => mimeType)).toContain('message/delivery-status');
	});

	it('end where no boundary is, and without the last one', () => {
		const open = 'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhello';
		expect(readMail(open).texts).toEqual(['hello']);
		expect(readMail('Content-Type: multipart/mixed; boundary=b\n\nno parts').texts).toEqual(['no parts']);
	});

	it('are opened only so deep', () => {
		let mail = '';
		for (let depth = 0; depth < 30; depth++)
			mail += `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`;
		expect(readMail(`${mail}\n\ninnermost`).texts).toHaveLength(1);
	});

	it('have types with parameters', () => {
		const { type, params } = readType('Multipart/Report; report-type=delivery-status;\n boundary="a;b"');
		expect(type).toBe('multipart/report');
		expect(params.get('boundary')).toBe('a;b');
		expect(params.get('report-type')).toBe('delivery-status');
		expect(readType(null).type).toBe('text/plain');
		expect(readType('nonsense').type).toBe('text/plain');
	});
});

describe('headers', () => {
	it('are unfolded, in order, and end at the first line that is none', () => {
		const { headers, body } = splitEntity('A: 1\n  2\nB:3\nnot a header\nrest');
		expect(headers).toEqual([
			{ name: 'A', value: '1 2' },
			{ name: 'B', value: '3' },
		]);
		expect(body).toBe('not a header\nrest');
	});

	it('are limited in number and length', () => {
		const many = Array.from({ length: 500 }, (_, at) => `X-${at}: v`);
		expect(readHeaders(many)).toHaveLength(200);
		expect(readHeaders([`X: ${'a'.repeat(9_000)}`])[0]?.value).toHaveLength(4_000);
	});

	it('are found by name', () => {
		const headers = readHeaders(['To: a', 'to: b']);
		expect(allHeaders(headers, 'TO')).toEqual(['a', 'b']);
		expect(header(headers, 'cc')).toBeNull();
	});
});

describe('encodings', () => {
	it.each([
		['=?utf-8?Q?a=C3=A4_b?=', 'aä b'],
		['=?iso-2022-jp?B?GyRCR1s/LhsoQg==?=', '配信'],
		['=?x-unknown?Q?abc?=', 'abc'],
		['plain =?', 'plain ='.concat('?')],
	])('of words: %s', (word, text) => {
		expect(decodeWords(word)).toBe(text);
	});

	it('forgive noise in base64 and quoted-printable', () => {
		expect(decodeBase64('aGVs bG8h\n=')).toBe('hello!');
		expect(decodeBase64('aGVsb')).toBe('hel');
		expect(decodeQuotedPrintable('a=\nb=3D=ZZ')).toBe('ab==ZZ');
	});

	it('leave alone what was decoded before', () => {
		expect(decodeCharset('日本', 'iso-2022-jp')).toBe('日本');
		expect(decodeCharset('caf\u00c3\u00a9', 'utf-8')).toBe('café');
		expect(decodeCharset('café', 'utf-8')).toBe('café');
		expect(decodeCharset('caf\u00e9', 'iso-8859-1')).toBe('café');
		expect(decodeCharset('a+AGI-c+-', 'utf-7')).toBe('abc+');
		expect(decodeCharset('x\u00e4', 'no-such-charset')).toBe('xä');
	});
});

describe('HTML', () => {
	it('becomes text, addresses in angle brackets stay', () => {
		const html =
			'<style>a{b}</style><p>Hi <b>you</b>&nbsp;<a@b.example>&#39;s<br>next<!-- c --></p><pre>a\n b</pre>';
		expect(htmlToText(html).trim()).toBe("Hi you <a@b.example>'s\nnext\n\na\nb");
	});

	it('is told from prose', () => {
		expect(looksLikeHtml('<p>x</p>')).toBe(true);
		expect(looksLikeHtml('<anna@example.com>: host mx.example.com said </dev/null')).toBe(false);
	});

	it('with an endless tag ends', () => {
		expect(htmlToText('a<p').trim()).toBe('a');
		expect(htmlToText('a<style>b').trim()).toBe('a');
	});
});

describe('what kind of mail it is', () => {
	const mail = (headers: string, body: string) => readBounce(`${headers}\n\n${body}`).kind;

	it('an answer that quotes a code is no bounce', () => {
		expect(
			mail('From: a@example.com\nTo: b@example.net\nSubject: Re: help', 'I see "550 5.7.1 blocked".'),
		).toBe('not-a-bounce');
	});

	it('an answering machine is an auto-reply', () => {
		expect(mail('From: a@example.com\nTo: b@example.net\nSubject: Abwesenheitsnotiz', 'Ich bin weg.')).toBe(
			'auto-reply',
		);
		expect(mail('From: a@example.com\nSubject: x\nAuto-Submitted: auto-replied', 'Away.')).toBe('auto-reply');
	});

	it('X-Failed-Recipients names whom the text does not', () => {
		const result = readBounce(
			'From: Mailer-Daemon@example.net\nX-Failed-Recipients: anna@example.com, bert@example.org\n\nIt failed.',
		);
		expect(result.bounces.map(({ recipient }) => recipient)).toEqual([
			'anna@example.com',
			'bert@example.org',
		]);
	});
});
