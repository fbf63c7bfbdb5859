import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { readBounce } from '../../src/bounce/read.ts';
import type { Bounce } from '../../src/bounce/types.ts';
import { findSendingIp } from '../../src/diagnosis/sending-ip.ts';

const find = (text: string): string | null => {
	const [bounce] = readBounce(text).bounces;
	return bounce ? (findSendingIp(bounce)?.address ?? null) : 'no bounce';
};
const inReply = (diagnosticCode: string, more: Partial<Bounce> = {}): string | null =>
	findSendingIp({ ...EMPTY, diagnosticCode, ...more })?.address ?? null;

describe('the sending address', () => {
	it.each([
		['550 5.7.1 Service unavailable; client host [192.0.2.1] blocked using zen.example', '192.0.2.1'],
		['550 5.7.1 [192.0.2.1] Our system has detected unsolicited mail', '192.0.2.1'],
		['550-5.7.1 [192.0.2.1      12] Our system has detected that this message is likely spam', '192.0.2.1'],
		['550-5.7.1 [2001:db8::25      12] Our system has detected that this message is spam', '2001:db8::25'],
		['554 Your IP (198.51.100.4) is listed', '198.51.100.4'],
		[
			'554 Your access to this mail system has been rejected due to poor reputation. 198.51.100.4',
			'198.51.100.4',
		],
		['550 IP=203.0.113.9, blocked', '203.0.113.9'],
		['550 mail from 203.0.113.9 refused', '203.0.113.9'],
		['550-203.0.113.9 is blocked', '203.0.113.9'],
		['550 blocked, see https://lists.example/query/ip/203.0.113.9', '203.0.113.9'],
		['550 blocked, see https://lists.example/lookup?ip=203.0.113.9.', '203.0.113.9'],
		['550 blocked, see https://lists.example/?ip=2001%3Adb8%3A%3A25', '2001:db8::25'],
		['550 IPv6:2001:db8::25 refused', '2001:db8::25'],
		['550 203.0.113.9:40022 is blocked', '203.0.113.9'],
		['550 5.7.1 host mx.example.net [203.0.113.9] black listed #120', '203.0.113.9'],
		['450 4.7.1 host 203.0.113.9 [203.0.113.9] temporary failure', '203.0.113.9'],
		['550 blocked, see https://lists.example/?ip=203.0.113.9 [102]', '203.0.113.9'],
		['550 Blocked 203.0.113.9. Ask us', '203.0.113.9'],
		['450 4.7.1 Client host rejected: cannot find your reverse hostname, [198.51.100.4]', '198.51.100.4'],
	])('%s', (text, address) => {
		expect(find(text)).toBe(address);
	});

	it.each([
		['the answer of a list', '550 198.51.100.4 is listed: 127.0.0.2'],
		['the refusing server', 'host mx.example.com[192.0.2.25] said: 550 mail from 198.51.100.4 refused'],
		[
			'the refusing server, as Exim writes it',
			'host mx.example.com [192.0.2.25]: 550 198.51.100.4 is blocked',
		],
		['the server that was spoken to', 'connected to 192.0.2.25 but it said: 550 198.51.100.4 is blocked'],
		['a section of a standard', '550 198.51.100.4 is blocked, see RFC2821 4.1.1.1'],
		[
			'a number of Yahoo’s',
			'553 198.51.100.4 refused: user complaints - 4.16.55.1; see https://mail.example/',
		],
	])('is not %s', (_, text) => {
		expect(find(text)).toBe('198.51.100.4');
	});

	it.each([
		['550 5.1.1 no such user'],
		['550 listed: 127.0.0.2'],
		['after end of data: host 198.51.100.4 [198.51.100.4]: 451 4.7.0 try again'],
		['host mx.example.com[192.0.2.25] said: 550 5.1.1 no such user'],
		['550 host-192.0.2.1.example has no name'],
		['550 a192.0.2.1 refused'],
		['550 version 1.2.3.4 refused'],
		['550 see https://mail.example/help/1.2.3'],
		['550 bad time 22:15:04 in the message'],
		['550 224.0.0.1 and 0.1.2.3 are no senders'],
		['550 user complaints - 4.16.55.1'],
	])('%s: names none', (text) => {
		expect(find(text)).toBeNull();
	});

	it('is taken from the address that the bounce names apart, where the reply has none', () => {
		expect(inReply('550 no', { localAddress: '192.0.2.1' })).toBe('192.0.2.1');
		expect(inReply('550 [198.51.100.4] blocked', { localAddress: '192.0.2.1' })).toBe('198.51.100.4');
		expect(inReply('550 no', { localAddress: 'nonsense' })).toBeNull();
	});

	it('outside the reply is only believed where words say whose it is', () => {
		expect(inReply('550 no', { lines: ['from client 192.0.2.1 to us'] })).toBe('192.0.2.1');
		expect(inReply('550 no', { lines: ['(192.0.2.1)'] })).toBeNull();
	});

	it('may be the refusing server’s own where the words say so, and only then', () => {
		const remoteMta = { name: 'mx.example', address: '192.0.2.25' };
		expect(inReply('550 192.0.2.25', { remoteMta })).toBeNull();
		expect(inReply('550 client host 192.0.2.25 refused', { remoteMta })).toBe('192.0.2.25');
		expect(inReply('550 192.0.2.25', { remoteMta: { name: '192.0.2.25', address: null } })).toBeNull();
	});

	it('says what kind of address it is', () => {
		const bounce = { ...EMPTY, diagnosticCode: '550 your host 10.0.0.1 is refused' };
		expect(findSendingIp(bounce)).toEqual({ address: '10.0.0.1', scope: 'private' });
	});

	it('prefers the one that the words call the sender’s, then the first', () => {
		expect(inReply('550 2001:db8::9 2001:db8::8')).toBe('2001:db8::9');
		expect(inReply('550 198.51.100.9; your server 198.51.100.4 is refused')).toBe('198.51.100.4');
	});

	it('gives up in a list of addresses', () => {
		const many = Array.from({ length: 60 }, (_, index) => `127.0.0.${index}`).join(' ');
		expect(inReply(`550 ${many} your server 198.51.100.4`)).toBeNull();
		expect(inReply(`550 your server 198.51.100.4 ${many}`)).toBe('198.51.100.4');
	});

	it('never throws, and takes linear time', () => {
		const pieces = fc.constantFrom(
			'192.0.2.1',
			'[',
			']',
			' ',
			':',
			'::',
			'%3a',
			'your ip ',
			'host x[',
			' said',
			'.',
			'?ip=',
			'é',
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
				findSendingIp({ ...EMPTY, diagnosticCode: parts.join(''), lines: [parts.join('')] });
			}),
		);
		for (const piece of ['1.', '1:', 'a.b', '1.1.1.1 ', '::', '1.1.1.1[', 'from a[']) {
			const start = performance.now();
			findSendingIp({ ...EMPTY, diagnosticCode: piece.repeat(100_000 / piece.length) });
			expect(performance.now() - start, piece).toBeLessThan(1_000);
		}
	});
});
