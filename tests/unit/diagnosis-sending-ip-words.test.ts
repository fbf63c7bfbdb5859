import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { findSendingIp } from '../../src/diagnosis/sending-ip.ts';

const inReply = (diagnosticCode: string, lines: readonly string[] = []): string | null =>
	findSendingIp({ ...EMPTY, diagnosticCode, lines })?.address ?? null;

describe('the refusing server’s address is not the sender’s', () => {
	it.each([
		['450 could not connect to 192.0.2.25'],
		['450 connected to 192.0.2.25'],
		['450 lost connection with 192.0.2.25'],
		['450 lost connection with mx.example.com[192.0.2.25]'],
		['450 relay=mx.example.com [192.0.2.25]'],
		['450 refused by mx.example.com[192.0.2.25]'],
		['450 refused by mx.example.com [192.0.2.25]'],
		['mx.example.com[192.0.2.25]:25 said no'],
		['mx.example.com (192.0.2.25:25) said no'],
		['550 sender verify failed, called:192.0.2.25'],
		['550 see 550 host mx.example.com [192.0.2.25]'],
		['550 host mx.example.com [no] by mx.example.org [192.0.2.25]'],
	])('%s', (text) => {
		expect(inReply(text)).toBeNull();
	});
});

describe('what only looks like an address', () => {
	it.each([
		['550 192.0.2.1:feed refused'],
		['550 2001:db8::25-mx refused'],
		['550 2001:db8::25x refused'],
		['550 mx-192.0.2.1 refused'],
		['550 x6:192.0.2.1 refused'],
		['550 z1::25 refused'],
	])('%s', (text) => {
		expect(inReply(text)).toBeNull();
	});
});

describe('the sender’s address', () => {
	it.each([
		['after full stops', '550 no to ...198.51.100.4'],
		['with long numbers and a port', '550 198.151.100.104:40022 is blocked', '198.151.100.104'],
		['behind a name that is an address itself', '550 no mail of 192.0.2.200 [198.51.100.4]'],
		['joined to a name that is an address itself', '550 no mail of 192.0.2.200[198.51.100.4]'],
		['first, though a later one is the name of another', '550 198.51.100.4 and 192.0.2.8 (192.0.2.9)'],
		['joined to a word that ends like an address', '550 blocked, source:198.51.100.4'],
		['of the sixth version, joined to such a word', '550 source:2001:db8::25', '2001:db8::25'],
		['with the name of its version', '550 [IPv4:198.51.100.4]'],
		['in front of a policy’s name', '550 policy (strict) 198.51.100.4'],
		['far from the words for a server', '550 host mx.example.com (ours) takes nothing of 198.51.100.4'],
		['of the host straight after the code', '550 host mx.example.net [198.51.100.4]'],
		['of the host after code and status', '550 5.17.123 host mx.example.net[198.51.100.4]'],
		['of a server that is blocked', '550 the mail server 198.51.100.4 is blocked'],
		['of a server that was listed', '550 the mail server [198.51.100.4] was temporarily listed'],
	])('%s: %s', (_, text, address = '198.51.100.4') => {
		expect(inReply(text)).toBe(address);
	});

	it.each([
		['550 192.0.2.9; IP:198.51.100.4'],
		['550 192.0.2.9; ip is 198.51.100.4'],
		['550 192.0.2.9; IP address: "198.51.100.4"'],
		['550 192.0.2.9; client mx.example.net[198.51.100.4]'],
		['550 192.0.2.9; client=mx.example.net[198.51.100.4]'],
		['550 192.0.2.9; <mx.example.net[198.51.100.4]'],
		['550 a link ?query=no 192.0.2.9; your server 198.51.100.4'],
	])('is the one that the words call so, wherever it stands: %s', (text) => {
		expect(inReply(text)).toBe('198.51.100.4');
	});

	it.each(['ip', 'ipv', 'pv', 'v', 'query', 'value', 'lookup'])(
		'is the one a link asks about: %s',
		(name) => {
			const link = (sign: string) => `550 192.0.2.9, see https://lists.example/${sign}${name}=198.51.100.4`;
			expect([inReply(link('?')), inReply(link('?a=b&'))]).toEqual(['198.51.100.4', '198.51.100.4']);
		},
	);
});

describe('the lines around the reply', () => {
	it('are told apart', () => {
		expect(inReply('550 no', ['from client 198.51.100.4', '2 more'])).toBe('198.51.100.4');
	});

	it('give way to the reply', () => {
		const lines = ['550 refused 198.51.100.4', 'from client 192.0.2.9'];
		expect(inReply('550 refused 198.51.100.4', lines)).toBe('198.51.100.4');
	});

	it('go first where they are a server’s own log of its client', () => {
		const lines = [
			'your server 192.0.2.9',
			'H=mx.example [198.51.100.4]:40022 F=<a@example.com> rejected RCPT',
		];
		expect(inReply('550 192.0.2.9', lines)).toBe('198.51.100.4');
	});
});
