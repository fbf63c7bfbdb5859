import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/bounce/build.ts';
import { cpanel } from '../../src/bounce/mta/cpanel.ts';
import { dragonfly } from '../../src/bounce/mta/dragonfly.ts';
import { exchangeClassic } from '../../src/bounce/mta/exchange-classic.ts';
import { messagingserver } from '../../src/bounce/mta/messagingserver.ts';
import { notes } from '../../src/bounce/mta/notes.ts';
import type { MtaReader } from '../../src/bounce/mta/reader.ts';
import { makeReport } from '../../src/bounce/report.ts';
import type { Header } from '../../src/bounce/types.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';

/** What a reader makes of these lines; it must be asked by one of its marks. */
function read(reader: MtaReader, lines: readonly string[], headers: readonly Header[] = []): Draft[] {
	const report = makeReport(lines.join('\n'), headers);
	expect(reader.marks.some((mark) => report.lower.includes(mark))).toBe(true);
	return reader.read(report);
}

describe('cPanel’s Track Delivery', () => {
	const fields = (...more: string[]) => [
		'Delivery Host: mx.example.com',
		'Delivery IP: 192.0.2.1',
		`Recipient: ${A}`,
		...more,
	];

	it.each([
		['rejected', 'failed'],
		['deferred', 'delayed'],
		['In Progress', 'delayed'],
		['success', 'delivered'],
		['Accepted', 'delivered'],
	])('the event %s is %s', (event, action) => {
		expect(read(cpanel, fields(`Event: ${event}`, 'Result: 550 no'))).toMatchObject([
			{
				recipient: A,
				action,
				reason: ['550 no'],
				remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
				...(action === 'delivered' ? { classes: '245' } : {}),
			},
		]);
	});

	it('has other names for some fields, and may lack some', () => {
		expect(
			read(cpanel, ['Delivery IP : 192.0.2.1', `Delivered To: ${A}`, 'Message: 550 no', 'Message: later']),
		).toMatchObject([
			{ recipient: A, action: null, reason: ['550 no'], remoteMta: { name: null, address: '192.0.2.1' } },
		]);
		expect(read(cpanel, ['Delivery Host: mx.example.com', 'Result: no'])[0]?.classes).toBeUndefined();
		expect(read(cpanel, fields('Event: rejected'))).toEqual([]);
	});

	it('shows its own fields', () => {
		expect(read(cpanel, [...fields('Event: x', 'Result: no'), 'Sender: me'])[0]?.lines).toEqual(
			fields('Event: x', 'Result: no'),
		);
	});
});

describe('DragonFly', () => {
	const START = `There was an error delivering your mail to <${A}>.`;

	it('names the recipient first and the reason below', () => {
		const lines = [
			'This is the DragonFly Mail Agent v0.9 at mail.example.net.',
			'',
			START,
			'',
			'550 no',
			'more',
		];
		expect(read(dragonfly, lines)).toEqual([
			{
				recipient: A,
				reason: ['550 no', 'more'],
				lines: [START, '550 no', 'more'],
				reportingMta: 'mail.example.net',
			},
		]);
		expect(read(dragonfly, [START, ...Array<string>(40).fill('x')])[0]).toMatchObject({ reportingMta: null });
		expect(read(dragonfly, [START, ...Array<string>(40).fill('x')])[0]?.reason.length).toBe(20);
		expect(read(dragonfly, ['There was an error delivering your mail to nobody'])).toEqual([]);
	});
});

