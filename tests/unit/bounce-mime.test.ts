import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, MAX_HEADER, MAX_HEADERS, MAX_PARTS } from '../../src/bounce/limits.ts';
import { allHeaders, fieldName, header, isMailField, readHeaders } from '../../src/bounce/mail/headers.ts';
import { readMail, readType, splitEntity } from '../../src/bounce/mail/mime.ts';
import { decodeWords } from '../../src/bounce/mail/words.ts';

const lines = (...text: string[]): string => text.join('\n');
/** A mail of these parts, each whole with its own headers. */
const multipart = (...parts: string[]): string =>
	lines(
		'Content-Type: multipart/mixed; boundary=b',
		'',
		...parts.flatMap((part) => ['--b', part]),
		'--b--',
		'',
	);
const part = (type: string, body: string): string => lines(`Content-Type: ${type}`, '', body);

describe('a Content-Type', () => {
	it.each([
		['Text/HTML', 'text/html', {}],
		[' text/html ;charset=utf-8', 'text/html', { charset: 'utf-8' }],
		['text/html; CharSet = "utf-8" ; x=y', 'text/html', { charset: 'utf-8', x: 'y' }],
		['text/html; charset=a; charset=b', 'text/html', { charset: 'a' }],
		['multipart/mixed; boundary="a b; c"', 'multipart/mixed', { boundary: 'a b; c' }],
		['multipart/mixed;\n boundary=""', 'multipart/mixed', { boundary: '' }],
		['text', 'text/plain', {}],
		['; charset=utf-8', 'text/plain', { charset: 'utf-8' }],
		['', 'text/plain', {}],
		[null, 'text/plain', {}],
	])('%j', (value, type, params) => {
		expect(readType(value).type).toBe(type);
		expect(Object.fromEntries(readType(value).params)).toEqual(params);
	});
});

describe('headers and body', () => {
	const split = (...text: string[]) => {
		const { headers, body } = splitEntity(lines(...text));
		return [headers.map(({ name }) => name).join(), body];
	};

	it.each([
		['an empty line', ['A: b', '', 'text'], 'A', 'text'],
		['a line of spaces', ['A: b', ' \t', 'text'], 'A', 'text'],
		['a line that is no header', ['A: b', 'text: here, you see', 'no header'], 'A,text', 'no header'],
		['nothing at all', ['A: b'], 'A', ''],
		['folded lines', ['A: b', ' c', '\td', '', 'text'], 'A', 'text'],
		['a mailbox’s line first', ['From a@example.com now', 'A: b', '', 'text'], 'A', 'text'],
		[
			'such a line later',
			['A: b', 'From a@example.com now', '', 'text'],
			'A',
			'From a@example.com now\n\ntext',
		],
		['no headers', ['', 'text'], '', 'text'],
		['a body at once', ['text'], '', 'text'],
		['a very long header', [`A: ${'b'.repeat(500)}`, '', 'text'], 'A', 'text'],
	])('are parted by %s', (_, text, names, body) => {
		expect(split(...text)).toEqual([names, body]);
	});
});

