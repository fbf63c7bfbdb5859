import { describe, expect, it } from 'vitest';
import { hasDsnFields, readDsn } from '../../src/bounce/dsn.ts';
import { MAX_BOUNCES } from '../../src/bounce/limits.ts';
import type { Bounce } from '../../src/bounce/types.ts';

const read = (...lines: string[]): Bounce[] => readDsn(lines);
/** The one bounce of a recipient's group with these fields. */
const one = (...fields: string[]): Bounce | undefined => read(...fields)[0];
const TO = 'Final-Recipient: rfc822; anna@example.com';

describe('recipients of a status report', () => {
	it('have a group each, parted by an empty line or by the next Final-Recipient', () => {
		const names = (lines: string[]) => readDsn(lines).map(({ recipient }) => recipient);
		const other = TO.replace('anna', 'bert');
		expect(names([TO, 'Status: 5.1.1', '', other])).toEqual(['anna@example.com', 'bert@example.com']);
		expect(names([TO, 'Status: 5.1.1', ' \t', other])).toEqual(['anna@example.com', 'bert@example.com']);
		expect(names([TO, 'Status: 5.1.1', other, 'Status: 5.2.2'])).toEqual([
			'anna@example.com',
			'bert@example.com',
		]);
	});

	it('keep what stands before their Final-Recipient', () => {
		const [bounce, ...rest] = read('Original-Recipient: rfc822; list@example.com', 'Action: failed', TO);
		expect(rest).toEqual([]);
		expect(bounce?.recipient).toBe('anna@example.com');
		expect(bounce?.originalRecipient).toBe('list@example.com');
		expect(bounce?.action).toBe('failed');
	});

	it('are told apart from the fields about the whole mail', () => {
		expect(
			read('Reporting-MTA: dns; mail.example.net', 'Arrival-Date: Mon, 1 Jun 2026 10:00:00 +0000'),
		).toEqual([]);
		expect(read('no field at all', '')).toEqual([]);
		expect(read()).toEqual([]);
	});

	it.each([TO, 'Original-Recipient: rfc822; anna@example.com', 'Status: 5.1.1', 'Action: failed'])(
		'may have no more than %s',
		(field) => {
			expect(read(field, 'Arrival-Date: Mon, 1 Jun 2026 10:00:00 +0000').length).toBe(1);
		},
	);

	it('may have no more than the other server’s words', () => {
		expect(one('Diagnostic-Code: smtp; 550 5.1.1 no such user')?.replyCode).toBe('550');
	});

	it('are read up to the limit', () => {
		const many = Array.from({ length: MAX_BOUNCES + 20 }, (_, at) => [
			`Final-Recipient: rfc822; u${at}@example.com`,
			'',
		]);
		expect(readDsn(many.flat()).length).toBe(MAX_BOUNCES);
	});
});

