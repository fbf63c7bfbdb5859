import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addressQuery,
	domainCandidates,
	domainQuery,
	familyOf,
	mappedQuery,
	normaliseDomain,
} from '../../src/dnsbl/names.ts';

test.each([
	['192.0.2.55', '55.2.0.192.zen.example'],
	['::ffff:192.0.2.55', '55.2.0.192.zen.example'],
	['2001:db8::567:89ab', 'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.example'],
	['::1', `1.${'0.'.repeat(31)}zen.example`],
	['192.0.2.256', null],
	['mail.example.com', null],
	['', null],
])('%s is asked as %s', (address, name) => {
	expect(addressQuery(address, 'zen.example')).toBe(name);
});

test('an IPv6 question has 32 nibbles that read backwards as the address', () => {
	fc.assert(
		fc.property(fc.ipV6(), (address) => {
			fc.pre(familyOf(address) === 6);
			const labels = addressQuery(address, 'z')?.split('.') ?? [];
			expect(labels).toHaveLength(33);
			const hex = labels
				.slice(0, 32)
				.reverse()
				.join('')
				.replace(/(.{4})(?=.)/g, '$1:');
			expect(new URL(`http://[${hex}]/`).hostname).toBe(new URL(`http://[${address}]/`).hostname);
		}),
	);
});

test('test points of IPv6 lists are ::FFFF:7F00:2 and ::FFFF:7F00:1 (RFC 5782 section 5)', () => {
	expect(mappedQuery('127.0.0.2', 'z')).toBe(`2.0.0.0.0.0.f.7.f.f.f.f.${'0.'.repeat(20)}z`);
	expect(mappedQuery('::1', 'z')).toBeNull();
	expect(mappedQuery('test', 'z')).toBeNull();
});

test('domains: lower case, no final dot, never an address', () => {
	expect(normaliseDomain(' Mail.Example.COM. ')).toBe('mail.example.com');
	expect(normaliseDomain('xn--bcher-kva.example')).toBe('xn--bcher-kva.example');
	for (const wrong of [
		'192.0.2.1',
		'[192.0.2.1]',
		'2001:db8::1',
		'a..b',
		'-a.example',
		'a b',
		'bücher.example',
		'',
	])
		expect(normaliseDomain(wrong), wrong).toBeNull();
	expect(domainQuery('example.com', 'dbl.example')).toBe('example.com.dbl.example');
});

test('a name that DNS cannot carry is not asked', () => {
	const long = Array.from({ length: 4 }, () => 'a'.repeat(60)).join('.');
	expect(normaliseDomain(long)).toBe(long);
	expect(domainQuery(long, 'dbl.example.org')).toBeNull();
	expect(normaliseDomain(`${'a'.repeat(64)}.example`)).toBeNull();
});

test('a host name is asked for by itself and by what may have been bought', () => {
	expect(domainCandidates('mx1.mail.example.co.uk')).toEqual([
		'mx1.mail.example.co.uk',
		'example.co.uk',
		'co.uk',
	]);
	expect(domainCandidates('example.com')).toEqual(['example.com']);
	expect(domainCandidates('test')).toEqual([]);
});
