import { describe, expect, it } from 'vitest';
import { findAddress, findAddresses, headerAddress, sameAddress } from '../../src/bounce/text/address.ts';
import { findHost, isIpLiteral, toHost } from '../../src/bounce/text/host.ts';

const first = (text: string): string | null => findAddress(text)?.address ?? null;

describe('an address', () => {
	it.each([
		['<anna@example.com>', 'anna@example.com'],
		['to anna@example.com, bert', 'anna@example.com'],
		['(anna@example.com)', 'anna@example.com'],
		['[anna@example.com]', 'anna@example.com'],
		['rfc822;anna@example.com', 'anna@example.com'],
		['RCPT TO:<anna@example.com>', 'anna@example.com'],
		['anna+news@mail-1.example.co.uk', 'anna+news@mail-1.example.co.uk'],
		['a.b_c-d@x_y.example.com', 'a.b_c-d@x_y.example.com'],
		['"anna b"@example.com', '"anna b"@example.com'],
		['anna@[192.0.2.1] said', 'anna@[192.0.2.1]'],
		['müller@bücher.example', 'müller@bücher.example'],
		['http://x/?anna@example.com&b', 'anna@example.com'],
		["'anna@example.com'", 'anna@example.com'],
		['***anna@example.com***', 'anna@example.com'],
		['...anna@example.com...', 'anna@example.com'],
		['anna@example.com.', 'anna@example.com'],
		['anna@example.com-_', 'anna@example.com'],
		['anna@example.com:', 'anna@example.com'],
		['「anna@example.com」', 'anna@example.com'],
		['宛先（anna@example.com）に', 'anna@example.com'],
		['メールanna@example.comは', 'anna@example.com'],
		['名前@example.com', '名前@example.com'],
		['anna@例え.example', 'anna@例え.example'],
		['anna@one, bert@example.com', 'bert@example.com'],
		['@@ anna@example.com', 'anna@example.com'],
	])('in %j is %s', (text, address) => {
		expect(first(text)).toBe(address);
	});

	it.each([
		'anna@server',
		'anna at example.com',
		'@example.com',
		'<@example.com>',
		'anna@example..com',
		'anna@',
		'a "b\n c"@example.com',
		'b"@example.com',
		'anna@[192.0.2.1',
		'',
	])('stands not in %j', (text) => {
		expect(first(text)).toBeNull();
	});

	it('is found with its place, from a place on', () => {
		const text = 'to <anna@example.com> and bert@example.org';
		const found = findAddress(text);
		expect(found).toEqual({ address: 'anna@example.com', start: 4, end: 20 });
		expect(text.slice(found?.start, found?.end)).toBe('anna@example.com');
		expect(findAddress(text, 5)?.address).toBe('bert@example.org');
		expect(findAddress(text, 40)).toBeNull();
	});

	it('has a sane length', () => {
		expect(first(`${'x'.repeat(300)}@example.com`)?.length).toBe(128 + '@example.com'.length);
		expect(first(`"${'x'.repeat(300)}"@example.com`)).toBeNull();
		expect(first(`anna@${'x'.repeat(250)}.example.com`)?.length).toBeLessThanOrEqual(5 + 255);
		expect(first(`anna@[${'1.'.repeat(40)}]`)).toBeNull();
	});
});

describe('addresses', () => {
	it('are found in order, up to the limit', () => {
		const text = 'a@example.com, b@example.com a@example.com c@x d@example.com';
		expect(findAddresses(text)).toEqual(['a@example.com', 'b@example.com', 'a@example.com', 'd@example.com']);
		expect(findAddresses(text, 2)).toEqual(['a@example.com', 'b@example.com']);
		expect(findAddresses('none')).toEqual([]);
	});

	it.each([
		['Anna <anna@example.com>', 'anna@example.com'],
		['"anna@work" <anna@example.com>', 'anna@example.com'],
		['anna@example.org <anna@example.com>', 'anna@example.com'],
		['anna@example.com (Anna)', 'anna@example.com'],
		['anna@example.com <Anna>', 'anna@example.com'],
		['<>', null],
		['Anna', null],
	])('in the header %j is %s', (value, address) => {
		expect(headerAddress(value)).toBe(address);
	});

	it('are the same whatever their case', () => {
		expect(sameAddress('Anna@Example.com', 'anna@example.com')).toBe(true);
		expect(sameAddress('anna@example.com', 'bert@example.com')).toBe(false);
		expect(sameAddress(null, null)).toBe(false);
		expect(sameAddress('a', null)).toBe(false);
		expect(sameAddress(null, 'a')).toBe(false);
	});
});

