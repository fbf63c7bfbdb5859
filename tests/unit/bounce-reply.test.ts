import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { findAddress, findAddresses, headerAddress, sameAddress } from '../../src/bounce/text/address.ts';
import { findHost, isIpLiteral, toHost } from '../../src/bounce/text/host.ts';
import { readReason } from '../../src/bounce/text/reason.ts';
import { findReply, findStatus, joinReply } from '../../src/bounce/text/reply.ts';
import { commandStage, findStage } from '../../src/bounce/text/stage.ts';

describe('reply codes', () => {
	it.each([
		['550 5.7.1 no', '550', '5.7.1'],
		['550-5.7.1 no', '550', '5.7.1'],
		['said: 550 no', '550', null],
		['554 554 5.7.0 Header error', '554', null],
		['#5.1.1 smtp;550 5.1.1 no', '550', '5.1.1'],
		['mail refused (421)', '421', null],
		['code 452', '452', null],
		['550: 5.1.1 <anna@example.com>... User unknown', '550', '5.1.1'],
		['fatal: 550', '550', null],
		['591 your host is listed', '591', null],
		['error 550.', '550', null],
	])('are read from "%s"', (text, code, status) => {
		expect(findReply(text)).toMatchObject({ code, status });
	});

	it.each([
		'a file of 550 kB',
		'Size: 550 KB',
		'within the last 450 messages',
		'mail 192.0.2.250',
		'id 4A550',
		'550.example.com',
		'x-550-y',
		'for 432000 seconds',
		'call 0550 123',
		'https://example.com/550',
		'+550 12',
		'450 mails a day go out',
		'550 people came to the party.',
		'250 2.0.0 Ok',
		'55',
		'',
	])('are not seen in "%s"', (text) => {
		expect(findReply(text)).toBeNull();
	});

	it('count success only where it is asked for', () => {
		expect(findReply('250 2.0.0 Ok', '245')).toEqual({ code: '250', status: '2.0.0', start: 0 });
	});

	it('keep only a status of their own class', () => {
		expect(findReply('550 4.7.1 no')).toMatchObject({ code: '550', status: null });
	});

	it.each([
		['no (#5.1.1)', null, '5.1.1'],
		['Postfix 2.10.1 says 5.1.1', '5', '5.1.1'],
		['version 5.1.1.7', null, null],
		['4.7.1.', null, '4.7.1'],
		['nothing', null, null],
	])('status in "%s"', (text, first, status) => {
		expect(findStatus(text, first)).toBe(status);
	});
});

describe('continuation lines', () => {
	it.each([
		['550-5.7.1 one\n550-5.7.1 two\n550 5.7.1 three', '550 5.7.1 one two three'],
		['550-one 550-two 550 three', '550 one two three'],
		['550-5.7.26 one\n550 5.7.26', '550 5.7.26 one'],
		['550 5.7.1 not\n  continued', '550 5.7.1 not continued'],
		['550-one\n550 two 550 three', '550 one two 550 three'],
		['550-\n550 two', '550 two'],
		['554 554 5.7.0 twice', '554 5.7.0 twice'],
	])('are joined: %j', (text, joined) => {
		expect(joinReply(text, text.slice(0, 3))).toBe(joined);
	});
});

describe('reasons', () => {
	it('keep the host and the stage apart from the reply', () => {
		const text = 'host mx.example.com[198.51.100.25] said: 550 5.1.1 no (in reply to RCPT TO command)';
		expect(readReason(text)).toEqual({
			code: '550',
			status: '5.1.1',
			reply: '550 5.1.1 no',
			host: { name: 'mx.example.com', address: '198.51.100.25' },
			stage: 'rcpt-to',
		});
	});

	it('never take the sender that the reply names for the remote host', () => {
		expect(readReason('550 5.7.1 Client host [203.0.113.7] blocked').host).toBeNull();
	});

	it('end at the closing quotation mark', () => {
		expect(readReason("Remote Server returned '550 5.1.1 not found' at noon").reply).toBe(
			'550 5.1.1 not found',
		);
	});

	it('find a status that stands before the code', () => {
		expect(readReason("5.1.0 - Unknown address error 550-'no such user'")).toMatchObject({
			code: '550',
			status: '5.1.0',
		});
	});

	it('are the whole text where no reply stands in them', () => {
		expect(readReason('all hosts have been failing')).toMatchObject({
			code: null,
			reply: 'all hosts have been failing',
		});
	});
});

