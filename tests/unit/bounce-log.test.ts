import { describe, expect, it } from 'vitest';
import { readLogLine, readLogLines } from '../../src/bounce/mta/log.ts';
import { readBounce } from '../../src/bounce/read.ts';

const entry = (line: string) => {
	const read = readLogLine(line);
	return read && { format: read.format, ...read.bounce };
};
const POSTFIX = 'Jun  1 10:00:00 mail postfix/smtp[123]: 4ABC: ';

describe('a line of Postfix’s log', () => {
	it('has all that Postfix knows', () => {
		const line = `${POSTFIX}to=<anna@example.com>, orig_to=<list@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 no such user (in reply to RCPT TO command))`;
		expect(entry(line)).toMatchObject({
			format: 'postfix-log',
			recipient: 'anna@example.com',
			originalRecipient: 'list@example.com',
			action: 'failed',
			replyCode: '550',
			enhancedStatus: '5.1.1',
			diagnosticCode: '550 no such user',
			remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
			stage: 'rcpt-to',
			lines: [line],
		});
	});

	it.each([
		['bounced', 'failed', null],
		['undeliverable', 'failed', null],
		['expired', 'failed', null],
		['deferred', 'delayed', null],
		['sent', 'delivered', '250'],
	])('with the status %s: %s', (status, action, replyCode) => {
		expect(
			entry(
				`${POSTFIX}to=<anna@example.com>, relay=mx.example.com[192.0.2.1]:25, status=${status} (250 2.0.0 Ok)`,
			),
		).toMatchObject({
			action,
			replyCode,
		});
	});

	it('may leave out what it does not know', () => {
		expect(entry('to=anna@example.com, relay=none, status=deferred (Connection timed out)')).toMatchObject({
			recipient: 'anna@example.com',
			originalRecipient: null,
			remoteMta: null,
			enhancedStatus: null,
			diagnosticCode: 'Connection timed out',
		});
		expect(entry('status=bounced')).toMatchObject({ recipient: null, diagnosticCode: null });
		expect(entry('relay=mx.example.com., status=bounced (no)')).toMatchObject({
			remoteMta: { name: 'mx.example.com', address: null },
		});
	});

	it('of a refused mail names the sender’s address', () => {
		const line = `${POSTFIX}NOQUEUE: reject: RCPT from mail.example.net[198.51.100.7]: 554 5.7.1 Client host blocked; from=<me@example.net> to=<anna@example.com> proto=ESMTP`;
		expect(entry(line)).toMatchObject({
			format: 'postfix-log',
			recipient: 'anna@example.com',
			action: 'failed',
			replyCode: '554',
			enhancedStatus: '5.7.1',
			diagnosticCode: '554 5.7.1 Client host blocked',
			localAddress: '198.51.100.7',
			remoteMta: null,
		});
		expect(entry('NOQUEUE: reject: 554 5.7.1 go away')).toMatchObject({
			diagnosticCode: '554 5.7.1 go away',
			localAddress: null,
			recipient: null,
		});
	});
});

describe('a line of Exim’s log', () => {
	const EXIM = '2026-06-01 10:00:00 1abcde-000000-01 ';

	it('has all that Exim knows', () => {
		const line = `${EXIM}** anna@example.com <list@example.com> R=dns T=remote_smtp H=mx.example.com [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<anna@example.com>: 550 5.1.1 no such user`;
		expect(entry(line)).toMatchObject({
			format: 'exim-log',
			recipient: 'anna@example.com',
			originalRecipient: 'list@example.com',
			action: 'failed',
			replyCode: '550',
			enhancedStatus: '5.1.1',
			diagnosticCode: '550 5.1.1 no such user',
			remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
			stage: 'rcpt-to',
		});
	});

	it('of a deferred mail is a delay', () => {
		const line = `${EXIM}== anna@example.com R=dns T=remote_smtp defer (-44) H=mx.example.com (mx) [192.0.2.1]: SMTP error: 451 try later`;
		expect(entry(line)).toMatchObject({
			recipient: 'anna@example.com',
			originalRecipient: null,
			action: 'delayed',
			replyCode: '451',
			remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
		});
	});

	it.each([
		['** anna@example.com: Unrouteable address', 'Unrouteable address'],
		['** <anna@example.com>: no such user', 'no such user'],
		['** anna@example.com <anna@example.com> R=dns T=smtp: no', 'no'],
	])('may be short: %s', (line, said) => {
		expect(entry(line)).toMatchObject({
			recipient: 'anna@example.com',
			originalRecipient: null,
			remoteMta: null,
		});
		expect(entry(line)?.diagnosticCode).toContain(said);
	});

	it.each(['** no address here', '** see anna@example.com', 'x** anna@example.com', '==anna@example.com'])(
		'is not %s',
		(line) => {
			expect(entry(line)).toBeNull();
		},
	);
});

