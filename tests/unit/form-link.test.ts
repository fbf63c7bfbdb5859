/** Where a request goes: the case's own link or address where the answer names one that we know, never anywhere else. */
import { describe, expect, test } from 'vitest';
import { fillSlots, formLink, requestAddress } from '../../src/actions/form-link.ts';

const SLOTS = { ip: '2001:db8::25', domain: 'example.com' };
const FORM = { url: 'https://postmaster.example.net/contact', prefill: null };

describe('the link of a form', () => {
	test('has the facts in it, URL-encoded', () => {
		expect(fillSlots('https://list.example.net/?ip={ip}&d={domain}', SLOTS)).toBe(
			'https://list.example.net/?ip=2001%3Adb8%3A%3A25&d=example.com',
		);
	});

	test('is the plain form where a fact for its address is missing', () => {
		const page = { url: 'https://list.example.net/', prefill: 'https://list.example.net/?ip={ip}' };
		expect(formLink(page, { ip: null, domain: null })).toBe('https://list.example.net/');
		expect(formLink({ ...page, url: null }, { ip: null, domain: null })).toBeNull();
	});

	test('is the link of the answer where that knows the case', () => {
		const said = 'For explanation visit https://postmaster.example.net/case?c=r0601&v=192.0.2.25.';
		expect(formLink(FORM, SLOTS, said)).toBe('https://postmaster.example.net/case?c=r0601&v=192.0.2.25');
	});

	test.each([
		['another host', 'see https://postmaster.example.net.evil.example/case?c=1'],
		['another host behind a name', 'see https://postmaster.example.net@evil.example/case?c=1'],
		['plain http', 'see http://postmaster.example.net/case?c=1'],
		['no case', 'see https://postmaster.example.net/help'],
		['a script', 'see javascript:alert(1)//https:postmaster.example.net?c=1'],
		['no link', 'blocked'],
	])('is the known form: %s', (_, said) => {
		expect(formLink(FORM, SLOTS, said)).toBe(FORM.url);
	});
});

describe('the address of a request', () => {
	const known = 'tobr@rx.example.net';
	test('is the one that the answer names at the same domain', () => {
		expect(requestAddress(known, 'ask (contact tosa@rx.example.net to clarify.)')).toBe(
			'tosa@rx.example.net',
		);
	});

	test.each(['contact tosa@example.org', 'contact tosa@rx.example.net.evil.example', '', null])(
		'is the known one: %s',
		(said) => {
			expect(requestAddress(known, said)).toBe(known);
		},
	);
});