describe('hosts', () => {
	it.each([
		['host mx.example.com [192.0.2.1]: ', 'mx.example.com', '192.0.2.1'],
		['host mx.example.com[2001:db8::25]:25 said: ', 'mx.example.com', '2001:db8::25'],
		['by mx.example.com. [192.0.2.1].', 'mx.example.com', '192.0.2.1'],
		['... while talking to mx.example.com.:', 'mx.example.com', null],
		['192.0.2.1 does not like recipient.', null, '192.0.2.1'],
		['Connected to 192.0.2.1 but sender was rejected.', null, '192.0.2.1'],
		['connect to remote server [192.0.2.1:25]', null, '192.0.2.1'],
		['host [192.0.2.1]', null, '192.0.2.1'],
	])('are read from "%s"', (text, name, address) => {
		expect(findHost(text)).toEqual({ name, address });
	});

	it('are not read from a time', () => {
		expect(findHost('on 4/29/01 11:34:45 PM')).toBeNull();
		expect(isIpLiteral('11:34:45')).toBe(false);
		expect(isIpLiteral('2001:db8:0:0:0:0:0:1')).toBe(true);
		expect(isIpLiteral('::')).toBe(false);
	});

	it('with an address as name have no name', () => {
		expect(toHost('[192.0.2.1]', null)).toEqual({ name: null, address: '192.0.2.1' });
		expect(toHost(null, null)).toBeNull();
	});
});