describe('the host that refused', () => {
	const named = (name: string | null, address: string | null) => ({ name, address });

	it.each([
		['host mx.example.com[192.0.2.1] said: ', named('mx.example.com', '192.0.2.1')],
		['host mx.example.com [192.0.2.1]: ', named('mx.example.com', '192.0.2.1')],
		['host mx.example.com. [192.0.2.1]:25 said', named('mx.example.com', '192.0.2.1')],
		['mx.example.com: (192.0.2.1:25)', named('mx.example.com', '192.0.2.1')],
		['mx.example.com[IPv6:2001:db8::1] said', named('mx.example.com', '2001:db8::1')],
		['mx.example.com[2001:db8:0:0:0:0:0:1] said', named('mx.example.com', '2001:db8:0:0:0:0:0:1')],
		['host [192.0.2.1] said', named(null, '192.0.2.1')],
		['while talking to mx.example.com: ', named('mx.example.com', null)],
		['delivered to mx.example.com', named('mx.example.com', null)],
		['rejected by mx.example.com', named('mx.example.com', null)],
		['error at mx.example.com', named('mx.example.com', null)],
		['the server mx.example.com said', named('mx.example.com', null)],
		['from remote host mx.example.com', named('mx.example.com', null)],
		['with mx.example.com', named('mx.example.com', null)],
		['R=dns T=smtp H=mx.example.com', named('mx.example.com', null)],
		['relay=mx.example.com', named('mx.example.com', null)],
		['192.0.2.1 failed after I sent the message', named(null, '192.0.2.1')],
		['Connected to 192.0.2.1 but', named(null, '192.0.2.1')],
		['(192.0.2.1): ', named(null, '192.0.2.1')],
		['at 11:34:45 (11:34:45)', null],
		['version 1.2.3', null],
		['nothing to say', null],
		['', null],
	])('%j', (before, host) => {
		expect(findHost(before)).toEqual(host);
	});

	it('is looked for in the last six hundred characters', () => {
		const said = 'host mx.example.com[192.0.2.1]';
		expect(findHost(said + ' '.repeat(600 - said.length))?.name).toBe('mx.example.com');
		expect(findHost(said + ' '.repeat(601))).toBeNull();
	});

	const TO_HOST: readonly (readonly [string | null, string | null, ReturnType<typeof named> | null])[] = [
		['mx.example.com.', null, named('mx.example.com', null)],
		['mx.example.com', '192.0.2.1', named('mx.example.com', '192.0.2.1')],
		['[192.0.2.1]', null, named(null, '192.0.2.1')],
		['192.0.2.1', '192.0.2.2', named(null, '192.0.2.2')],
		['client', '192.0.2.1', named(null, '192.0.2.1')],
		['HOST', null, null],
		...['ip', 'at', 'server', 'to', 'from', 'by', 'ipv4', 'ipv6', 'address'].map(
			(word) => [word, null, null] as const,
		),
		['', null, null],
		[null, '192.0.2.1', named(null, '192.0.2.1')],
		[null, null, null],
	];

	it.each(TO_HOST)('from the name %j and the address %j', (name, address, host) => {
		expect(toHost(name, address)).toEqual(host);
	});

	it.each([
		['192.0.2.1', true],
		['1922.0.2.1', false],
		['192.0.2', false],
		['192.0.2.1.1', false],
		['2001:db8::1', true],
		['::1', true],
		['1::', true],
		['::', false],
		['1:2:3:4:5:6:7:8', true],
		['1:2:3:4:5:6:7', false],
		['1:2:3:4:5:6:192.0.2.1', true],
		['11:34:45', false],
		['g::1', false],
		['x 2001:db8::1', false],
		['', false],
	])('%j is an address: %s', (text, is) => {
		expect(isIpLiteral(text)).toBe(is);
	});
});