describe('a recipient', () => {
	it.each([
		['rfc822; anna@example.com', 'anna@example.com'],
		['rfc822;anna@example.com', 'anna@example.com'],
		['RFC822; <anna@example.com>', 'anna@example.com'],
		['anna@example.com', 'anna@example.com'],
		['utf-8; anna@example.com', 'anna@example.com'],
		['rfc822; @relay.example.net:anna@example.com', 'anna@example.com'],
		['rfc822; <@relay.example.net:anna@example.com>', 'anna@example.com'],
		['rfc822; anna', 'anna'],
		['rfc822; <anna>', 'anna'],
		['rfc822; anna@mailhub0', 'anna@mailhub0'],
		['X-Unix; |/usr/bin/filter', null],
		['rfc822; |filter', null],
		['rfc822; /var/mail/anna', null],
		['rfc822; two words', null],
	])('written as %s is %s', (value, recipient) => {
		expect(one(`Final-Recipient: ${value}`)?.recipient).toBe(recipient);
	});

	const ORIGINAL = 'Original-Recipient: rfc822; list@example.com';

	it('is the final one, and the original is kept beside it where it differs', () => {
		expect(one(TO, ORIGINAL)).toMatchObject({
			recipient: 'anna@example.com',
			originalRecipient: 'list@example.com',
		});
		expect(one(TO, TO.replace('Final', 'Original'))?.originalRecipient).toBeNull();
		expect(one(TO)?.originalRecipient).toBeNull();
	});

	it.each([
		'rfc822; anna@mailhub0',
		'rfc822; @relay.example.net:anna@inside.example.com',
		'x; |filter',
		'rfc822;<@a.example.net:b@c.example.net>',
	])('is the original one where the final is the server’s own: %s', (final) => {
		expect(one(`Final-Recipient: ${final}`, ORIGINAL)).toMatchObject({
			recipient: 'list@example.com',
			originalRecipient: null,
		});
	});

	it('is the actual one where there is no other', () => {
		expect(one('X-Actual-Recipient: rfc822; anna@example.com', 'Status: 5.1.1')?.recipient).toBe(
			'anna@example.com',
		);
		expect(one(TO, 'X-Actual-Recipient: rfc822; bert@example.com')?.recipient).toBe('anna@example.com');
	});
});

describe('fields', () => {
	it.each(['> > ', '  ', '\t', '|', '*'])('may stand behind %j', (sign) => {
		const bounce = one(`${sign}${TO}`, `${sign}Status: 5.1.1`);
		expect(bounce).toMatchObject({ recipient: 'anna@example.com', enhancedStatus: '5.1.1' });
	});

	it('begin their line', () => {
		expect(read(`He wrote ${TO}`)).toEqual([]);
	});

	it('go on in lines that are moved in or that begin no other field', () => {
		const bounce = one(TO, 'Diagnostic-Code: smtp; 550 5.1.1 no', '    such user', 'here, sorry');
		expect(bounce?.diagnosticCode).toBe('550 5.1.1 no such user here, sorry');
		expect(bounce?.lines).toEqual([TO, 'Diagnostic-Code: smtp; 550 5.1.1 no', 'such user', 'here, sorry']);
	});

	it('end where an unknown field begins, folded lines and all', () => {
		const bounce = one(
			TO,
			'Diagnostic-Code: smtp; 550 5.1.1 no',
			'Unknown-Field: a',
			' more of a',
			'Status: 5.1.1',
		);
		expect(bounce?.diagnosticCode).toBe('550 5.1.1 no');
	});

	it('end at an empty line', () => {
		expect(one(TO, 'Diagnostic-Code: smtp; 550 5.1.1 no', '', 'Kind regards')?.diagnosticCode).toBe(
			'550 5.1.1 no',
		);
	});

	it('are folded over forty lines at most', () => {
		const lines = Array.from({ length: 60 }, (_, at) => ` word${at}`);
		const text = one(TO, 'Diagnostic-Code: smtp; 550 5.1.1 no', ...lines)?.diagnosticCode;
		expect(text).toContain('word38');
		expect(text).not.toContain('word39');
	});

	it('count once: the first with a value', () => {
		expect(one(TO, 'Status:', 'Status: 5.1.1', 'Status: 5.2.2')?.enhancedStatus).toBe('5.1.1');
	});
});

describe('what was done', () => {
	it.each([
		['failed', 'failed'],
		['Failure', 'failed'],
		['delayed', 'delayed'],
		['delivered', 'delivered'],
		['Delivery', 'delivered'],
		['relayed', 'relayed'],
		['expanded', 'expanded'],
		['deferred', null],
		['not failed', null],
	])('%s is %s', (word, action) => {
		expect(one(TO, `Action: ${word}`)?.action).toBe(action);
	});

	it('is not said where the field is missing', () => {
		expect(one(TO)?.action).toBeNull();
	});

	it.each(['delivered', 'relayed', 'expanded'])('%s: the code of a success counts', (word) => {
		expect(one(TO, `Action: ${word}`, 'Diagnostic-Code: smtp; 250 2.0.0 Ok')?.replyCode).toBe('250');
	});

	it('failed: the code of a success does not count', () => {
		expect(one(TO, 'Action: failed', 'Diagnostic-Code: smtp; 250 2.0.0 Ok')?.replyCode).toBeNull();
	});
});