describe('addresses', () => {
	it.each([
		['<anna@example.com>:', 'anna@example.com'],
		['mailto:anna@example.com?subject=x', 'anna@example.com'],
		["'anna@example.com'", 'anna@example.com'],
		['"a b"@example.com', '"a b"@example.com'],
		["o'brien@example.com", "o'brien@example.com"],
		['anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
		['anna@example.com.', 'anna@example.com'],
		['宛先anna@example.jp様', 'anna@example.jp'],
		['anna@bücher.example', 'anna@bücher.example'],
		['bounce+a=b.example@example.net', 'bounce+a=b.example@example.net'],
	])('are found in "%s"', (text, address) => {
		expect(findAddress(text)?.address).toBe(address);
	});

	it.each(['anna@', '@example.com', 'anna@server', 'a @ b.example', 'anna@example..com', ''])(
		'are not in "%s"',
		(text) => {
			expect(findAddress(text)).toBeNull();
		},
	);

	it('come in order, and from a header in angle brackets first', () => {
		expect(findAddresses('a@b.example, c@d.example', 1)).toEqual(['a@b.example']);
		expect(headerAddress('"x@y.example" <anna@example.com>')).toBe('anna@example.com');
		expect(sameAddress('A@b.example', 'a@B.example')).toBe(true);
		expect(sameAddress(null, null)).toBe(false);
	});
});

describe('stages', () => {
	it.each([
		['(in reply to end of data command)', 'data-end'],
		['(in reply to data command)', 'data'],
		['after pipelined mail from:<a@b>', 'mail-from'],
		['after initial connection', 'connect'],
		['refused to talk to me', 'connect'],
		['but my name was rejected', 'helo'],
		['data end command failed', 'data-end'],
		['smtp error: could not authenticate', 'auth'],
		['timed out while receiving the initial server greeting', 'connect'],
		['no stage here', null],
	])('of "%s"', (text, stage) => {
		expect(findStage(text)).toBe(stage);
	});

	it.each([
		['RCPT TO:<a@b>', 'rcpt-to'],
		['mail from:<>', 'mail-from'],
		['DATA', 'data'],
		['EHLO x', 'helo'],
		['AUTH PLAIN', 'auth'],
		['.', 'data-end'],
		['QUIT', null],
	])('of the command %s', (command, stage) => {
		expect(commandStage(command)).toBe(stage);
	});
});

describe('one line', () => {
	it('is one bounce of the kind smtp-reply', () => {
		const line = '550 5.7.1 Service unavailable, Client host [203.0.113.7] blocked using Spamhaus';
		expect(readBounce(line)).toMatchObject({
			kind: 'smtp-reply',
			format: 'smtp-reply',
			truncated: false,
			text: line,
			bounces: [
				{ replyCode: '550', enhancedStatus: '5.7.1', diagnosticCode: line, remoteMta: null, lines: [line] },
			],
		});
	});

	it('may have no code when it speaks like a server', () => {
		expect(readBounce('Client host [203.0.113.7] blocked using zen.example').bounces).toHaveLength(1);
	});

	it('names its recipient, and not its sender', () => {
		expect(readBounce('550 5.1.1 <anna@example.com>: no such user').bounces[0]?.recipient).toBe(
			'anna@example.com',
		);
		expect(readBounce('553 5.1.8 sender <me@example.net> rejected').bounces[0]?.recipient).toBeNull();
	});

	it.each([
		['550 5.1.1 <anna@example.com>... User unknown', 'anna@example.com'],
		['550 5.4.1 [anna@example.com]: Recipient address rejected', 'anna@example.com'],
		['anna@example.com: 550 no such user', 'anna@example.com'],
		['554 5.7.1 <me@example.net>: Sender address rejected', null],
		['550 blocked, send your questions to blacklist-admin@example.org', null],
		['550 5.7.1 contact postmaster@example.org', null],
		['&lt;anna@example.com&gt;: 550 5.1.1 no', 'anna@example.com'],
	])('recipient in "%s"', (line, recipient) => {
		expect(readBounce(line).bounces[0]?.recipient).toBe(recipient);
	});

	it.each([
		['`550 no`', '550 no'],
		['- 550 no', '550 no'],
		['“550 no” again', '550 no'],
		["{'anna@example.com': (550, b'5.1.1 no')}", "550, b'5.1.1 no')}"],
		['rejected: 550-5.7.1 one\\n550 5.7.1 two', '550 5.7.1 one two'],
		['The server response was: 5.7.1 Unable to relay', 'The server response was: 5.7.1 Unable to relay'],
	])('reply in %s', (line, reply) => {
		expect(readBounce(line).bounces[0]?.diagnosticCode).toBe(reply);
	});

	it('of a log may be wrapped', () => {
		const log =
			'Jun  1 10:00:01 mx postfix/smtp[1]: A1: to=<anna@example.com>, relay=mx.example.com[198.51.100.25]:25,\n dsn=5.1.1, status=bounced (host mx.example.com[198.51.100.25] said:\n550 5.1.1 no such user (in reply to RCPT TO command))\n';
		expect(readBounce(log).bounces).toMatchObject([
			{ recipient: 'anna@example.com', replyCode: '550', stage: 'rcpt-to' },
		]);
	});

	it.each([
		'Access denied, the sending domain\n    does not pass DMARC verification.',
		'Refused: “5.7.1 <DATA>: Data command rejected”',
		'Domain example.com has exceeded the max defers\nper hour. Message discarded.',
		'<anna@example.com>:\nThis address no longer accepts mail.',
		'anna@example.com... Deferred: No such file or directory',
		'TLS connect failed: certificate verify failed',
		'SSL_connect SYSCALL returned=5 errno=0 state=SSLv3/TLS write client hello',
		'Technical details of temporary failure: read error',
		'mail for example.com loops back to myself',
		'mail box space not enough',
		'Requested mail action not taken: Fake sender',
		'Domain not used for mail',
	])('%j without a code is a refusal, wrapped or not', (text) => {
		expect(readBounce(text)).toMatchObject({ kind: 'smtp-reply', bounces: [{ replyCode: null }] });
	});

	it('a command after the code is no count of mails', () => {
		expect(readBounce('552 mail from invalid.')).toMatchObject({ bounces: [{ replyCode: '552' }] });
		expect(readBounce('552 mails from us were sent').kind).toBe('not-a-bounce');
	});

	it('a line of Exim’s log may have lost its time', () => {
		const line = '== anna@example.com R=dnslookup T=remote_smtp defer (113): No route to host';
		expect(readBounce(line).bounces[0]).toMatchObject({
			recipient: 'anna@example.com',
			action: 'delayed',
			diagnosticCode: 'No route to host',
		});
	});

	it('a letter of several paragraphs about a block is none', () => {
		const letter = 'My mails are blocked\nby that server.\n\nThe reverse DNS is fine.';
		expect(readBounce(letter).bounces).toEqual([]);
	});

	it.each([
		'',
		' ',
		'hello',
		'Thank you for your mail',
		'https://example.com/550',
		'Hi all, our mails to example.com bounce since yesterday.',
		'my emails are going to spam',
		'I tried to send a mail to my boss but it came back.',
		'The new certificate will be installed on Monday.',
		'Does anyone know how to get off a blocklist?',
		'Lunch is at 12 in the big room, it is never full.',
	])('"%s" is no bounce', (text) => {
		expect(readBounce(text)).toMatchObject({ kind: 'not-a-bounce', bounces: [], format: null });
	});
});
