/** What leaves is what the reader chose to send: people go out, addresses of machines and codes stay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Choices, redact } from '../../src/actions/redact.ts';

const ALL: Choices = { addresses: true, subjects: true, messageIds: true };
const ONLY = (part: keyof Choices): Choices => ({
	addresses: part === 'addresses',
	subjects: part === 'subjects',
	messageIds: part === 'messageIds',
});

describe('addresses', () => {
	test.each([
		['<anna.example@example.com>: 550 5.7.1', '<***@example.com>: 550 5.7.1'],
		['To: "Example, Anna" <anna@example.com>, bob@example.net', 'To: <***@example.com>, ***@example.net'],
		['From: Anna Example <anna@example.com>', 'From: <***@example.com>'],
		['> From: =?utf-8?Q?Anna_M=C3=BCller?= <anna@example.com>', '> From: <***@example.com>'],
		['Final-Recipient: rfc822;anna@example.com', 'Final-Recipient: rfc822;***@example.com'],
		['for <anna@[192.0.2.7]>; Fri', 'for <***@[192.0.2.7]>; Fri'],
		['to=<anna@example.com>, relay=mx[192.0.2.7]:25', 'to=<***@example.com>, relay=mx[192.0.2.7]:25'],
		['spf=pass smtp.mailfrom=anna@example.com', 'spf=pass smtp.mailfrom=***@example.com'],
		['bounce+anna=example.org@example.com', '***@example.com'],
		["o'neil@example.com", '***@example.com'],
		["'anna@example.com'", "'***@example.com'"],
		['"anna example"@example.com', '***@example.com'],
		['grüße@bücher.example', '***@bücher.example'],
		['root@web01', '***@web01'],
		['https://example.com/?to=anna%40example.org', 'https:***%40example.org'],
		['anna=40example.com', '***=40example.com'],
		['write to an=\nna@example.com', 'write to ***@example.com'],
		['mailto:anna@example.com', 'mailto:***@example.com'],
	])('%s', (before, after) => {
		expect(redact(before, ONLY('addresses'))).toBe(after);
	});

	test('names beside the addresses go from the folded lines of a header too', () => {
		expect(
			redact('To: Anna <anna@example.com>,\n Bob Example <bob@example.net>\nHi Bob', ONLY('addresses')),
		).toBe('To: <***@example.com>\n <***@example.net>\nHi Bob');
	});

	test('a local part that is longer than mail allows goes whole', () => {
		expect(redact(`${'a'.repeat(5_000)}@example.com`, ONLY('addresses'))).toBe('***@example.com');
	});

	test('what is no address stays', () => {
		for (const text of ['550 5.7.1 [192.0.2.7] a = b', '@ home', 'i=@example.com', 'x=40y', '2001:db8::1'])
			expect(redact(text, ONLY('addresses'))).toBe(text);
	});

	test('message ids stay while they are not chosen, in a header, folded, and in a log', () => {
		for (const text of [
			'Message-ID: <a1@example.com>',
			'References: <a1@example.com>\n <b2@example.com>',
			'4bXyZ: message-id=<a1@example.com>',
		])
			expect(redact(text, ONLY('addresses'))).toBe(text);
	});

	test('a part in base64 goes as a whole: nobody can see what it says', () => {
		const mail = [
			'--b',
			'Content-Type: text/plain',
			'Content-Transfer-Encoding: base64',
			'',
			btoa('Dear anna@example.com, hello and good day to you').padEnd(72, 'A'),
			btoa('and more!!!!'),
			'',
			'--b--',
			'550 5.7.1',
		].join('\r\n');
		const after = redact(mail, ONLY('addresses'));
		expect(after).toContain('base64\r\n\r\n(encoded part left out)\r\n\r\n--b--\r\n550 5.7.1');
	});
});

describe('subjects and message ids', () => {
	test('a subject goes with its folded lines, quoted and indented ones too, in the languages of mail programs', () => {
		expect(redact('Subject: Our offer\n for Anna\nDate: today', ONLY('subjects'))).toBe(
			'Subject: ***\nDate: today',
		);
		expect(redact('    Subject: Offer\n    To: a@example.com', ONLY('subjects'))).toBe(
			'    Subject: ***\n    To: a@example.com',
		);
		expect(redact('> Betreff: Angebot', ONLY('subjects'))).toBe('> Betreff: ***');
	});

	test('message ids go, the headers that repeat them and the log lines too', () => {
		expect(
			redact(
				'Message-ID:\n <a1@example.com>\nIn-Reply-To: <b@x.example>\nX-Spam: no\nmessage-id=<c@x.example>, size=3',
				ONLY('messageIds'),
			),
		).toBe('Message-ID: <***>\nIn-Reply-To: <***>\nX-Spam: no\nmessage-id=<***>, size=3');
	});

	test('nothing chosen changes nothing', () => {
		const text = 'Subject: x\nTo: anna@example.com\nMessage-ID: <a@b>\n"a b"@c.example';
		expect(redact(text, { addresses: false, subjects: false, messageIds: false })).toBe(text);
	});
});

/** Pieces of bounces, good and broken, put together at random. */
const piece = fc.oneof(
	fc.constantFrom(
		'anna@example.com',
		'"anna b"@example.com',
		'<anna@example.com>',
		'Anna Example',
		'@',
		'%40',
		'=40example.com',
		'***',
		'***@',
		'<***>',
		'=',
		'\n',
		'\r\n',
		'\n ',
		' ',
		'\n\n',
		'\t',
		'>',
		"'",
		'"',
		',',
		';',
		'To:',
		'From: ',
		'\nSubject: ',
		'\nMessage-ID: ',
		'\nReferences:',
		'message-id=',
		'\nContent-Transfer-Encoding: base64\n\n',
		'QUJD',
		'(encoded part left out)',
		'\n--b',
		'smtp.mailfrom=',
		'from=',
	),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));
