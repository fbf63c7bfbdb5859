/** The ticket arrives whole: each part that support needs is in it, and none that is not known. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/actions/redact.ts';
import { MAX_TICKET, ticket, withWhole } from '../../src/actions/ticket.ts';
import { checkResults, deliveryStatus, whatHappened } from '../../src/actions/ticket-parts.ts';
import { type CaseFacts, NO_FACTS } from '../../src/actions/types.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import type { ZoneResult } from '../../src/dnsbl/types.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

const diagnose = createDiagnoser(compileRules(loadContent()));

const BOUNCE = `Return-Path: <>
Received: by mail.example.com; Fri, 20 Nov 2026 10:12:45 +0100
From: Mail Delivery System <MAILER-DAEMON@mail.example.com>
To: anna@example.com
Subject: Undelivered Mail Returned to Sender
Date: Fri, 20 Nov 2026 10:12:44 +0100
Message-ID: <bounce-1@mail.example.com>
Authentication-Results: mx.example.com; spf=none
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

<bob@hotmail.com>: host eur.olc.protection.outlook.com[52.101.73.9] said: 550
    5.7.1 Unfortunately, messages from [203.0.113.7] weren't sent. Please contact
    your Internet service provider since part of their network is on our block
    list (S3140). (in reply to MAIL FROM command)

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.com
Arrival-Date: Fri, 20 Nov 2026 10:12:40 +0100

Final-Recipient: rfc822; bob@hotmail.com
Action: failed
Status: 5.7.1
Remote-MTA: dns; eur.olc.protection.outlook.com
Diagnostic-Code: smtp; 550 5.7.1 Unfortunately, messages from [203.0.113.7]
    weren't sent. (S3140)

--b1
Content-Type: message/rfc822

Received: from desk (desk [192.0.2.55]) by mail.example.com; Fri, 20 Nov 2026 10:12:39 +0100
From: Anna Example <anna@example.com>
To: bob@hotmail.com
Subject: Our offer
Date: Fri, 20 Nov 2026 10:12:38 +0100
Message-ID: <offer-1@example.com>

Dear Bob

--b1--
`;

const result = (zone: string, part: Partial<ZoneResult>): ZoneResult => ({
	blocklist: zone,
	zone,
	state: 'not-listed',
	answers: [],
	meaning: null,
	why: null,
	txt: null,
	...part,
});

function facts(): CaseFacts {
	const read = readBounce(BOUNCE);
	const diagnosis = diagnose(read)[0] ?? null;
	return {
		...NO_FACTS,
		bounce: read.bounces[0] ?? null,
		diagnosis,
		originalHeaders: read.originalHeaders,
		bounceHeaders: read.headers,
		pasted: BOUNCE,
		sendingIp: '203.0.113.7',
		senderDomain: 'example.com',
		recipientDomain: 'hotmail.com',
		provider: { id: 'outlook-consumer', name: 'Outlook.com' },
		serviceName: 'Managed Linux Server',
		bouncedAt: 'Fri, 20 Nov 2026 10:12:44 +0100',
		stepsDone: ['All mailboxes have new, strong passwords.'],
		path: [{ question: 'What does the message say?', answer: 'It says blocked' }],
		contactName: 'Anna Example',
		checks: {
			at: '2026-11-20T10:30:12.345Z',
			resolver: 'Cloudflare',
			results: [
				result('bl.spamcop.net', { state: 'listed', answers: ['127.0.0.2'], meaning: 'Reported as spam' }),
				result('psbl.surriel.com', {}),
				result('bl.example.org', {}),
				result('zen.spamhaus.org', { state: 'unknown', why: 'It refused the question.' }),
				result('b.example.net', { state: 'unknown', why: 'It refused the question.' }),
				result('c.example.net', { state: 'unknown', why: 'No answer came in time.' }),
			],
		},
	};
}

const FACTS = facts();
const READING = 'The mail service blocks the server';

describe('each part of the ticket', () => {
	const { body } = ticket(FACTS, 'please help.', READING, 'headers');

	test.each([
		[
			'what happened, in one sentence',
			'My mail to hotmail.com came back: Outlook.com turned it away with 550 5.7.1.',
		],
		['the diagnosis', `Most likely reason: ${READING}`],
		['the line that decided', '> 550 5.7.1 Unfortunately, messages from [203.0.113.7]'],
		['the recipient’s service', "Recipient's mail service: Outlook.com"],
		['the sending IP', 'IP address of the server: 203.0.113.7'],
		[
			'when the lists were asked, and by whom',
			'about 203.0.113.7 on 2026-11-20 10:30 UTC through Cloudflare:',
		],
		['the lists that have it, with their answer', '- Listed: bl.spamcop.net (127.0.0.2): Reported as spam'],
		['the lists that do not have it', '- Not listed: psbl.surriel.com, bl.example.org'],
		[
			'the lists that could not be asked, and why, once',
			'- Could not be checked: zen.spamhaus.org, b.example.net. It refused the question.',
		],
		['the other reason', '- Could not be checked: c.example.net. No answer came in time.'],
		['the steps that were done', '- All mailboxes have new, strong passwords.'],
		['the kind of service', 'My service: Managed Linux Server'],
		['the path of answers', '- What does the message say? It says blocked'],
		[
			'Received',
			'Received: from desk (desk [192.0.2.55]) by mail.example.com; Fri, 20 Nov 2026 10:12:39 +0100',
		],
		['Return-Path', 'Return-Path: <>'],
		['From', 'From: Anna Example <anna@example.com>'],
		['To', 'To: bob@hotmail.com'],
		['Subject', 'Subject: Our offer'],
		['Date', 'Date: Fri, 20 Nov 2026 10:12:38 +0100'],
		['Message-ID', 'Message-ID: <offer-1@example.com>'],
		['Authentication-Results', 'Authentication-Results: mx.example.com; spf=none'],
		['the delivery status', 'Delivery status:\nReporting-MTA: dns; mail.example.com'],
		[
			'the delivery status of the recipient',
			'Final-Recipient: rfc822; bob@hotmail.com\nAction: failed\nStatus: 5.7.1',
		],
		['who asks', 'Kind regards\nAnna Example'],
	])('%s', (_, part) => {
		expect(body).toContain(part);
	});

	test('with the headers only, the mail’s own text stays at home', () => {
		expect(body).not.toContain('Dear Bob');
		expect(ticket(FACTS, 'please help.', READING, 'whole').body).toContain('Dear Bob');
	});

	test('for an address, neither headers nor message go along', () => {
		const short = ticket(FACTS, 'please help.', READING, 'nothing').body;
		for (const part of ['Delivery status', 'Headers of', 'Dear Bob', 'Our offer'])
			expect(short).not.toContain(part);
		for (const part of ['203.0.113.7', '550 5.7.1', 'bl.spamcop.net', 'Managed Linux Server'])
			expect(short).toContain(part);
	});

	test('the subject names service, code and address', () => {
		expect(ticket(FACTS, 'x').subject).toBe('Mail to hotmail.com comes back: 550 5.7.1 (203.0.113.7)');
	});

	test('redacted, it still says which IP, which code, which list and which domain', () => {
		const after = redact(body, { addresses: true, subjects: true, messageIds: true });
		for (const gone of ['anna@', 'bob@', 'Our offer', 'offer-1', 'bounce-1'])
			expect(after).not.toContain(gone);
		for (const part of ['203.0.113.7', '550 5.7.1', 'bl.spamcop.net', '@hotmail.com', '192.0.2.55', 'S3140'])
			expect(after).toContain(part);
	});
});

describe('what is not known leaves nothing behind', () => {
	test('nothing at all', () => {
		const { subject, body } = ticket(NO_FACTS, 'please help.');
		expect(subject).toBe('Mail comes back');
		expect(body).toBe('Hello,\n\nplease help.\n\nKind regards');
	});

	test('no check, no path, no headers', () => {
		const { body } = ticket(
			{ ...FACTS, checks: null, path: [], originalHeaders: [], bounceHeaders: [], pasted: null },
			'x',
		);
		expect(body).not.toMatch(/blocklists|My answers|Headers of|Delivery status|null|undefined/i);
	});
});

describe('what happened', () => {
	test('a mail that is still tried did not come back', () => {
		const read = readBounce('451 4.7.1 Greylisted, please try again later (in reply to RCPT TO command)');
		const waiting = { ...NO_FACTS, bounce: read.bounces[0] ?? null, diagnosis: diagnose(read)[0] ?? null };
		expect(whatHappened(waiting)).toBe(
			'My mail has not arrived yet: the other mail server puts it off with 451 4.7.1.',
		);
	});

	test('is silent where nothing was read', () => {
		expect(whatHappened(NO_FACTS)).toBeNull();
	});
});

describe('the parts by themselves', () => {
	test('no list has it: that is said, and is not the same as nothing asked', () => {
		const checks = { at: 'today', resolver: 'R', results: [result('a.example', {})] };
		expect(checkResults({ ...NO_FACTS, checks })).toEqual([
			'Blocklists (blacklists) asked on today through R:',
			'- Listed: none',
			'- Not listed: a.example',
		]);
		expect(checkResults(NO_FACTS)).toBeNull();
	});

	test('the delivery status ends where its part ends', () => {
		expect(deliveryStatus(BOUNCE)).toMatch(/^Reporting-MTA[\s\S]*\(S3140\)$/);
		expect(deliveryStatus('550 5.7.1 no')).toBeNull();
		const real = readFileSync(join(import.meta.dirname, '../bounces/dsn.eml'), 'utf8');
		expect(deliveryStatus(real)).toMatch(/^Final-Recipient:|\nFinal-Recipient:/);
	});

	test('a long message is cut and says so, and the ticket keeps its limit', () => {
		const cut = withWhole('text', 'y'.repeat(100_000));
		expect(cut.length).toBeLessThanOrEqual(MAX_TICKET);
		expect(cut).toMatch(/\(cut here: the message is longer\)$/);
	});
});