describe('parts', () => {
	it.each([
		['text/plain', 'texts'],
		['text/x-notes', 'texts'],
		['text/html', 'htmls'],
		['message/delivery-status', 'statuses'],
		['message/global-delivery-status', 'statuses'],
		['message/feedback-report', 'feedback'],
		['message/rfc822', 'originals'],
		['message/global', 'originals'],
		['text/rfc822-headers', 'originals'],
		['message/global-headers', 'originals'],
		['message/partial', 'originals'],
		['multipart/mixed', 'texts'],
	] as const)('of type %s are %s', (type, kind) => {
		const mail = readMail(multipart(part(type, 'one')));
		const found = { texts: [], htmls: [], statuses: [], feedback: [], originals: [], [kind]: ['one\n'] };
		expect(mail).toMatchObject(found);
	});

	it('of other types are left out', () => {
		const mail = readMail(multipart(part('image/png', 'one'), part('application/pdf; boundary=b', 'two')));
		expect(mail).toMatchObject({ texts: [], htmls: [], originals: [] });
	});

	it('say what the whole is', () => {
		expect(
			readMail('Content-Type: Multipart/Report; Report-Type=Delivery-Status; boundary=x\n\n'),
		).toMatchObject({
			type: 'multipart/report',
			reportType: 'delivery-status',
		});
		expect(readMail('A: b\n\ntext')).toMatchObject({ type: 'text/plain', reportType: null, texts: ['text'] });
	});

	it('stand between lines that hold the boundary and nothing else', () => {
		const texts = (...body: string[]) =>
			readMail(lines('Content-Type: multipart/mixed; boundary=b', '', ...body)).texts;
		expect(texts('before', '--b', '', 'one', '--b ', '', 'two', '--b--', 'after')).toEqual([
			'one\n',
			'two\n',
		]);
		expect(texts('--b', '', 'one', '--b1', 'two --b', '--bb', '--b--')).toEqual([
			'one\n--b1\ntwo --b\n--bb\n',
		]);
		expect(texts('--b', '', 'one')).toEqual(['one']);
		expect(texts('--b', '', 'one', '--b')).toEqual(['one\n', '']);
		expect(texts('none')).toEqual(['none']);
	});

	it('are decoded', () => {
		const mail = readMail(
			multipart(
				lines('Content-Transfer-Encoding:  BASE64 ', '', 'b25l'),
				lines(
					'Content-Transfer-Encoding: Quoted-Printable',
					'Content-Type: text/plain; charset=iso-8859-1',
					'',
					'caf=E9=0D',
				),
				lines('Content-Transfer-Encoding: 8bit', '', 'a=20b'),
			),
		);
		expect(mail.texts).toEqual(['one', 'café\n', 'a=20b\n']);
	});

	it('are opened so deep', () => {
		const nested = (depth: number): string =>
			depth === 0
				? part('text/plain', 'deep')
				: lines(
						`Content-Type: multipart/mixed; boundary=b${depth}`,
						'',
						`--b${depth}`,
						nested(depth - 1),
						`--b${depth}--`,
					);
		expect(readMail(nested(MAX_DEPTH)).texts).toEqual(['deep\n']);
		expect(readMail(nested(MAX_DEPTH + 1)).texts[0]).toContain('--b1');
	});

	it('are opened so many', () => {
		expect(readMail(multipart(...Array<string>(MAX_PARTS * 2).fill('\none'))).texts.length).toBe(
			MAX_PARTS - 1,
		);
		const inner = (name: string) =>
			lines(
				`Content-Type: multipart/mixed; boundary=${name}`,
				'',
				...Array<string>(60).fill(`--${name}\n\none`),
				`--${name}--`,
			);
		expect(readMail(multipart(inner('c'), inner('d'))).texts.length).toBe(MAX_PARTS - 3);
	});
});

describe('fields', () => {
	it.each([
		['Subject: x', 'subject'],
		['X-Note \t: x', 'x-note'],
		['Subject', null],
		['Two words: x', null],
		[': x', null],
	])('%j begins %s', (line, name) => {
		expect(fieldName(line)).toBe(name);
	});

	it.each(
		`received from to subject date message-id return-path mime-version content-type delivered-to x-failed-recipients
		auto-submitted envelope-to x-original-to reply-to sender content-transfer-encoding x-mailer importance delivery-date
		x-received dkim-signature cc x-priority received-spf authentication-results references in-reply-to arc-seal sent`.split(
			/\s+/,
		),
	)('%s is a mail’s', (name) => {
		expect(isMailField(name)).toBe(true);
	});

	it.each(['status', 'action', 'final-recipient', '', null])('%s is not', (name) => {
		expect(isMailField(name)).toBe(false);
	});

	it('are folded with one space, trimmed, in their order', () => {
		expect(readHeaders(['lost', ' too', 'A:  b ', '  c ', '\td', 'B:', 'no field', 'A:e'])).toEqual([
			{ name: 'A', value: 'b c d' },
			{ name: 'B', value: '' },
			{ name: 'A', value: 'e' },
		]);
	});

	it('are found by name, in any case', () => {
		const fields = readHeaders(['AB: 1', 'ab: 2', 'abc: 3', 'xy: 4']);
		expect(header(fields, 'aB')).toBe('1');
		expect(allHeaders(fields, 'Ab')).toEqual(['1', '2']);
		expect(header(fields, 'zz')).toBeNull();
	});

	it('are kept up to the limits', () => {
		expect(readHeaders(Array<string>(MAX_HEADERS + 5).fill('A: b')).length).toBe(MAX_HEADERS);
		const long = 'x'.repeat(MAX_HEADER);
		expect(readHeaders([`A: ${long}y`])[0]?.value).toBe(long);
		expect(readHeaders([`A: ${long}`, ' b'])[0]?.value).toBe(long);
		expect(readHeaders(['A: b', ` ${long}y`])[0]?.value).toBe(`b ${long}`);
	});
});

describe('encoded words', () => {
	it.each([
		['=?utf-8?Q?Zur=C3=BCck?=', 'Zurück'],
		['=?utf-8?q?a_b?= c', 'a b c'],
		['=?UTF-8?B?WnVyw7xjaw==?=', 'Zurück'],
		['=?utf-8?b?YQ==?=', 'a'],
		['=?iso-8859-1*de-AT?Q?=FCber?=', 'über'],
		['=?utf-8?Q?one?=\n  =?utf-8?Q?two?= three', 'onetwo three'],
		['=?x-unknown?Q?a?=', 'a'],
		['=?utf-8?X?a?= and =?no', '=?utf-8?X?a?= and =?no'],
		['plain', 'plain'],
	])('%j', (value, text) => {
		expect(decodeWords(value)).toBe(text);
	});
});
