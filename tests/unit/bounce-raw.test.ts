import { describe, expect, it } from 'vitest';
import { readRawMail, startsLikeMail } from '../../src/bounce/raw.ts';

const lines = (...text: string[]): string => text.join('\n');
const DAEMON = ['From: MAILER-DAEMON@mail.example.net', 'Subject: Undelivered Mail Returned to Sender'];
const SAID = '<anna@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user';
/** A mail of parts, each with its type in front. */
const parts = (headers: readonly string[], ...bodies: readonly (readonly [string, string])[]): string =>
	lines(
		...headers,
		'Content-Type: multipart/mixed; boundary=b',
		'',
		...bodies.flatMap(([type, body]) => ['--b', `Content-Type: ${type}`, '', body]),
		'--b--',
	);
const attached = (mail: string) => ['message/rfc822', mail] as const;

describe('a text begins like a mail', () => {
	it.each([
		['with two fields of a mail', true, ['From: a@example.com', 'To: b@example.com']],
		['with one only', false, ['From: a@example.com', '', 'To: b@example.com']],
		['with two fields of a report', false, ['Status: 5.1.1', 'Action: failed', '']],
		[
			'behind a mailbox’s line',
			true,
			['From a@example.com Mon Jun  1 10:00:00 2026', 'From: a@example.com', 'To: b@example.com'],
		],
		[
			'with such a line in the middle',
			false,
			['From: a@example.com', 'From a@example.com', 'To: b@example.com'],
		],
		['behind an empty line', true, ['', 'From: a@example.com', 'To: b@example.com']],
		['with folded lines', true, ['From: a@example.com', ' b', '\tc', 'To: b@example.com']],
		['with an unknown field between', true, ['From: a@example.com', 'X-Note: b', 'To: b@example.com']],
		['with another text between', false, ['From: a@example.com', 'is what I read', 'To: b@example.com']],
		[
			'within sixty lines',
			true,
			[...Array<string>(58).fill('X-Note: b'), 'From: a@example.com', 'To: b@example.com'],
		],
		[
			'after more than that',
			false,
			[...Array<string>(59).fill('X-Note: b'), 'From: a@example.com', 'To: b@example.com'],
		],
		['with nothing', false, []],
	])('%s: %s', (_, is, text) => {
		expect(startsLikeMail(lines(...text))).toBe(is);
		expect(startsLikeMail(lines(...text, ''))).toBe(is);
	});
});

describe('whom a bounce is about', () => {
	const silent = 'Your mail could not be delivered. 550 5.1.1 no such user';
	const returned = (...headers: string[]) => attached(lines(...headers, 'From: me@example.net', '', 'Hello'));
	const recipients = (mail: string) => readRawMail(mail).bounces.map(({ recipient }) => recipient);

	it('stands in its text', () => {
		const mail = lines(...DAEMON, 'X-Failed-Recipients: bert@example.com', '', SAID);
		expect(recipients(mail)).toEqual(['anna@example.com']);
	});

	it('else in Exim’s header, all of them', () => {
		const mail = lines(...DAEMON, 'X-Failed-Recipients: anna@example.com,', ' bert@example.com', '', silent);
		expect(recipients(mail)).toEqual(['anna@example.com', 'bert@example.com']);
		expect(readRawMail(mail).bounces[1]).toMatchObject({ replyCode: '550', enhancedStatus: '5.1.1' });
	});

	it.each(['X-Envelope-To', 'Envelope-To', 'X-Original-To', 'To', 'Cc'])(
		'else in the returned mail’s %s',
		(name) => {
			const mail = parts(DAEMON, ['text/plain', silent], returned(`${name}: Anna <anna@example.com>`));
			expect(recipients(mail)).toEqual(['anna@example.com']);
		},
	);

	it('is the envelope’s before the letter’s', () => {
		const mail = parts(
			DAEMON,
			['text/plain', silent],
			returned('To: list@example.com', 'Envelope-To: anna@example.com'),
		);
		expect(recipients(mail)).toEqual(['anna@example.com']);
	});

	it('is said even where the text says nothing else', () => {
		const mail = lines(...DAEMON, 'X-Failed-Recipients: anna@example.com', '', 'Sorry.');
		expect(readRawMail(mail)).toMatchObject({
			kind: 'dsn',
			bounces: [{ recipient: 'anna@example.com', action: 'failed', replyCode: null, lines: ['Sorry.'] }],
		});
	});

	it('stays open where nothing says it', () => {
		expect(recipients(lines(...DAEMON, '', silent))).toEqual([null]);
	});
});