const choices = fc.record({ addresses: fc.boolean(), subjects: fc.boolean(), messageIds: fc.boolean() });

describe('for any text', () => {
	test('twice is once', () => {
		fc.assert(
			fc.property(text, choices, (before, chosen) => {
				const once = redact(before, chosen);
				expect(redact(once, chosen)).toBe(once);
			}),
			{ numRuns: 3_000 },
		);
	});

	test('no local part is left, wherever the address stands', () => {
		const local = fc.stringMatching(/^[a-z0-9]{3,12}qz(?:[.+_-][a-z0-9]{2,9})?$/);
		fc.assert(
			fc.property(text, local, text, (before, person, after) => {
				const result = redact(`${before} <${person}@example.com> ${after}`, ONLY('addresses'));
				// A header or log line of message ids keeps its own.
				fc.pre(!/message-?id|msgid|references|in-reply-to/i.test(before));
				expect(result).not.toContain(person);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('IP addresses and codes are left, as many as there were', () => {
		const fact = fc.constantFrom('[192.0.2.7]', '[2001:db8::7]', '550 5.7.1', '(S3140)');
		const line = fc.oneof(
			fact,
			fc.constantFrom('to <anna@example.com>:', 'From: Anna <anna@example.com>', 'said:'),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), choices, (parts, chosen) => {
				const before = parts.join('\n');
				const count = (of: string) =>
					of.split(/\[192\.0\.2\.7\]|\[2001:db8::7\]|550 5\.7\.1|\(S3140\)/).length;
				expect(count(redact(before, chosen))).toBe(count(before));
			}),
		);
	});

	test('a megabyte takes no longer than a second', () => {
		for (const unit of ['a', 'a@', 'a=\n', '"', ' <', 'a=40', 'To: a,', '=40a', 'x@y ', '\n '])
			expect(() => {
				const began = performance.now();
				redact(unit.repeat(1_000_000 / unit.length), ALL);
				if (performance.now() - began > 2_000) throw new Error(`slow for ${JSON.stringify(unit)}`);
			}).not.toThrow();
	});
});