describe('Exchange before 2007', () => {
	it('names recipients with a date', () => {
		const lines = [
			'Your message did not reach the following recipient(s):',
			`${A} on Mon, 1 Jun 2026 10:00:00 +0000`,
			'    The e-mail address could not be found.',
			'    MTS-ID: c=US;a= ;p=x;l=y',
			'    <mail.example.net #5.1.1>',
			`SMTP=${B} on 6/1/2026`,
			'12:00:00',
			'no such user',
		];
		expect(read(exchangeClassic, lines)).toMatchObject([
			{
				recipient: A,
				reason: ['The e-mail address could not be found.', '<mail.example.net #5.1.1>'],
				reportingMta: 'mail.example.net',
			},
			{ recipient: B, reason: ['no such user'] },
		]);
	});

	it.each([
		'Following recipient(s) could not be reached:',
		'Recipient(s) cannot be reached:',
		'Ihre Nachricht erreichte folgende Empfänger nicht:',
		"Votre message n'a pas atteint le ou les destinataires",
		'No llegó a los siguientes destinatarios:',
	])('begins with %s', (start) => {
		expect(read(exchangeClassic, ['x', start, `${A} on 6/1/2026`, 'no'])).toMatchObject([
			{ recipient: A, reason: ['no'] },
		]);
	});

	it.each([
		`${A} on 6/1/2026`,
		`${A}; on Mon, 1 Jun 2026`,
		`${A}   on   1 Jun 2026`,
		`${A} on Mon. 1 Jun 2026`,
		`${A} on Monday 1 June`,
		`smtp=${A}`,
	])('knows a recipient by the date behind it: %s', (line) => {
		expect(
			read(exchangeClassic, [`${B} on 6/1/2026`, 'did not reach the following recipient', line, 'no']),
		).toMatchObject([{ recipient: A, reason: ['no'], lines: [line, 'no'] }]);
	});

	it.each([`${A} once on 6/1/2026`, `${A} on top`, `${A} on`, `${A} of 6/1/2026`, A])(
		'and no other: %s',
		(line) => {
			expect(read(exchangeClassic, ['did not reach the following recipient', line])).toEqual([]);
		},
	);

	it('leaves out its own numbers and folded dates', () => {
		const [draft] = read(exchangeClassic, [
			'did not reach the following recipient',
			'',
			`${A} on 6/1/2026`,
			' ;p=x',
			'10:00:00 +0000',
			'',
			'at 10:00:00 x;p=y',
			'MTS-ID: z',
		]);
		expect(draft).toMatchObject({ reason: ['at 10:00:00 x;p=y'] });
		expect(draft?.lines.length).toBe(5);
		expect(draft?.reportingMta).toBeUndefined();
	});

	it('takes other addresses for words of the reason', () => {
		const drafts = read(exchangeClassic, [
			'did not reach the following recipient',
			`${A} on 6/1/2026`,
			`see ${B}`,
			...Array<string>(20).fill('x'),
		]);
		expect(drafts.map(({ recipient }) => recipient)).toEqual([A]);
		expect(drafts[0]?.reason.length).toBe(12);
	});
});

describe('Messaging Server', () => {
	const START = 'This report relates to a message you sent with the following header fields:';

	it('has labelled fields for each recipient', () => {
		const lines = [
			START,
			`  Recipient address: ${A}`,
			`  Original address: list@example.com`,
			'  Reason: rejected',
			'  Diagnostic code: smtp;550 no',
			'  Remote system: dns;mx.example.com (TCP|198.51.100.7|1234|192.0.2.1|25) (mx ESMTP)',
			'  Recipient address: @inside:x@host.example.com',
			`  Original address: ${B}`,
			'  Reason: unknown',
		];
		expect(read(messagingserver, lines)).toMatchObject([
			{
				recipient: A,
				originalRecipient: 'list@example.com',
				reason: ['smtp;550 no'],
				remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
				localAddress: '198.51.100.7',
				lines: lines.slice(1, 6),
			},
			{ recipient: B, reason: ['unknown'], lines: lines.slice(6) },
		]);
		expect(
			read(messagingserver, [
				START,
				'Reason: lost',
				`Recipient address: ${A}`,
				`Original address: ${A}`,
				'Remote system: x',
			]),
		).toEqual([expect.not.objectContaining({ originalRecipient: A })]);
	});
});

describe('Notes', () => {
	it('names recipients, then because, then the reason', () => {
		const lines = [
			'Your message',
			'',
			'was not delivered to:',
			'',
			A,
			B,
			'',
			'because:',
			'',
			'User not listed',
			'here',
		];
		expect(read(notes, lines)).toMatchObject([
			{ recipient: A, reason: ['User not listed', 'here'] },
			{ recipient: B, reason: ['User not listed', 'here'], lines: [B, 'User not listed', 'here'] },
		]);
		expect(
			read(notes, [A, 'because: x', 'was not delivered to:', B, 'because:', ...Array<string>(20).fill('x')]),
		).toMatchObject([{ recipient: B, reason: Array<string>(8).fill('x') }]);
		expect(read(notes, ['was not delivered to:', A])).toEqual([]);
		expect(read(notes, ['------- Failure Reasons  --------', 'User not listed', '', A])).toMatchObject([
			{ recipient: A, reason: ['User not listed'], lines: ['User not listed', A] },
		]);
	});
});
