import { describe, expect, it } from 'vitest';
import { hasFeedbackFields, readFeedback } from '../../src/bounce/feedback.ts';
import { MAX_HEADERS } from '../../src/bounce/limits.ts';
import { readBounce } from '../../src/bounce/read.ts';

const FIELDS = ['Feedback-Type: abuse', 'User-Agent: Example/1.0', 'Version: 1'];

describe('a feedback report (RFC 5965)', () => {
	it.each([
		['feedback-type: abuse\nversion: 1', true],
		['feedback-type: abuse\nuser-agent: x', true],
		['feedback-type: abuse', false],
		['user-agent: x\nversion: 1', false],
	])('is known by its fields: %j', (text, is) => {
		expect(hasFeedbackFields(text)).toBe(is);
	});

	it('names who complained: every recipient once', () => {
		const bounces = readFeedback(
			[
				...FIELDS,
				'Original-Rcpt-To: <anna@example.com>',
				'Original-Rcpt-To: bert@example.com',
				'Original-Rcpt-To: anna@example.com',
				'Original-Rcpt-To: nobody',
				'Removal-Recipient: carl@example.com',
			],
			[{ name: 'To', value: 'dora@example.com' }],
			'',
		);
		expect(bounces.map(({ recipient }) => recipient)).toEqual(['anna@example.com', 'bert@example.com']);
	});

	it.each([
		['the removal address', ['Removal-Recipient: carl@example.com'], 'carl@example.com'],
		['the returned mail’s To', [], 'dora@example.com'],
	])('names them by %s where it must', (_, fields, recipient) => {
		const original = [
			{ name: 'To', value: 'dora@example.com' },
			{ name: 'X-Original-To', value: 'eve@example.com' },
		];
		expect(readFeedback([...FIELDS, ...fields], original, '')[0]?.recipient).toBe(recipient);
	});

	it('names them by X-Original-To where there is no To', () => {
		const original = [{ name: 'X-Original-To', value: 'eve@example.com' }];
		expect(readFeedback(FIELDS, original, '')[0]?.recipient).toBe('eve@example.com');
	});

	it('is kept where it names nobody', () => {
		expect(readFeedback(FIELDS, [], '')).toMatchObject([
			{
				recipient: null,
				replyCode: null,
				diagnosticCode: null,
				reportingMta: null,
				localAddress: null,
				lines: FIELDS,
			},
		]);
	});

	it.each([
		['192.0.2.1', '192.0.2.1'],
		[' 2001:db8::1 ', '2001:db8::1'],
		['192.0.2.1 (mail.example.net)', null],
		['see 192.0.2.1', null],
		['unknown', null],
	])('says which address sent the mail: %j', (value, address) => {
		expect(readFeedback([...FIELDS, `Source-IP: ${value}`], [], '')[0]?.localAddress).toBe(address);
	});

	it.each([
		['dns; mx.example.com', 'mx.example.com'],
		['dns;mx.example.com ', 'mx.example.com'],
		['mx.example.com', 'mx.example.com'],
		['dns;', null],
	])('says who reports: %j', (value, host) => {
		expect(readFeedback([...FIELDS, `Reporting-MTA: ${value}`], [], '')[0]?.reportingMta).toBe(host);
	});

	it('shows the beginning of what it says in words', () => {
		const [bounce] = readFeedback(FIELDS, [], ' This is\n  a report. ');
		expect(bounce?.diagnosticCode).toBe('This is a report.');
		expect(readFeedback(FIELDS, [], 'x'.repeat(2_000))[0]?.diagnosticCode?.length).toBe(500);
	});

	it('is read up to the limit', () => {
		const many = Array.from({ length: MAX_HEADERS + 9 }, (_, at) => `Original-Rcpt-To: u${at}@example.com`);
		expect(readFeedback([...FIELDS, ...many], [], '').length).toBe(MAX_HEADERS - FIELDS.length);
	});

	it('is read where it is pasted without its mail', () => {
		const text = [...FIELDS, 'Original-Rcpt-To: anna@example.com', 'Source-IP: 192.0.2.1', ''].join('\n');
		expect(readBounce(text)).toMatchObject({
			kind: 'feedback-report',
			format: 'rfc5965',
			bounces: [{ recipient: 'anna@example.com', localAddress: '192.0.2.1', diagnosticCode: null }],
		});
	});
});
