import { describe, expect, it } from 'vitest';
import { readPasted } from '../../src/bounce/paste.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const HEADER = ['Return-Path: <me@example.net>', 'Subject: Lunch'];
const read = (...lines: string[]) => readPasted(lines.join('\n'));
const NONE = { headers: [], originalHeaders: [], truncated: false };

describe('pasted lines of a log', () => {
	const line = (status: string, said: string) =>
		`Jun 1 10:00:00 mx postfix/smtp[1]: A1: to=<${A}>, relay=mx.example.com[192.0.2.1]:25, status=${status} (${said})`;

	it('are replies, or a delivery', () => {
		const refused = line('bounced', '550 5.1.1 no such user');
		expect(read('Look:', '', refused)).toMatchObject({
			...NONE,
			kind: 'smtp-reply',
			format: 'postfix-log',
			text: `Look:\n\n${refused}`,
			bounces: [{ recipient: A, replyCode: '550' }],
		});
		expect(read(line('sent', '250 2.0.0 Ok'), line('sent', '250 2.0.0 Ok'))).toMatchObject({
			kind: 'delivered',
			format: 'postfix-log',
		});
	});
});

describe('several pasted replies', () => {
	it('are read each for itself, not as a report', () => {
		expect(read(`550 5.1.1 <${A}> unknown`, `552 5.2.2 <${B}> full`)).toMatchObject({
			...NONE,
			kind: 'smtp-reply',
			format: 'smtp-reply',
			bounces: [{ replyCode: '550' }, { replyCode: '552' }],
		});
	});
});

describe('a pasted feedback report', () => {
	it('tells who complained, and of which mail', () => {
		const text = ['Feedback-Type: abuse', 'Version: 1', `Original-Rcpt-To: <${A}>`, '', ...HEADER];
		const result = read(...text);
		expect(result).toMatchObject({
			kind: 'feedback-report',
			format: 'rfc5965',
			headers: [],
			originalHeaders: [{ name: 'Return-Path' }, { name: 'Subject' }],
		});
		expect(result.bounces).toMatchObject([{ recipient: A, diagnosticCode: null }]);
	});
});

describe('a pasted status report', () => {
	const fields = [`Final-Recipient: rfc822; ${A}`, 'Action: failed'];

	it('leads, and the words above it fill what it leaves open', () => {
		const said = [`<${A}>: 550 5.1.1 no such user`, ''];
		expect(read(...said, ...fields, '', ...HEADER)).toMatchObject({
			kind: 'dsn',
			format: 'rfc3464',
			bounces: [{ recipient: A, action: 'failed', replyCode: '550' }],
			originalHeaders: [{ name: 'Return-Path' }, { name: 'Subject' }],
		});
	});

	it('needs no words, and those below it are not read', () => {
		expect(read(...fields)).toMatchObject({
			format: 'rfc3464',
			bounces: [{ recipient: A, replyCode: null }],
		});
		expect(read(...fields, '', '550 5.1.1 no such user').bounces[0]?.replyCode).toBe(null);
	});
});

describe('a pasted report', () => {
	it('of a known form needs no words of failure beside its recipient', () => {
		const notes = ['Your message', 'was not delivered to:', A, 'because:', 'Router: gone'];
		expect(read(...notes)).toMatchObject({ kind: 'dsn', format: 'notes', bounces: [{ recipient: A }] });
		const qmail = ['Hi. This is the qmail-send program at example.net.', '', `<${A}>:`, 'gone'];
		expect(read(...qmail)).toMatchObject({ kind: 'dsn', format: 'qmail', bounces: [{ recipient: A }] });
	});

	it('of another form needs words of failure or a code', () => {
		expect(read(`<${A}>:`, 'gone').kind).toBe('not-a-bounce');
		expect(read(`<${A}>:`, 'gone', 'It was not delivered.')).toMatchObject({
			kind: 'dsn',
			format: 'generic',
			bounces: [{ recipient: A }],
		});
		expect(read(`<${A}>:`, '5.1.1 gone', '', `<${B}>:`, 'later')).toMatchObject({
			kind: 'dsn',
			bounces: [{ recipient: A, replyCode: null, enhancedStatus: '5.1.1' }],
		});
		expect(read(`<${A}>:`, '550 gone')).toMatchObject({
			bounces: [{ replyCode: '550', enhancedStatus: null }],
		});
	});

	it('shows the header of the mail that came back, whatever it says', () => {
		const originalHeaders = [{ name: 'Return-Path' }, { name: 'Subject' }];
		expect(read('It was not delivered.', '', ...HEADER)).toMatchObject({
			kind: 'smtp-reply',
			format: 'prose',
			originalHeaders,
		});
		expect(read(`<${A}>: 550 gone`, '', ...HEADER)).toMatchObject({ kind: 'dsn', originalHeaders });
	});
});

describe('a wrapped sentence', () => {
	const sentence = (length: number) => `Client host\nblocked `.padEnd(length, 'x');

	it('has at most a thousand characters, without the space around it', () => {
		expect(readPasted(`\n\n  ${sentence(1_000)}\n\n `).kind).toBe('smtp-reply');
		expect(readPasted(sentence(1_001)).kind).toBe('not-a-bounce');
	});
});
