import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delistRequest } from '../../src/actions/delist-request.ts';
import { fieldsText, fillFields } from '../../src/actions/fields.ts';
import { fileName, MAX_LINK, mailtoLink, templateLink, textFile } from '../../src/actions/mailto.ts';
import { recipientNote } from '../../src/actions/recipient-note.ts';
import { redact } from '../../src/actions/redact.ts';
import { removalRequest } from '../../src/actions/removal-request.ts';
import { MAX_TICKET, relevantHeaders, ticket } from '../../src/actions/ticket.ts';
import { type CaseFacts, NO_FACTS } from '../../src/actions/types.ts';
import { WORDS } from '../../src/actions/words.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

const diagnose = createDiagnoser(compileRules(loadContent()));
const PASTED = `<anna@hotmail.com>: host eur.olc.protection.outlook.com[52.101.73.9] said: 550 5.7.1
    Unfortunately, messages from [203.0.113.7] weren't sent. Please contact your
    Internet service provider since part of their network is on our block list
    (S3140). (in reply to MAIL FROM command)`;

function factsFrom(pasted: string): CaseFacts {
	const read = readBounce(pasted);
	const diagnosis = diagnose(read)[0] ?? null;
	return {
		...NO_FACTS,
		bounce: read.bounces[0] ?? null,
		diagnosis,
		pasted,
		sendingIp: diagnosis?.sendingIp?.address ?? null,
		recipientDomain: 'hotmail.com',
		senderDomain: 'example.com',
		provider: { id: 'outlook-consumer', name: 'Outlook.com' },
		bouncedAt: 'Fri, 20 Nov 2026 10:12:44 +0100',
		stepsDone: ['All mailboxes have new, strong passwords.'],
		checks: {
			at: '2026-11-20T10:30:00Z',
			resolver: 'Cloudflare',
			results: [
				{
					blocklist: 'spamcop',
					zone: 'bl.spamcop.net',
					state: 'listed',
					answers: ['127.0.0.2'],
					meaning: 'Listed',
					why: null,
					txt: null,
				},
				{
					blocklist: 'psbl',
					zone: 'psbl.surriel.com',
					state: 'not-listed',
					answers: [],
					meaning: null,
					why: null,
					txt: null,
				},
				{
					blocklist: 'spamhaus-zen',
					zone: 'zen.spamhaus.org',
					state: 'unknown',
					answers: ['127.255.255.254'],
					meaning: null,
					why: 'refused',
					txt: null,
				},
			],
		},
	};
}
const FACTS = factsFrom(PASTED);
const EVERY_FACT = [
	'203.0.113.7',
	'550 5.7.1',
	'hotmail.com',
	'example.com',
	'20 Nov 2026',
	'block list',
	'(S3140)',
];

describe('the request to a mail service', () => {
	test.each(Object.keys(WORDS) as (keyof typeof WORDS)[])(
		'in %s holds every fact, and quotes the answer once',
		(language) => {
			const { subject, body } = delistRequest(FACTS, language);
			expect(subject).toContain('203.0.113.7');
			for (const fact of EVERY_FACT) expect(body).toContain(fact);
			expect(body.split('(S3140)')).toHaveLength(2);
			expect(body).toContain(WORDS[language].done);
			expect(body).toContain('All mailboxes have new, strong passwords.');
			expect(body).not.toMatch(/\{\w+\}|null|undefined/);
		},
	);

	test('claims no step that was not ticked, and no check that was not made', () => {
		const { body } = delistRequest({ ...FACTS, stepsDone: [], checks: null });
		expect(body).not.toContain(WORDS.en.done);
		expect(body).not.toMatch(/blocklists? asked/i);
	});

	test('counts the three results of the check apart', () => {
		expect(delistRequest(FACTS).body).toContain(
			'asked on 2026-11-20 10:30 UTC. Lists that have the address: 1. Lists that do not: 1. Lists that could not be asked: 1.',
		);
	});

	test('with nothing known is still a clean text', () => {
		const { subject, body } = delistRequest(NO_FACTS);
		expect(subject).toBe('Please lift the block');
		expect(body).not.toMatch(/null|undefined|: *$/m);
	});
});

describe('the fields of a form', () => {
	const message = delistRequest(FACTS);
	test('come in order, filled with what is known, within their limits', () => {
		const filled = fillFields(
			[
				{ label: 'IP addresses', fact: 'sending-ip' },
				{ label: 'Error', fact: 'error-text', maxLength: 60 },
				{ label: 'Your name', fact: 'contact-name' },
			],
			FACTS,
			message,
		);
		expect(filled.map(({ label }) => label)).toEqual(['IP addresses', 'Error', 'Your name']);
		expect(filled[0]).toMatchObject({ value: '203.0.113.7', missing: null });
		expect(filled[1]?.value).toMatch(/^550 5\.7\.1 Unfortunately/);
		expect(filled[1]?.value.length).toBeLessThanOrEqual(60);
		expect(filled[2]).toMatchObject({ value: '', missing: 'Your name' });
		expect(fieldsText(filled)).toContain('IP addresses: 203.0.113.7');
	});
});

