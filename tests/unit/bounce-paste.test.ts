import { describe, expect, it } from 'vitest';
import { MAX_BOUNCES } from '../../src/bounce/limits.ts';
import { readLine } from '../../src/bounce/line.ts';
import { readPasted } from '../../src/bounce/paste.ts';
import { readReplies } from '../../src/bounce/replies.ts';

const recipient = (line: string): string | null | undefined => readLine(line)?.bounces[0]?.recipient;

describe('the recipient that a reply names', () => {
	it.each([
		'550 5.1.1 <anna@example.com>: no such user',
		'550 5.1.1 anna@example.com no such user',
		'550 anna@example.com: no such user',
		'550 no such user (anna@example.com)',
		'550 no such user [anna@example.com]',
		'550 RCPT TO:<anna@example.com> rejected',
		'550 rejected, to=<anna@example.com>',
		'550 no mailbox for anna@example.com',
		'550 unknown recipient "anna@example.com"',
		'550 invalid recipients: anna@example.com',
		'550 unknown user anna@example.com',
		"550 mailbox 'anna@example.com' is full",
		'550 the account anna@example.com is disabled',
		'550 the address anna@example.com does not exist',
		'550 access denied to anna@example.com',
		'550 the following recipients failed: anna@example.com',
		'anna@example.com: 550 no such user',
	])('stands in %j', (line) => {
		expect(recipient(line)).toBe('anna@example.com');
	});

	it.each([
		'550 rejected mail from anna@example.com',
		'550 sender <anna@example.com> rejected',
		'550 contact anna@example.com for help, you are blocked',
		'550 blocked, questions to anna@example.com',
		'550 blocked, e-mail to anna@example.com',
		'550 blocked, email to anna@example.com',
		'550 blocked, write to anna@example.com',
		'550 blocked, mail to <anna@example.com>',
		'550 blocked, mailto:anna@example.com',
		'550 <anna@example.com>: Sender address rejected',
		'550 (anna@example.com) domain of sender does not resolve',
		'550 <anna@example.com> does not exist in DNS',
		'550 blocked by anna@example.com',
		'550 blocked, see <postmaster@example.com>',
		'550 blocked <blacklist-removal@example.com>',
		'550 blocked <blacklist@example.com>',
		'550 no such user',
	])('stands not in %j', (line) => {
		expect(recipient(line)).toBeNull();
	});

	it('may have a role’s name in it', () => {
		expect(recipient('550 no such user <myhelp@example.com>')).toBe('myhelp@example.com');
		expect(recipient('550 no such user <blacklist7@example.com>')).toBe('blacklist7@example.com');
	});
});

describe('a line', () => {
	it('of PHPMailer is put together', () => {
		const said = 'SMTP Error: data not accepted. Detail: no such user SMTP code: 550';
		expect(readLine(`${said} Additional SMTP info: 5.1.10`)?.bounces[0]).toMatchObject({
			diagnosticCode: 'no such user',
			replyCode: '550',
			enhancedStatus: '5.1.10',
		});
		expect(readLine(`${said} Additional SMTP info: 5.10.1`)?.bounces[0]?.enhancedStatus).toBe('5.10.1');
		expect(readLine(said)?.bounces[0]).toMatchObject({ replyCode: '550', enhancedStatus: null });
	});

	it('without a code must speak as a server does, and be no letter', () => {
		expect(readLine('Client host blocked using a list')).toMatchObject({
			kind: 'smtp-reply',
			format: 'smtp-reply',
		});
		expect(readLine('5.7.1 go away')?.bounces[0]?.enhancedStatus).toBe('5.7.1');
		expect(readLine('See you at five')).toBeNull();
		const long = (length: number) => 'Client host blocked '.padEnd(length, 'x');
		expect(readLine(long(1_000))).not.toBeNull();
		expect(readLine(long(1_001))).toBeNull();
		// a bounce's own sentence waits for its reader
		expect(readLine('Your message was not delivered, the mailbox is full')).toBeNull();
	});

	it('gives nothing but what it says', () => {
		expect(readLine('550 no such user')).toEqual({
			kind: 'smtp-reply',
			format: 'smtp-reply',
			bounces: [expect.objectContaining({ replyCode: '550', action: null, lines: ['550 no such user'] })],
			originalHeaders: [],
			headers: [],
			text: '550 no such user',
			truncated: false,
		});
	});
});

