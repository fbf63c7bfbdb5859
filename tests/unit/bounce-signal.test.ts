import { describe, expect, it } from 'vitest';
import { readMail } from '../../src/bounce/mail/mime.ts';
import { readSignal, senderAddresses } from '../../src/bounce/signal.ts';

/** What the headers of a mail make of it; a mail from Anna about lunch where they say nothing else. */
function signal(...headers: string[]): string {
	const named = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
	const mail = [
		...headers,
		...(named('from') ? [] : ['From: Anna <anna@example.com>']),
		...(named('subject') ? [] : ['Subject: Lunch']),
		'',
		'text',
	];
	return readSignal(readMail(mail.join('\n')));
}

describe('a bounce is known by', () => {
	it.each([
		['its report type', ['Content-Type: multipart/report; report-type=delivery-status; boundary=x']],
		['Exim’s header', ['X-Failed-Recipients: anna@example.com']],
		['its sender', ['From: MAILER-DAEMON@example.com']],
		[
			'its sender, though it answers',
			['From: Mail Delivery System <x@example.com>', 'In-Reply-To: <1@example.com>'],
		],
	])('%s', (_, headers) => {
		expect(signal(...headers)).toBe('bounce');
	});

	it('its status report, whatever it is called', () => {
		const part = '--x\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n\n--x--';
		const mail = `From: a@example.com\nSubject: Lunch\nContent-Type: multipart/mixed; boundary=x\n\n${part}`;
		expect(readSignal(readMail(mail))).toBe('bounce');
	});
});

describe('a bounce is likely by', () => {
	it.each([
		['its subject', ['Subject: Undeliverable: Lunch']],
		['its subject, as an answer without what it answers', ['Subject: Re: Undeliverable: Lunch']],
		['its sender, which also sends other mail', ['From: no-reply@example.com']],
		['the same without its hyphen', ['From: noreply@example.com']],
		['the administrator', ['From: Administrator <x@example.com>']],
		['its empty return path', ['Return-Path: <>']],
		['the same with a space behind it', ['Return-Path:  <> ']],
		[
			'a subject that only looks like an answer',
			['Subject: Returned mail: see', 'In-Reply-To: <1@example.com>'],
		],
		[
			'a word that ends as an answer begins',
			['Subject: before: Undeliverable', 'In-Reply-To: <1@example.com>'],
		],
	])('%s', (_, headers) => {
		expect(signal(...headers)).toBe('likely');
	});
});

describe('an answering machine is known by', () => {
	it.each([
		['Auto-Submitted', ['Auto-Submitted: auto-replied']],
		['the same with a note', ['Auto-Submitted: Auto-Generated (vacation)']],
		['the same with a note behind', ['Auto-Submitted: auto-replied; owner-email=anna@example.com']],
		['X-Autoreply', ['X-Autoreply: yes', 'From: no-reply@example.com']],
		['X-Autorespond', ['X-Autorespond: Lunch', 'From: no-reply@example.com']],
		['Apple’s header', ['X-Apple-Action: vacation', 'From: no-reply@example.com']],
		['its precedence', ['Precedence: AUTO_REPLY', 'From: no-reply@example.com']],
		['its precedence in small letters', ['Precedence: auto_reply', 'From: no-reply@example.com']],
		['its subject, even from a daemon', ['Subject: Out of office', 'From: MAILER-DAEMON@example.com']],
		['its subject with "the"', ['Subject: Out of the office until Monday']],
		['a short subject', ['Subject: Auto-Reply: Lunch']],
		['a shorter one', ['Subject: AutoReply']],
		['a shorter one with a space', ['Subject: auto answer']],
		['a long one', ['Subject: Automatic reply: Undeliverable mail']],
		['a German one', ['Subject: Automatische Antwort: Mittagessen']],
	])('%s', (_, headers) => {
		expect(signal(...headers)).toBe('auto');
	});
});

describe('ordinary mail is', () => {
	it.each([
		['a letter', []],
		[
			'an answer to a mail about a bounce',
			['Subject: Re: Undeliverable: Lunch', 'In-Reply-To: <1@example.com>'],
		],
		['the same in German, moved in', ['Subject:  AW : Unzustellbar', 'In-Reply-To: <1@example.com>']],
		['mail of a program that says it is none', ['Auto-Submitted: no']],
		['mail with another action', ['X-Apple-Action: JUNK']],
		['a list’s mail', ['Precedence: bulk']],
		['mail that can come back', ['Return-Path: <anna@example.com>']],
		['a subject that only ends as an answering machine’s', ['Subject: I am on vacation']],
		['mail that was not answered by itself', ['Auto-Submitted: not auto-replied']],
	])('%s', (_, headers) => {
		expect(signal(...headers)).toBe('ordinary');
	});

	it('a mail without sender and subject', () => {
		expect(readSignal(readMail('Date: Mon, 1 Jun 2026 10:00:00 +0000\n\ntext'))).toBe('ordinary');
	});
});

describe('addresses of the sender', () => {
	it('are those that the returned mail came from and the bounce went to', () => {
		const header = (name: string, value: string) => ({ name, value });
		const senders = senderAddresses(
			[
				header('To', 'Me <Me@Example.net>'),
				header('Delivered-To', 'box@example.net'),
				header('X-Original-To', 'alias@example.net'),
				header('Envelope-To', 'env@example.net'),
				header('From', 'daemon@example.net'),
				header('Return-Path', '<>'),
				header('Cc', 'other@example.net'),
			],
			[
				header('From', 'me2@example.net'),
				header('Return-Path', '<bounce@example.net>'),
				header('Sender', 'sender@example.net'),
				header('Reply-To', 'reply@example.net'),
				header('To', 'anna@example.com'),
			],
		);
		expect([...senders].sort()).toEqual([
			'alias@example.net',
			'bounce@example.net',
			'box@example.net',
			'daemon@example.net',
			'env@example.net',
			'me2@example.net',
			'me@example.net',
			'reply@example.net',
			'sender@example.net',
		]);
		expect(senderAddresses([], []).size).toBe(0);
	});
});