describe('the ticket', () => {
	const whole = ticket(
		{ ...FACTS, serviceName: 'Shared Hosting' },
		'please help.',
		'The service blocks the server',
	);
	test('holds every fact, our reading and the whole bounce', () => {
		for (const fact of [
			...EVERY_FACT,
			'Shared Hosting',
			'anna@hotmail.com',
			'The service blocks the server',
			PASTED,
		])
			expect(whole.body).toContain(fact);
		expect(whole.subject).toBe('Mail to hotmail.com comes back: 550 5.7.1 (203.0.113.7)');
	});

	test('stays within its limit, and says where it was cut', () => {
		const { body } = ticket({ ...FACTS, pasted: 'x'.repeat(100_000) }, 'please help.');
		expect(body.length).toBeLessThanOrEqual(MAX_TICKET);
		expect(body).toContain('(cut here: the message is longer)');
	});

	test('takes the headers that help, the newest Received lines, and no others', () => {
		const headers = [
			...Array.from({ length: 9 }, (_, index) => ({ name: 'Received', value: `hop ${index}` })),
			{ name: 'X-Secret', value: 'no' },
			{ name: 'Message-ID', value: '<1@example.com>' },
		];
		expect(relevantHeaders(headers).map(({ value }) => value)).toEqual([
			'<1@example.com>',
			'hop 0',
			'hop 1',
			'hop 2',
			'hop 3',
			'hop 4',
		]);
	});
});

describe('other texts', () => {
	test('a removal request names the list, the zones and the proof', () => {
		const { subject, body } = removalRequest(FACTS, { name: 'SpamCop' });
		expect(subject).toBe('Removal request: 203.0.113.7');
		for (const fact of ['SpamCop', 'bl.spamcop.net', '203.0.113.7', '2026-11-20'])
			expect(body).toContain(fact);
	});

	test('a note for the recipient says what to do and what the server answered', () => {
		const { body } = recipientNote(FACTS, 'please tell your mail service.');
		expect(body).toContain('please tell your mail service.');
		expect(body).toContain('(S3140)');
	});

	test('names are taken out of addresses and from beside them, once and for all; domains, IPs and message ids stay', () => {
		const text =
			'To: Anna <anna.example@hotmail.com>\nMessage-ID: <abc@example.com>\n550 5.7.1 [203.0.113.7]';
		const once = redact(text);
		expect(once).toBe('To: <***@hotmail.com>\nMessage-ID: <abc@example.com>\n550 5.7.1 [203.0.113.7]');
		expect(redact(once)).toBe(once);
	});
});

describe('links and files', () => {
	test('a mail link stays within its limit for any text, and can be read back', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 3_000 }),
				fc.string({ maxLength: 300 }),
				(body, subject) => {
					const { href, complete } = mailtoLink('support@example.com', { subject, body });
					expect(href.length).toBeLessThanOrEqual(MAX_LINK);
					expect(href).toMatch(/^mailto:support@example\.com\?subject=[^\s"<>]*$/);
					if (complete) {
						const back = decodeURIComponent(/[?&]body=([^&]*)/.exec(href)?.[1] ?? '');
						expect(back).toBe(body.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
					}
				},
			),
		);
	});

	test('no text can add a header to a mail link', () => {
		const { href } = mailtoLink('support@example.com', {
			subject: 'a&bcc=evil@example.net\r\nBcc: x',
			body: '?cc=y',
		});
		expect(href).not.toMatch(/[?&](bcc|cc)=/i);
		expect([...new URL(href).searchParams.keys()]).toEqual(['subject', 'body']);
	});

	test("a ticket form's slots are encoded, and a text that holds a slot's name is not filled again", () => {
		const { href, complete } = templateLink(
			'https://example.com/new?s={subject}&b={body}&ip={ip}',
			{ subject: '{ip}&x=1', body: 'a b' },
			{ ip: '2001:db8::1', code: null },
		);
		expect(href).toBe('https://example.com/new?s=%7Bip%7D%26x%3D1&b=a%20b&ip=2001%3Adb8%3A%3A1');
		expect(complete).toBe(true);
	});

	test('a file has lines that every editor shows, and a safe name', () => {
		expect(textFile({ subject: 'S', body: 'a\nb' })).toBe('S\r\n\r\na\r\nb\r\n');
		expect(fileName('ticket', '../../etc/2001:db8::1')).toBe('ticket-etc-2001-db8-1.txt');
	});
});