describe('the status', () => {
	it.each([
		['5.1.1', '5.1.1'],
		['5.1.1 (bad mailbox)', '5.1.1'],
		['(permanent) 5.7.606', '5.7.606'],
		['4.10.22', '4.10.22'],
		['5.1', null],
		['3.1.1', null],
		['x.1.1', null],
	])('%s is %s', (value, status) => {
		expect(one(TO, `Status: ${value}`)?.enhancedStatus).toBe(status);
	});

	it('is the other server’s own where it is more exact', () => {
		const said = 'Diagnostic-Code: smtp; 550 5.1.1 no';
		expect(one(TO, 'Status: 5.0.0', said)?.enhancedStatus).toBe('5.1.1');
		expect(one(TO, 'Status: 5.2.1', said)?.enhancedStatus).toBe('5.1.1');
		expect(one(TO, 'Status: 5.2.1', 'Diagnostic-Code: smtp; 550 5.0.0 no')?.enhancedStatus).toBe('5.2.1');
		expect(one(TO, 'Diagnostic-Code: smtp; 550 5.0.0 no')?.enhancedStatus).toBe('5.0.0');
	});
});

describe('the words of the other server', () => {
	it.each([
		['smtp; 550 no such user', '550 no such user'],
		['SMTP;550 no such user', '550 no such user'],
		['X-Postfix ;  mail for example.com loops', 'mail for example.com loops'],
		['550 no; such user', '550 no; such user'],
		['550 sorry; no such user', '550 sorry; no such user'],
		['smtp;', null],
	])('in %s are %s', (value, text) => {
		expect(one(TO, `Diagnostic-Code: ${value}`)?.diagnosticCode).toBe(text);
	});
});

describe('hosts', () => {
	it.each([
		['dns; mx.example.com', { name: 'mx.example.com', address: null }],
		['dns;mx.example.com.', { name: 'mx.example.com', address: null }],
		['mx.example.com', { name: 'mx.example.com', address: null }],
		['dns; mx.example.com (192.0.2.1)', { name: 'mx.example.com', address: '192.0.2.1' }],
		['dns; mx.example.com(192.0.2.1)', { name: 'mx.example.com', address: '192.0.2.1' }],
		['dns; mx.example.com ([192.0.2.1])', { name: 'mx.example.com', address: '192.0.2.1' }],
		['dns; mx.example.com [2001:db8::1]', { name: 'mx.example.com', address: '2001:db8::1' }],
		['dns; [192.0.2.1]', { name: null, address: '192.0.2.1' }],
		['dns; (none)', null],
	])('%s', (value, host) => {
		expect(one(TO, `Remote-MTA: ${value}`)?.remoteMta).toEqual(host);
	});

	it('that wrote the report are said once, for all that follows', () => {
		const [first, second] = read('Reporting-MTA: dns; mail.example.net', '', TO, '', TO);
		expect(first?.reportingMta).toBe('mail.example.net');
		expect(second?.reportingMta).toBe('mail.example.net');
		expect(one('Reporting-MTA: dns; [192.0.2.9]', '', TO)?.reportingMta).toBe('192.0.2.9');
		expect(one(TO)).toMatchObject({ reportingMta: null, remoteMta: null });
	});
});

describe('a text holds a status report', () => {
	it.each([
		['final-recipient: rfc822; a@example.com', true],
		['final-recipient : rfc822; a@example.com', true],
		['diagnostic-code: smtp; 550 no', true],
		['the final recipient: anna', false],
		['status: 5.1.1', false],
	])('%s: %s', (text, holds) => {
		expect(hasDsnFields(text)).toBe(holds);
	});
});