describe('replies below another', () => {
	const codes = (...lines: string[]) =>
		readReplies(lines.join('\n'))?.bounces.map(({ replyCode }) => replyCode);

	it.each([
		['two codes', ['550 no such user', '552 mailbox full'], ['550', '552']],
		['the same code twice, with an empty line', ['550 no such user', '', '550 no such user'], ['550', '550']],
		['one reply over two lines', ['550-no such', '550 user'], ['550']],
		['one reply, its last line open', ['550-no such', '550-user'], ['550']],
		['one reply repeated line by line', ['550 no such', '550 user'], ['550']],
		['a reply wrapped by a mail program', ['550 no such', 'user here'], ['550']],
		['an open reply with another code in it', ['550-no such', '552 user'], ['550']],
		[
			'behind spaces and types',
			['  550 no such user', 'smtp; 552 mailbox full', 'smtp;554 blocked'],
			['550', '552', '554'],
		],
		['an open reply over an empty line', ['550-no such', '', '550 user'], ['550']],
	])('%s', (_, lines, expected) => {
		expect(codes(...lines)).toEqual(expected);
	});

	it.each([
		['a letter', ['Dear Anna,', '550 no such user']],
		['text behind an empty line', ['550 no such user', '', 'Kind regards']],
		['a code of success', ['250 2.0.0 Ok', '250 2.0.0 Ok']],
	])('are not %s', (_, lines) => {
		expect(codes(...lines)).toBeUndefined();
	});

	it('show each reply’s own lines', () => {
		const read = readReplies('550-no such\n550 user\n\n552 mailbox full');
		expect(read).toMatchObject({ kind: 'smtp-reply', format: 'smtp-reply', truncated: false });
		expect(read?.bounces).toMatchObject([
			{ diagnosticCode: '550 no such user', lines: ['550-no such', '550 user'] },
			{ lines: ['552 mailbox full'] },
		]);
		expect(readReplies(' 550  no such user\n')).toMatchObject({
			text: ' 550  no such user\n',
			bounces: [{ diagnosticCode: '550 no such user', lines: ['550  no such user'] }],
		});
	});

	it('are read up to the limits', () => {
		const many = (count: number) =>
			Array.from({ length: count }, (_, at) => `${500 + (at % 50)} no such user`);
		expect(codes(...many(MAX_BOUNCES))?.length).toBe(MAX_BOUNCES);
		expect(codes(...many(MAX_BOUNCES + 1))).toBeUndefined();
		expect(readReplies(`550 no such user ${'x'.repeat(20_000)}`)).toBeNull();
	});
});

describe('a paste', () => {
	it('that holds a refusal without address and code is one all the same', () => {
		const text = 'Client host\nblocked using a list';
		expect(readPasted(text)).toMatchObject({
			kind: 'smtp-reply',
			format: 'prose',
			truncated: false,
			bounces: [
				{
					diagnosticCode: 'Client host blocked using a list',
					lines: ['Client host', 'blocked using a list'],
				},
			],
			originalHeaders: [],
		});
	});

	it.each([
		['two paragraphs', 'Client host\nblocked\n\nusing a list'],
		['a long letter', `Client host\nblocked ${'x '.repeat(600)}`],
		['a question', 'Why is my client host\nblocked?'],
		['other text', 'See you\nat five.'],
	])('of %s is none', (_, text) => {
		expect(readPasted(text)).toMatchObject({ kind: 'not-a-bounce', format: null, bounces: [] });
	});

	const fields = (...actions: string[]) =>
		actions
			.flatMap((action) => ['Final-Recipient: rfc822; a@example.com', `Action: ${action}`, ''])
			.join('\n');

	it.each([
		['delivered', fields('delivered')],
		['dsn', fields('delivered', 'failed')],
		['dsn', 'The mail to <a@example.com> failed:\n550 no such user\n\n<b@example.com>:\n550 no'],
		['smtp-reply', 'The server said this today:\n\n550 5.7.1 Client host blocked\n\nWhat now'],
	])('is %s: %j', (kind, text) => {
		expect(readPasted(text).kind).toBe(kind);
	});

	it('in HTML’s signs is read as what they stand for', () => {
		expect(readPasted('550 5.1.1 &lt;anna@example.com&gt;: no such user').bounces[0]?.recipient).toBe(
			'anna@example.com',
		);
	});
});

describe('a mail that is only late', () => {
	it.each([
		'This is a warning message only.',
		'It has not yet been delivered.',
		'Delivery has been delayed.',
		'The message is delayed for 4 hours.',
		'Delivery incomplete',
		'It is still undelivered.',
		'It will be retried.',
		'Message delayed',
		'No action is required on your part.',
		'Delivery attempts will continue.',
		'You do not need to resend it.',
		'You do not need to take any action.',
		'Die Zustellung wird verzögert.',
		'Le message a été retardé.',
		'配信が遅れています。',
	])('says so: %s', (sentence) => {
		const text = (said: string) => `${said}\n\n<anna@example.com>: 450 4.2.0 no answer\n\nThe mail system`;
		expect(readPasted(text(sentence)).bounces[0]?.action).toBe('delayed');
		expect(readPasted(text('It is gone.')).bounces[0]?.action).toBe('failed');
	});
});
