import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/bounce/build.ts';
import { amazonses } from '../../src/bounce/mta/amazonses.ts';
import { aol } from '../../src/bounce/mta/aol.ts';
import type { MtaReader } from '../../src/bounce/mta/reader.ts';
import { sendgrid } from '../../src/bounce/mta/sendgrid.ts';
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

describe('Amazon SES', () => {
	const event = (body: object) => [JSON.stringify({ notificationType: 'Bounce', ...body })];
	const bounce = {
		bouncedRecipients: [
			{ emailAddress: A, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 no' },
			{ emailAddress: B, action: 'delayed' },
		],
		reportingMTA: 'dsn; out.example.net',
	};

	it('names recipients, their status and reason', () => {
		const expected = [
			{
				recipient: A,
				action: 'failed',
				reason: ['smtp; 550 5.1.1 no'],
				enhancedStatus: '5.1.1',
				reportingMta: 'out.example.net',
			},
			{ recipient: B, action: 'delayed', reason: [], enhancedStatus: null },
		];
		expect(read(amazonses, event({ bounce }))).toMatchObject(expected);
		const wrapped = JSON.stringify({ Type: 'Notification', Message: event({ bounce })[0] });
		expect(read(amazonses, ['SNS says:', wrapped, 'bye'])).toMatchObject(expected);
		expect(
			read(amazonses, [
				JSON.stringify({ eventType: 'Bounce', bounce: { ...bounce, reportingMTA: 'dns; x' } }),
			])[0]?.reportingMta,
		).toBe('x');
	});

	it('names deliveries too', () => {
		const delivery = { recipients: [A, 5], smtpResponse: '250 Ok', reportingMTA: 'out.example.net' };
		expect(read(amazonses, event({ delivery }))).toMatchObject([
			{
				recipient: A,
				action: 'delivered',
				reason: ['250 Ok'],
				classes: '245',
				reportingMta: 'out.example.net',
			},
			{ recipient: null },
		]);
		expect(read(amazonses, event({ delivery: { recipients: [A] } }))).toMatchObject([
			{ reason: [], reportingMta: null },
		]);
	});

	it('shows the beginning of the notification', () => {
		const [draft] = read(amazonses, event({ bounce, mail: 'x'.repeat(900) }));
		expect(draft?.lines[0]?.length).toBe(400);
		expect(draft?.lines[0]?.startsWith('{')).toBe(true);
	});

	it.each([
		['broken', '{"notificationType":"Bounce"'],
		['turned around', '}"notificationType"{'],
		['without braces', '"notificationType"'],
		['empty', '{"notificationType":null,"bounce":null}'],
		['of other types', '{"notificationType":1,"bounce":{"bouncedRecipients":{"a":1}}}'],
	])('says nothing where it is %s', (_, text) => {
		expect(read(amazonses, [text])).toEqual([]);
	});

	it('says nothing of what is no text', () => {
		const odd = {
			bouncedRecipients: [{ emailAddress: '', status: 5, diagnosticCode: null }, 'x'],
			reportingMTA: 7,
		};
		expect(read(amazonses, event({ bounce: odd }))).toMatchObject([
			{ recipient: null, enhancedStatus: null, reason: [], reportingMta: null, action: 'failed' },
			{ recipient: null },
		]);
		const many = { bouncedRecipients: Array.from({ length: 300 }, () => ({ emailAddress: A })) };
		expect(read(amazonses, event({ bounce: many })).length).toBe(200);
	});
});

describe('AOL', () => {
	const start = 'Your mail to the following recipients could not be delivered because they said no:';
	const from = (value: string) => [{ name: 'From', value }];

	it('names screen names without their domain', () => {
		const drafts = read(aol, ['x', start, '\tscreenname', '', B, 'and more'], from('MAILER-DAEMON@AOL.com'));
		expect(drafts.map(({ recipient }) => recipient)).toEqual(['screenname@aol.com', B]);
		expect(drafts[0]).toMatchObject({ reason: [start], lines: [start, '\tscreenname'] });
	});

	it('is read as AOL’s only where it is', () => {
		expect(read(aol, [start, 'screenname'], from('x@example.com'))).toEqual([]);
		expect(read(aol, [start, A, 'screenname', B]).map(({ recipient }) => recipient)).toEqual([A]);
	});
});

describe('SendGrid', () => {
	it('has a line for each recipient', () => {
		const line = `x:1:<${A}> : 198.51.100.7 : mx.example.com:[192.0.2.1] : 550 no in RCPT TO`;
		expect(read(sendgrid, ['This is an automatically generated message from SendGrid.', line, 'x'])).toEqual([
			{
				recipient: A,
				reason: ['550 no in RCPT TO'],
				lines: [line],
				localAddress: '198.51.100.7',
				remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
			},
		]);
	});
});
