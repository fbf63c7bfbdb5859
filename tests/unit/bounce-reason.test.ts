import { describe, expect, it } from 'vitest';
import { MAX_REASON } from '../../src/bounce/limits.ts';
import { readReason } from '../../src/bounce/text/reason.ts';

describe('a reason', () => {
	it.each([
		['550 no (in reply to RCPT TO command)', '550 no'],
		['550 no (in reply to end of DATA command).', '550 no'],
		['550 no (delivery attempts: 3)', '550 no'],
		['550 no (state 14).', '550 no'],
		['550 no [RCPT_TO]', '550 no'],
		['550 no [BODYEND]', '550 no'],
		['550 no in RCPT TO', '550 no'],
		['550 no in end of DATA.', '550 no'],
		['550 no (in reply to an old letter', '550 no (in reply to an old letter'],
		['550 no (in reply to RCPT TO command) and more', '550 no (in reply to RCPT TO command) and more'],
		["returned '550 no such user' again", '550 no such user'],
		['returned "550 no such user".', '550 no such user'],
		['returned “550 no such user” today', '550 no such user'],
		['returned „550 no such user“ today', '550 no such user'],
		['returned «550 no such user» today', '550 no such user'],
		['returned `550 no` today', '550 no'],
		['returned ‘550 no’ today', '550 no'],
		['returned [550 no] today', '550 no'],
		['returned <550 no> today', '550 no'],
		['failed (550 no (really) such) today', '550 no (really) such) today'],
		["returned '550 no such user", '550 no such user'],
		['<host #5.1.1 smtp;550 5.1.1 no>', '550 5.1.1 no'],
		['smtp;550 5.1.1 no <anna@example.com>', '550 5.1.1 no <anna@example.com>'],
		['550-one\\n550 two', '550 one two'],
		['550-one\\r\\n550 two', '550 one two'],
		['550 one\\nothing', '550 one\\nothing'],
		['got code "550", with message "550 5.7.1 no"', '550 5.7.1 no'],
		['Exception (550)\nexpected 250 but got code "550", with message "550 no"', '550 no'],
		['code 550 said "550 no"', '550 no'],
		['550 see 550 there', '550 see 550 there'],
		['550-one:550 two', '550 one:550 two'],
	])('%j says %j', (text, reply) => {
		expect(readReason(text)).toMatchObject({ code: '550', reply });
	});

	it.each([
		['smtp; connection timed out', 'connection timed out'],
		['X-Postfix; loops back', 'loops back'],
		['LMTP ;  no', 'no'],
		['dns;no such host', 'no such host'],
		['sorry; no', 'sorry; no'],
		['  host   not\n found ', 'host not found'],
	])('without a code is its whole text: %j', (text, reply) => {
		expect(readReason(text)).toMatchObject({ code: null, reply });
	});

	it('may say nothing', () => {
		expect(readReason('')).toEqual({ code: null, status: null, reply: null, host: null, stage: null });
	});

	it.each([
		['550 5.1.1 no', '5.1.1'],
		['550 no (#5.1.1)', '5.1.1'],
		['<host #5.1.1> said: 550 no', '5.1.1'],
		['host 4.1.1 said: 550 no', null],
		['no such host 5.1.2', '5.1.2'],
	])('%j has the status %s', (text, status) => {
		expect(readReason(text).status).toBe(status);
	});

	it('names the host before the reply, never in it', () => {
		expect(readReason('host mx.example.com[192.0.2.1] said: 550 no').host?.name).toBe('mx.example.com');
		expect(readReason('said: 550 host mx.example.com[192.0.2.1] refused').host).toBeNull();
		expect(readReason('550 host mx.example.com[192.0.2.1] refused').host).toBeNull();
	});

	it('names the stage before the reply or at its end', () => {
		expect(readReason('SMTP error after RCPT TO:<a@example.com>: 550 no').stage).toBe('rcpt-to');
		expect(readReason('550 no\n(in reply to MAIL\n FROM command)').stage).toBe('mail-from');
		const middle = `550 he said (in reply to DATA command) that ${'x '.repeat(60)}`;
		expect(readReason(middle).stage).toBeNull();
	});

	it('is read up to the limit', () => {
		expect(readReason(`550 ${'x'.repeat(MAX_REASON)}`).reply?.length).toBe(MAX_REASON);
		expect(readReason(`${' '.repeat(MAX_REASON)}\n550 no`).code).toBeNull();
	});
});