describe('a line of Sendmail’s log', () => {
	it.each([
		['User unknown', 'failed', 'User unknown'],
		['Deferred: 451 try later', 'delayed', '451 try later'],
		['Sent (250 2.0.0 Ok)', 'delivered', '250 2.0.0 Ok'],
		['Sentenced', 'failed', 'Sentenced'],
		['not deferred', 'failed', 'not deferred'],
	])('stat=%s: %s', (stat, action, said) => {
		const read = entry(
			`sendmail[1]: x: to=<anna@example.com>, relay=mx.example.com. [192.0.2.1], dsn=5.1.1, stat=${stat}`,
		);
		expect(read).toMatchObject({
			format: 'sendmail-log',
			recipient: 'anna@example.com',
			action,
			remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
		});
		expect(read?.diagnosticCode).toContain(said);
	});

	it('has the report’s status', () => {
		expect(entry('to=anna@example.com, dsn=5.1.1, stat=User unknown')?.enhancedStatus).toBe('5.1.1');
	});

	it.each(['the stat=', 'x stat=', 'xstat=User unknown'])('is not %j', (line) => {
		expect(entry(line)).toBeNull();
	});
});

describe('a line of qmail’s log', () => {
	it.each([
		['failure', 'failed', '550'],
		['deferral', 'delayed', '550'],
		['success', 'delivered', '550'],
	])('%s: %s', (word, action, replyCode) => {
		const line = `delivery 12: ${word}: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_no/Giving_up_on_192.0.2.1./I'm_not_going_to_try_again./`;
		expect(entry(line)).toMatchObject({ format: 'qmail-log', action, replyCode, recipient: null });
		expect(entry(line)?.diagnosticCode).toBe('550 no');
		expect(entry(line)?.stage).toBe('rcpt-to');
	});

	it.each(['delivery 12: failed: no', 'delivery x: failure: no', 'my delivery failed'])(
		'is not %s',
		(line) => {
			expect(entry(line)).toBeNull();
		},
	);
});

describe('a piece of a log', () => {
	const line = (recipient: string, status: string) => `${POSTFIX}to=<${recipient}>, status=${status} (x)`;
	const recipients = (text: string) => readLogLines(text)?.bounces.map(({ recipient }) => recipient);

	it('is the failed and delayed deliveries in it', () => {
		const text = [
			line('a@example.com', 'sent'),
			'Jun  1 10:00:00 other',
			line('b@example.com', 'bounced'),
			line('c@example.com', 'deferred'),
		].join('\n');
		expect(recipients(text)).toEqual(['b@example.com', 'c@example.com']);
		expect(readLogLines(text)?.format).toBe('postfix-log');
	});

	it('is the deliveries where none failed', () => {
		expect(recipients(`${line('a@example.com', 'sent')}\n${line('b@example.com', 'sent')}`)).toEqual([
			'a@example.com',
			'b@example.com',
		]);
		expect(readBounce(`${line('a@example.com', 'sent')}\n${line('b@example.com', 'sent')}`).kind).toBe(
			'delivered',
		);
	});

	it.each([
		'Jun  1 10:00:00 ',
		'  Jun 11 10:00:00 ',
		'<22>Jun  1 10:00:00 ',
		'2026-06-01 10:00:00 ',
		'01.06.2026 ',
		'1/06 ',
		'10:00:00 ',
		'@400000005f ',
		'[10:00:00] ',
	])('is joined where a mail program wrapped it, after a time like %j', (time) => {
		const text = `${time}to=<a@example.com>,\nstatus=bounced (550\n\n  no such user)\n${time}to=<b@example.com>, status=bounced (x)`;
		expect(recipients(text)).toEqual(['a@example.com', 'b@example.com']);
		expect(readLogLines(text)?.bounces[0]?.diagnosticCode).toBe('550 no such user');
	});

	it('is joined without times only while a bracket is open', () => {
		const said = (text: string) => readLogLines(text)?.bounces[0]?.diagnosticCode;
		expect(recipients('to=<a@example.com>, status=bounced (550\nno such user)')).toEqual(['a@example.com']);
		expect(said('to=<a@example.com>, status=bounced (550\nno such user)')).toBe('550 no such user');
		expect(said('status=bounced (host mx said: 550 not\nhere (in reply to DATA))')).toBe('550 not here');
		expect(said('status=bounced (550 no)\nand more')).toBe('550 no');
	});

	it('is none where no line is one', () => {
		expect(readLogLines('hello\nstatus=fine')).toBeNull();
		expect(readLogLines('hello')).toBeNull();
	});

	it('is read up to the limit', () => {
		const many = Array.from({ length: 250 }, (_, at) => line(`u${at}@example.com`, 'bounced')).join('\n');
		expect(recipients(many)?.length).toBe(200);
	});
});
