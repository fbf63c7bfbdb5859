/**
 * Bounces of 10 kB as people paste them: the project's own samples, with the returned message as long as real ones are
 * (a Received line per hop, signatures, a filter's notes, a letter).
 */
import { readFileSync } from 'node:fs';

export const PASTE_SIZE = 10_240;

const read = (name: string): string =>
	readFileSync(new URL(`../bounces/${name}`, import.meta.url), 'utf8').trimEnd();

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Signs as a signature has them: the same at every run, unlike each other. */
function noise(length: number, seed: number): string {
	let state = seed;
	let text = '';
	while (text.length < length) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		text += BASE64[state >>> 26];
	}
	return text;
}

function folded(name: string, words: readonly string[]): string {
	return `${name}: ${words.join('\n\t')}`;
}

function hop(at: number): string {
	return folded('Received', [
		`from relay${at}.example.net (relay${at}.example.net [198.51.100.${at}])`,
		`by relay${at + 1}.example.net (Postfix) with ESMTPS id 4${noise(9, at)}`,
		'(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))',
		`for <anna@example.com>; Mon, 1 Jun 2026 09:59:${10 + at} +0000 (UTC)`,
	]);
}

function signature(name: string, seed: number): string {
	return folded(name, [
		'v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=mail; t=1780308000;',
		'h=from:to:subject:date:message-id:mime-version:content-type;',
		`bh=${noise(43, seed)}=;`,
		...Array.from({ length: 5 }, (_, line) => noise(64, seed + line + 1)),
	]);
}

const HEADERS = [
	...[2, 3, 4, 5].map(hop),
	signature('DKIM-Signature', 100),
	signature('ARC-Message-Signature', 200),
	signature('ARC-Seal', 300),
	folded('Authentication-Results', [
		'mx.example.com; spf=pass smtp.mailfrom=example.net;',
		'dkim=pass header.d=example.net; dmarc=pass action=none header.from=example.net;',
	]),
	folded('X-Spam-Status', [
		'No, score=-0.1 required=5.0',
		'tests=DKIM_SIGNED,DKIM_VALID,HTML_MESSAGE,SPF_PASS',
	]),
	'From: Me <me@example.net>',
	'To: Anna Example <anna@example.com>',
	'Subject: The figures for May',
	'Date: Mon, 1 Jun 2026 09:59:00 +0000',
	'Message-ID: <20260601095900.1@example.net>',
	'MIME-Version: 1.0',
	'Content-Type: text/plain; charset=utf-8',
].join('\n');

const LETTER = `Dear Anna,

please find below the figures that you asked for in our call on Monday. The order of 450 boxes goes out on
5 June, the rest a week later; tell me if 550 would be better. We were not able to deliver the last 20.
I have asked the carrier again and will write to you as soon as they answer, most likely on Thursday.

Kind regards
Me

On Fri, 29 May 2026, Anna Example wrote:
> thank you for the offer. Could you send me the figures for May as well? We would like to compare them with
> those of last year before the board meets. There is no hurry, the meeting is in the second week of June.
>

`;

/** The text with what follows it, cut or filled up to `PASTE_SIZE`; `end` closes it. */
function filled(start: string, end = '', letter = LETTER): string {
	const room = PASTE_SIZE - start.length - end.length;
	return start + letter.repeat(Math.ceil(room / letter.length)).slice(0, room) + end;
}

const html = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n');

const HTML_LETTER = LETTER.split('\n\n')
	.map((part) => `<p style="margin:0 0 1em;font-family:Calibri,sans-serif">${html(part)}</p>\n`)
	.join('');

function dsn(): string {
	const mail = read('dsn.eml');
	const returned = mail.slice(0, mail.indexOf('Return-Path:'));
	return filled(`${returned}Return-Path: <me@example.net>\n${HEADERS}\n\n`, '\n--b1--\n');
}

function forwardedHtml(): string {
	const source = read('html-source.txt').replace('</body></html>', '');
	return filled(
		`${source}<hr><p>Original message headers:</p><pre>${html(HEADERS)}</pre>`,
		'</body></html>\n',
		HTML_LETTER,
	);
}

function exim(): string {
	const text = read('exim-cpanel.txt');
	const returned = text.slice(0, text.indexOf('Return-path:'));
	return filled(`${returned}Return-path: <me@example.net>\n${HEADERS}\n\n`);
}

function exchange(): string {
	const text = read('exchange-en.txt');
	return filled(`${text.slice(0, text.indexOf('Received:'))}${HEADERS}\n\n`);
}

/** Ten kilobytes each, by what they are. */
export const PASTES: readonly (readonly [name: string, text: string])[] = [
	['delivery report (RFC 3464)', dsn()],
	['forwarded HTML source', forwardedHtml()],
	['Exim, with the returned mail', exim()],
	['Exchange, with headers', exchange()],
	[
		'Microsoft 365, with headers',
		filled(`${read('microsoft365-en.txt')}\n\nMessage Headers\n\n${HEADERS}\n\n`),
	],
	['no bounce: headers and a letter', filled(`${HEADERS}\n\n`)],
];
