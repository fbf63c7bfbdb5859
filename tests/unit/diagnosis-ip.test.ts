import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressScope, normaliseAddress } from '../../src/diagnosis/ip.ts';

describe('normaliseAddress', () => {
	it.each([
		['192.0.2.1', '192.0.2.1'],
		['192.000.002.001', '192.0.2.1'],
		['255.255.255.255', '255.255.255.255'],
		['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
		['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
		['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
		['2001:db8::', '2001:db8::'],
		['::', '::'],
		['::1', '::1'],
		['1::8', '1::8'],
		['IPv6:2001:db8::25', '2001:db8::25'],
		['fe80::1%eth0', 'fe80::1'],
		['::ffff:192.0.2.1', '192.0.2.1'],
		['::ffff:c000:0201', '192.0.2.1'],
		['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
		['::ffff:0:192.0.2.1', '::ffff:0:c000:201'],
		['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
	])('%s is %s', (text, address) => {
		expect(normaliseAddress(text)).toBe(address);
	});

	it.each([
		'',
		'1',
		'1.2.3',
		'192.0.2.256',
		'192.0.2.1.1',
		'192.0.2.',
		'.192.0.2.1',
		'192.0.2.1 ',
		'0xc0.0.2.1',
		'2001:db8',
		'1:2:3:4:5:6:7',
		'1:2:3:4:5:6:7:8:9',
		'1::2::3',
		':::',
		'1:2:3:4:5:6:7::8:9',
		'12345::',
		'g::1',
		'192.0.2.1::',
		'::192.0.2.256',
		'1:2:3:4:5:6:7:192.0.2.1',
		'22:15:04',
		'example.com',
	])('%j is none', (text) => {
		expect(normaliseAddress(text)).toBeNull();
	});

	it('leaves what it wrote as it is', () => {
		const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(groups, (parts) => {
				const once = normaliseAddress(parts.map((part) => part.toString(16)).join(':'));
				expect(once).not.toBeNull();
				expect(normaliseAddress(once as string)).toBe(once);
				expect(normaliseAddress((once as string).toUpperCase())).toBe(once);
			}),
		);
		fc.assert(
			fc.property(fc.ipV4(), (text) => {
				expect(normaliseAddress(text)).toBe(text);
				expect(normaliseAddress(`::ffff:${text}`)).toBe(text);
			}),
		);
		fc.assert(
			fc.property(fc.ipV6(), (text) => {
				const once = normaliseAddress(text);
				expect(once, text).not.toBeNull();
				expect(normaliseAddress(once as string)).toBe(once);
			}),
		);
	});

	it('keeps the value of an address', () => {
		/** As the URL parser of the platform reads it. */
		const platform = (text: string): string => new URL(`http://[${text}]/`).hostname.slice(1, -1);
		const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(groups, (parts) => {
				const text = parts.map((part) => part.toString(16)).join(':');
				const address = normaliseAddress(text) as string;
				if (address.includes('.')) return;
				expect(address).toBe(platform(text));
			}),
		);
	});

	it('never throws, and gives an address or nothing', () => {
		const text = fc.string({
			unit: fc.constantFrom(...'0123456789abcdefAF.:%/[] x\n\u0000é'),
			maxLength: 60,
		});
		fc.assert(
			fc.property(fc.oneof(text, fc.string()), (input) => {
				const address = normaliseAddress(input);
				if (address !== null) expect(normaliseAddress(address)).toBe(address);
				addressScope(input);
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('addressScope', () => {
	it.each([
		['8.8.8.8', 'public'],
		['1.1.1.1', 'public'],
		['9.255.255.255', 'public'],
		['10.0.0.0', 'private'],
		['10.255.255.255', 'private'],
		['11.0.0.0', 'public'],
		['172.15.255.255', 'public'],
		['172.16.0.0', 'private'],
		['172.31.255.255', 'private'],
		['172.32.0.0', 'public'],
		['192.167.255.255', 'public'],
		['192.168.0.1', 'private'],
		['192.169.0.0', 'public'],
		['127.0.0.2', 'loopback'],
		['126.255.255.255', 'public'],
		['169.254.1.1', 'link-local'],
		['169.253.255.255', 'public'],
		['100.63.255.255', 'public'],
		['100.64.0.0', 'shared'],
		['100.127.255.255', 'shared'],
		['100.128.0.0', 'public'],
		['192.0.0.1', 'reserved'],
		['192.0.1.0', 'public'],
		['192.0.2.1', 'documentation'],
		['192.0.3.1', 'public'],
		['198.17.255.255', 'public'],
		['198.18.0.0', 'reserved'],
		['198.19.255.255', 'reserved'],
		['198.20.0.0', 'public'],
		['198.51.100.7', 'documentation'],
		['198.51.101.0', 'public'],
		['203.0.113.255', 'documentation'],
		['203.0.114.0', 'public'],
		['223.255.255.255', 'public'],
		['224.0.0.1', 'multicast'],
		['239.255.255.255', 'multicast'],
		['240.0.0.1', 'reserved'],
		['255.255.255.255', 'reserved'],
		['0.0.0.0', 'reserved'],
		['2a00:1450::1', 'public'],
		['2000::', 'public'],
		['3ffe::1', 'public'],
		['3fff::1', 'documentation'],
		['3fff:fff:ffff::', 'documentation'],
		['3fff:1000::', 'public'],
		['4000::1', 'reserved'],
		['2001:db8:ffff::1', 'documentation'],
		['2001:db9::1', 'public'],
		['::', 'reserved'],
		['::1', 'loopback'],
		['::2', 'reserved'],
		['fbff::1', 'reserved'],
		['fc00::1', 'private'],
		['fdff::1', 'private'],
		['fe00::1', 'reserved'],
		['fe80::1', 'link-local'],
		['febf::1', 'link-local'],
		['fec0::1', 'reserved'],
		['ff02::1', 'multicast'],
		['::ffff:10.0.0.1', 'private'],
		['::ffff:8.8.8.8', 'public'],
		['no address', 'reserved'],
	])('%s is %s', (address, scope) => {
		expect(addressScope(address)).toBe(scope);
	});
});
