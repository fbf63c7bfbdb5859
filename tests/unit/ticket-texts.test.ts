/** What the reader leaves out is left out of every form that the ticket can take. */
import { describe, expect, test } from 'vitest';
import { emlFile } from '../../src/actions/eml.ts';
import { type Channel, channelLink, textFile } from '../../src/actions/mailto.ts';
import { ticketPost } from '../../src/actions/post.ts';
import { type CaseFacts, NO_FACTS } from '../../src/actions/types.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { ticketTexts } from '../../src/troubleshooter/ticket/texts.ts';

const PASTED = `From: Mail System <daemon@mx.example.com>
To: Anna Example <anna.person@example.com>
Subject: Returned: our secret offer
Message-ID: <secret-id@mx.example.com>
Content-Type: text/plain

<bob.person@example.org>: host mx.example.org[198.51.100.9] said: 550 5.7.1
    Client host [203.0.113.7] blocked (in reply to RCPT TO command)
`;
const read = readBounce(PASTED);
const FACTS: CaseFacts = {
	...NO_FACTS,
	bounce: read.bounces[0] ?? null,
	bounceHeaders: read.headers,
	pasted: PASTED,
	sendingIp: '203.0.113.7',
	recipientDomain: 'example.org',
	contactEmail: 'anna.person@example.com',
};
const ALL = { addresses: true, subjects: true, messageIds: true };
const NONE = { addresses: false, subjects: false, messageIds: false };
const SLOTS = { ip: '203.0.113.7', code: '550 5.7.1' };
const MAILTO: Channel = { kind: 'mailto', address: 'support@example.com', label: 'm' };
const FORM: Channel = { kind: 'link', template: 'https://example.com/?s={subject}&b={body}', label: 'f' };

type Texts = ReturnType<typeof ticketTexts>;
const FORMS: readonly (readonly [string, (texts: Texts) => string])[] = [
	['the text shown as sent', ({ after }) => `${after.subject}\n${after.body}`],
	['the copied text', ({ whole }) => whole.body],
	['the text file', ({ whole }) => textFile(whole)],
	['the mail link', ({ whole }) => decodeURIComponent(channelLink(MAILTO, whole, SLOTS).href)],
	['the short mail link', ({ short }) => decodeURIComponent(channelLink(MAILTO, short, SLOTS).href)],
	['the web form', (texts) => decodeURIComponent(channelLink(FORM, texts.public, SLOTS).href)],
	['the mail file', mailFile],
	['the request to the service', request],
];

function mailFile({ after, attachment }: Texts): string {
	const draft = {
		to: 'support@example.com',
		from: null,
		message: after,
		attachment,
		date: new Date(),
		boundary: 'b',
	};
	return Buffer.from(emlFile(draft)).toString();
}

function request({ after, attachment }: Texts): string {
	const { attachment: file, ...rest } = ticketPost(after, 'reply@example.net', attachment, 1);
	return JSON.stringify(rest) + Buffer.from(file?.base64 ?? '', 'base64').toString();
}

describe.each(FORMS)('%s', (_, form) => {
	for (const draft of [
		undefined,
		`My own words. Write to anna.person@example.com\nSubject: secret\n550 5.7.1 203.0.113.7 example.org`,
	])
		test(`says no person, subject or message id when they are left out (${draft ? 'edited' : 'ours'})`, () => {
			const text = form(ticketTexts(FACTS, 'please help.', null, draft, { leaveOut: ALL, along: 'whole' }));
			expect(text).not.toMatch(/\.person@|Anna|secret/);
			for (const fact of ['203.0.113.7', '550 5.7.1', 'example.org']) expect(text).toContain(fact);
		});
});

describe('nothing left out', () => {
	const texts = ticketTexts(FACTS, 'please help.', null, undefined, { leaveOut: NONE, along: 'whole' });

	test('the attached message is the pasted one, byte for byte but for its line ends', () => {
		expect(Buffer.from(texts.attachment?.bytes ?? []).toString()).toBe(PASTED.replaceAll('\n', '\r\n'));
		expect(texts.attachment?.type).toBe('message/rfc822');
	});

	test('an address on the web still names no person: it ends up in logs', () => {
		const href = decodeURIComponent(channelLink(FORM, texts.public, SLOTS).href);
		expect(href).not.toMatch(/\.person@|secret/);
		expect(href).toContain('203.0.113.7');
	});

	test('the same ticket and the headers only: the message stays at home', () => {
		const headers = ticketTexts(FACTS, 'please help.', null, undefined, { leaveOut: NONE, along: 'headers' });
		expect(headers.attachment).toBeNull();
		expect(headers.whole.body).toBe(headers.after.body);
		expect(texts.whole.body).toContain('The whole message as I got it');
		expect(headers.after.body).toContain('Message-ID: <secret-id@mx.example.com>');
	});
});
