import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { findSendingIp } from '../../src/diagnosis/sending-ip.ts';

const find = (diagnosticCode: string): string | null =>
	findSendingIp({ ...EMPTY, diagnosticCode })?.address ?? null;
/** An address about which nothing is said, before one about which something is. */
const DECOY = '550 x 198.51.100.9 y; ';

describe('an address is the sender’s by the words before it', () => {
	it.each([
		'client host ',
		'client host [',
		'connecting ip ',
		'the sending server is ',
		'source address ',
		"the sender's ip ",
		'your mail server ',
		'your mta at ',
		'remote ip ',
		'originating system ',
		'this smtp server, ',
		'your host (which is named x) ',
		'from ',
		'from: ',
		'from the ip ',
		'from host ',
		'from mail server ',
		'from ip address: ',
		'from client mail.example.net [',
		'from mail.example.net (',
		'ip ',
		'ip: ',
		'ip=',
		'ip is ',
		'ip address ',
		'ip-address (',
		'ipaddr: ',
		"ip '",
		'see https://lists.example/',
		'see https://lists.example/?',
		'see https://lists.example/?a=b&',
		'client=',
		'client: mail.example.net[',
		'<mail.example.net[',
	])('%j', (words) => {
		expect(find(`${DECOY}${words}192.0.2.1`)).toBe('192.0.2.1');
	});

	it.each(['see https://lists.example/check?ip=', '?v=', '&ipv=', '/query=', '?value=', '&lookup='])(
		'%j, in a link that asks about it',
		(words) => {
			expect(find(`${DECOY}${words}192.0.2.1`)).toBe('192.0.2.1');
		},
	);

	it.each(['near ', 'your dog ', 'a clientele of ', 'zip ', 'host ', 'the server is. ', 'Your host. Then '])(
		'not by %j',
		(words) => {
			expect(find(`${DECOY}${words}192.0.2.1`)).toBe('198.51.100.9');
		},
	);
});

describe('an address is the sender’s by the words behind it', () => {
	it.each([
		'] Our system has detected',
		', Gmail has detected',
		' this message is',
		' has no name',
		' is blocked',
		' was refused',
		" weren't sent",
		' will be',
		') blocked',
		' blacklisted',
		' black listed',
		' listed',
		' found on',
		'> rejected',
		'" not allowed',
		' banned',
		' sent too much',
		' exceeded',
		' address rejected',
		' temporarily deferred',
		' client host rejected',
		' helo',
		' on our list',
		' in our list',
		" doesn't resolve",
		' does not have a name',
		' messages refused',
		':25 is blocked',
		']:40022 blocked',
		'      12] Our system',
		'):  blocked',
	])('%j', (words) => {
		expect(find(`${DECOY}near 192.0.2.1${words}`)).toBe('192.0.2.1');
	});

	it.each([' and so on', ' knows it', ', you are listed', '   blocked'])('not by %j', (words) => {
		expect(find(`${DECOY}near 192.0.2.1${words}`)).toBe('198.51.100.9');
	});
});

describe('an address is the refusing server’s by the words', () => {
	it.each([
		'host mx.example.com [',
		'host: mx.example.com(',
		'connected to ',
		'connecting to mx.example.com [',
		'connection to mx.example.com[',
		'talking to ',
		'sent to mx.example.com (',
		'delivered to ',
		'delivery to ',
		'connection with mx.example.com [',
		'relay=mx.example.com[',
		'giving up on ',
		'mx mx.example.com[',
		'server mx.example.com[',
		'by mx.example.com [',
		'H=mx.example.com [',
		'remote-mta: mx.example.com [',
	])('before it: %j', (words) => {
		expect(find(`x ${words}192.0.2.1`)).toBeNull();
	});

	it.each([
		' said: no',
		'] said',
		'] refused to talk to me',
		' did not like our data',
		' does not like recipient',
		' failed after I sent it',
		' smtp error',
		']: while sending RCPT',
		' while performing EHLO',
		']: 550 no',
		': 550-no',
		': connection refused',
		'#5.1.1',
		':25: said no',
	])('behind it: %j', (words) => {
		expect(find(`x near 192.0.2.1${words}`)).toBeNull();
	});

	it.each(['RFC2821 ', 'rfc 5321 ', 'see section ', 'Version ', 'v', 'x called: ', 'complaints - '])(
		'and is none behind %j',
		(words) => {
			expect(find(`550 ${words}192.0.2.1`)).toBeNull();
		},
	);
});