describe('the text of a mail', () => {
	it('is its plain parts, else its HTML', () => {
		const both = parts(
			DAEMON,
			['text/plain', 'One.'],
			['text/html', '<p>Two.</p>'],
			['text/plain', 'Three.'],
		);
		expect(readRawMail(both).text).toBe('One.\n\n\nThree.');
		const html = parts(
			DAEMON,
			['text/plain', ' \n'],
			['text/html', '<p>Two.</p>'],
			['text/html', '<p>Four.</p>'],
		);
		expect(readRawMail(html).text.split(/\s+/)).toEqual(['Two.', 'Four.']);
	});

	it('has the report behind it', () => {
		const mail = parts(DAEMON, ['text/plain', 'One.'], ['message/delivery-status', 'Status: 5.1.1']);
		expect(readRawMail(mail).text).toMatch(/^One\.\n+Status: 5\.1\.1$/);
		expect(readRawMail(mail)).toMatchObject({ format: null, truncated: false });
	});
});

describe('what a mail is', () => {
	const status = (...actions: string[]) =>
		[
			'message/delivery-status',
			lines(
				...actions.flatMap((action) => [
					'Final-Recipient: rfc822; anna@example.com',
					`Action: ${action}`,
					'',
				]),
			),
		] as const;

	it.each([
		['delivered', ['delivered']],
		['delivered', ['relayed', 'expanded', 'delivered']],
		['dsn', ['delivered', 'failed']],
		['dsn', ['delayed']],
	])('%s, where the report says %j', (kind, actions) => {
		expect(readRawMail(parts(DAEMON, status(...actions)))).toMatchObject({ kind, format: 'rfc3464' });
	});

	it('all reports of a mail count', () => {
		const first = [
			'message/delivery-status',
			'Final-Recipient: rfc822; a@example.com\nAction: failed',
		] as const;
		const second = [
			'message/delivery-status',
			'Final-Recipient: rfc822; b@example.com\nAction: failed',
		] as const;
		expect(readRawMail(parts(DAEMON, first, second)).bounces.length).toBe(2);
	});

	it('a report’s fields may stand in the text', () => {
		const fields = lines('Sorry.', '', 'Final-Recipient: rfc822; anna@example.com', 'Status: 5.1.1');
		expect(readRawMail(lines('From: a@example.com', 'Subject: Lunch', '', fields))).toMatchObject({
			kind: 'dsn',
			format: 'rfc3464',
			bounces: [{ recipient: 'anna@example.com', enhancedStatus: '5.1.1' }],
		});
		// but a real report is read before them
		const mail = parts(
			DAEMON,
			['text/plain', fields],
			['message/delivery-status', 'Final-Recipient: rfc822; bert@example.com\nStatus: 5.2.2'],
		);
		expect(readRawMail(mail).bounces).toMatchObject([
			{ recipient: 'bert@example.com', enhancedStatus: '5.2.2' },
		]);
	});

	it('a letter is no bounce, whatever its subject', () => {
		const letter = (subject: string, body: string) =>
			readRawMail(lines('From: anna@example.com', `Subject: ${subject}`, '', body)).kind;
		expect(letter('Lunch', SAID)).toBe('not-a-bounce');
		expect(letter('Rejected: my plan', 'See you at 5, anna@example.com is in copy.')).toBe('not-a-bounce');
		expect(letter('Undeliverable', SAID)).toBe('dsn');
		expect(letter('Rejected', 'anna@example.com\n550 access denied')).toBe('dsn');
	});

	it('an answering machine’s mail says who answered, and what', () => {
		const mail = lines(
			'From: Anna <anna@example.com>',
			'Auto-Submitted: auto-replied',
			'',
			'I am',
			'',
			'away.',
		);
		expect(readRawMail(mail)).toMatchObject({
			kind: 'auto-reply',
			format: 'rfc3834',
			bounces: [{ recipient: 'anna@example.com', diagnosticCode: 'I am away.', lines: ['I am', 'away.'] }],
		});
		const long = readRawMail(lines('Auto-Submitted: auto-replied', 'To: b@example.com', '', 'x'.repeat(900)));
		expect(long.bounces[0]).toMatchObject({ recipient: null });
		expect(long.bounces[0]?.diagnosticCode?.length).toBe(500);
		expect(
			readRawMail(lines('Auto-Submitted: auto-replied', 'To: b@example.com', '')).bounces[0]?.diagnosticCode,
		).toBeNull();
	});
});