describe('an address', () => {
	it.each([
		['192.0.2.1.', '192.0.2.1'],
		['192.0.2.1...', '192.0.2.1'],
		[':192.0.2.1:', '192.0.2.1'],
		['192.0.2.1:25', '192.0.2.1'],
		['[192.0.2.1]', '192.0.2.1'],
		['550-192.0.2.1 x', '192.0.2.1'],
		['x IPv6:2001:db8::1 y', '2001:db8::1'],
		['2001:db8::1:', '2001:db8::1'],
		['::ffff:192.0.2.1', '192.0.2.1'],
		['?ip=2001%3adb8%3A%3a1', '2001:db8::1'],
		['192.0.2.1.html', '192.0.2.1'],
		['192.0.2.1.See', '192.0.2.1'],
		['x192.0.2.1', null],
		['x_192.0.2.1', null],
		['mail-192.0.2.1', null],
		['5500-192.0.2.1', null],
		['192.0.2.1x', null],
		['192.0.2.1-x', null],
		['192.0.2.1.example', null],
		['192.0.2.1.5', null],
		['192.0.2', null],
		['192.0.2.256', null],
		['10:20:30', null],
		['1.2 and 3.4', null],
		['127.0.0.1', null],
		['0.1.2.3', null],
		['224.0.0.1', null],
	])('is read in %j: %s', (text, address) => {
		expect(find(text)).toBe(address);
	});

	it('is looked for among the first forty', () => {
		const list = (count: number) => `${'127.0.0.2 '.repeat(count)}192.0.2.1`;
		expect(find(list(39))).toBe('192.0.2.1');
		expect(find(list(40))).toBeNull();
	});

	it('of the same weight counts where it stands first', () => {
		expect(find('550 your ip 192.0.2.1, your ip 192.0.2.2')).toBe('192.0.2.1');
		expect(find('550 x 192.0.2.1 y 192.0.2.2')).toBe('192.0.2.1');
	});
});

describe('a server’s own log of a refusal names its client', () => {
	const inLog = (line: string, diagnosticCode = '550 no'): string | null =>
		findSendingIp({ ...EMPTY, diagnosticCode, lines: [line] })?.address ?? null;

	it.each([
		'NOQUEUE: reject: RCPT from [192.0.2.1]:45612: 450 4.3.2 Service currently unavailable',
		'NOQUEUE: reject: RCPT from mail.example.net[192.0.2.1]: 504 5.5.2 <198.51.100.9>: Helo command rejected',
		'milter-reject: END-OF-MESSAGE from mail.example.net[192.0.2.1]: 5.7.1 blocked',
		'H=(localhost) [192.0.2.1] F=<a@example.com> rejected RCPT <b@example.org>: relay not permitted',
		'H=(mail) [192.0.2.1] X=TLS1.3:X25519:256 CV=no F=<a@example.com> A=login:a rejected RCPT <b@example.org>: no',
		'ruleset=check_rcpt, relay=mail.example.net [192.0.2.1] (may be forged), reject=553 5.1.8 no',
	])('%s', (line) => {
		expect(inLog(line)).toBe('192.0.2.1');
		expect(inLog(line, '550 <198.51.100.9>: Helo command rejected')).toBe('192.0.2.1');
	});

	it('but not the server that a mail went to', () => {
		expect(inLog('to=<b@example.org>, relay=192.0.2.1 (mx.example.org), stat=550 no')).toBeNull();
		expect(
			inLog('relay=192.0.2.1[192.0.2.1]:25, status=bounced (host 192.0.2.1[192.0.2.1] said: 550 no)'),
		).toBeNull();
	});
});

it.each([
	['451 The mail server [192.0.2.1] has been temporarily rate limited', '192.0.2.1'],
	['550 [192.0.2.1] The IP you are using is not welcome', '192.0.2.1'],
	['550 Error: open resolver; https://check.example/returnc/pub/192.0.2.1/', null],
	['554 Message rejected, policy (3.2.1.1) looks like spam', null],
	['421 Too many messages (1.5.6.1) from elsewhere', null],
	['550 bounce-1@192.0.2.1 is unknown', null],
])('%s', (text, address) => {
	expect(find(text)).toBe(address);
});
