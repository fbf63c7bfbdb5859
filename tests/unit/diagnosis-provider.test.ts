import { describe, expect, it } from 'vitest';
import { createProviderFinder } from '../../src/diagnosis/provider.ts';
import type { ProviderRule } from '../../src/diagnosis/types.ts';

const PROVIDERS: readonly ProviderRule[] = [
	{
		id: 'platform',
		hosts: ['.shared.example'],
		domains: ['big.example', 'large.example'],
		marks: ['big mark'],
	},
	{ id: 'tenant', hosts: ['.shared.example'], domains: ['tenant.example'], marks: ['tenant'] },
	{
		id: 'special',
		hosts: ['.eu.shared.example', 'mx.single.example'],
		domains: ['*.wild.example'],
		marks: [],
	},
	{
		id: 'gateway',
		hosts: ['.gateway.example', '.mixed.example'],
		domains: [],
		marks: ['gateway mark, a long one'],
	},
	{ id: 'guest', hosts: ['.mixed.example'], domains: ['guest.example'], marks: [] },
];
const finder = createProviderFinder(PROVIDERS);

describe('a provider by the name of its server', () => {
	it.each([
		['mx1.shared.example', null, 'platform'],
		['MX1.Shared.Example.', null, 'platform'],
		['shared.example', null, 'platform'],
		['mx1.shared.example', 'tenant.example', 'tenant'],
		['mx1.shared.example', 'large.example', 'platform'],
		['mx1.shared.example', 'unknown.example', 'platform'],
		['mx1.eu.shared.example', 'tenant.example', 'special'],
		['mx.single.example', null, 'special'],
		['a.mixed.example', null, 'gateway'],
		['a.mixed.example', 'guest.example', 'guest'],
		['smtp.tenant.example', null, 'tenant'],
		['a.b.tenant.example', 'big.example', 'tenant'],
		['tenant.example', null, null],
		['nottenant.example', null, null],
		['notshared.example', null, null],
		['shared.example.net', null, null],
		['', null, null],
	])('%s for %s is %s', (host, domain, id) => {
		expect(finder.byHost(host, domain)).toBe(id);
	});
});

describe('a provider by the recipient’s domain', () => {
	it.each([
		['tenant.example', 'tenant'],
		['sub.tenant.example', null],
		['a.wild.example', 'special'],
		['a.b.wild.example', 'special'],
		['wild.example', null],
		['example', null],
	])('%s is %s', (domain, id) => {
		expect(finder.byDomain(domain, null)).toBe(id);
	});
});

describe('a provider by the recipient’s domain, when a server refused', () => {
	it.each([
		['mx1.tenant.example', 'tenant'],
		['MX1.Tenant.example', 'tenant'],
		['mx3.tenant.example.net', 'tenant'],
		['smtp.host.example', null],
		['nottenant.example', null],
	])('%s is %s', (host, id) => {
		expect(finder.byDomain('tenant.example', host)).toBe(id);
	});
});

describe('a provider by the servers named in front of a reply', () => {
	it.each([
		["host 'mx1.gateway.example' rejected command with 550 no", '550 no', 'gateway'],
		['recipient server: mx1.gateway.example smtp response: 550 no', '550 no', 'gateway'],
		['mx.single.example:25 --> 554 5.7.1 no', '554 5.7.1 no', 'special'],
		['[mx.single.example](http://mx.single.example/) 554-5.7.1 no', '554 5.7.1 no', 'special'],
		['at mx1.shared.example. 550-5.7.1 no', '550 5.7.1 no', 'platform'],
		['host=ssl://mx1.gateway.example, port=465: 550 no', '550 no', 'gateway'],
		['mx1.gateway.example 550 it is said otherwise', '550 no', 'gateway'],
		['tried mx1.gateway.example, mx2.gateway.example', 'tried mx1.gateway.example', 'gateway'],
		['mx1.gateway.example', '550 no', 'gateway'],
		['550 no, mx1.gateway.example', '550 no', null],
		['mx1.gateway.example, mx.single.example 550 no', '550 no', null],
		['message from mx1.gateway.example 550 no', '550 no', null],
		['client host [mx1.gateway.example] 550 no', '550 no', null],
		['helo=<mx1.gateway.example> 550 no', '550 no', null],
		['someone@mx1.gateway.example 550 no', '550 no', null],
		['see http://mx1.gateway.example/ 550 no', '550 no', null],
		['mx1.gateway.example@else.example 550 no', '550 no', null],
		[`mx1.gateway.example ${'so '.repeat(100)}550 no`, '550 no', null],
		['', '550 no', null],
	])('%s is %s: %s', (text, reply, id) => {
		expect(finder.byNames(text, reply, null, null)).toBe(id);
	});

	it('not by the server that tells of the refusal', () => {
		const text = 'generating server: mx1.gateway.example 550 no';
		expect(finder.byNames(text, '550 no', null, 'MX1.gateway.example')).toBeNull();
		expect(finder.byNames(text, '550 no', null, 'mx2.gateway.example')).toBe('gateway');
	});

	it('breaks the tie of a shared server by the recipient’s domain', () => {
		expect(finder.byNames('mx1.shared.example: 550 no', '550 no', 'tenant.example', null)).toBe('tenant');
	});
});

describe('a provider by its text', () => {
	const marksIn = (text: string) =>
		finder.marks.filter(({ match }) => match.every((piece) => text.includes(piece)));
	it.each([
		['550 no (big mark)', 'platform'],
		['550 tenant, big mark', 'platform'],
		['550 gateway mark, a long one, asked by tenant', 'tenant'],
		['550 gateway mark, a long one', 'gateway'],
		['554 mx1.shared.example no', 'platform'],
		['554 5.7.1 mx1.shared.example: no', 'platform'],
		['554-mx1.shared.example', 'platform'],
		['554 mx1.shared.example. no', 'platform'],
		['554 mx1.unknown.example no', null],
		['554 see mx1.shared.example', null],
		['550 no', null],
	])('%s is %s', (text, id) => {
		expect(finder.byText(text, marksIn(text), null)).toBe(id);
	});

	it('breaks the tie of a shared server’s greeting by the recipient’s domain', () => {
		expect(finder.byText('554 mx1.shared.example no', [], 'tenant.example')).toBe('tenant');
	});
});

describe('several that could answer', () => {
	const rule = (id: string, more: Partial<ProviderRule>): ProviderRule => ({
		id,
		hosts: [],
		domains: [],
		marks: [],
		...more,
	});
	const box = rule('box', { domains: ['box.example'] });
	const gate = rule('gate', {});
	const mark = (provider: ProviderRule, ...match: string[]) => ({ match, provider });
	const none = createProviderFinder([]);

	it('a mailbox service’s mark goes before a gateway’s, whichever is longer or first', () => {
		expect(none.byText('', [mark(gate, 'a long mark'), mark(box, 'mark')], null)).toBe('box');
		expect(none.byText('', [mark(box, 'mark'), mark(gate, 'a long mark')], null)).toBe('box');
	});

	it('the longer mark goes first among their like', () => {
		const other = rule('other', { domains: ['other.example'] });
		expect(none.byText('', [mark(box, 'mark'), mark(other, 'a long mark')], null)).toBe('other');
		expect(none.byText('', [mark(other, 'a long mark'), mark(box, 'mark')], null)).toBe('other');
		expect(none.byText('', [mark(other), mark(box, 'mark')], null)).toBe('box');
		expect(none.byText('', [mark(gate, 'mark')], null)).toBe('gate');
	});

	it('a code goes before the name of a server, which services of one house may share', () => {
		const other = rule('other', { domains: ['other.example'] });
		const found = [mark(box, '.prod.house.example'), mark(other, '(c31')];
		expect(none.byText('', found, null)).toBe('other');
		expect(none.byText('', [...found].reverse(), null)).toBe('other');
		expect(none.byText('', [mark(gate, '(c31'), mark(box, '.prod.house.example')], null)).toBe('box');
		expect(none.byText('', [mark(other, '.house.example'), ...found.slice(0, 1)], null)).toBe('box');
	});

	it('a gateway’s words go before the server that it names after them', () => {
		const found = [mark(box, '.box.example'), mark(gate, 'gate 102')];
		expect(none.byText('550 gate 102 refused by mx.box.example', found, null)).toBe('gate');
		expect(none.byText('550 mx.box.example asked gate 102', found, null)).toBe('box');
		const word = [mark(box, 'box says'), mark(gate, 'gate 102')];
		expect(none.byText('550 gate 102 and box says', word, null)).toBe('box');
		const names = [mark(box, '.box.example'), mark(gate, '.gate.example')];
		expect(none.byText('550 mx.gate.example, mx.box.example', names, null)).toBe('box');
	});

	it('of a shared server the one with the most domains is the platform, a gateway before all', () => {
		const hosts = ['.shared.example'];
		const small = rule('small', { hosts, domains: ['a.example'] });
		const large = rule('large', { hosts, domains: ['b.example', 'c.example'] });
		const gateway = rule('gateway', { hosts });
		const ask = (...rules: ProviderRule[]) =>
			createProviderFinder(rules).byHost('mx.shared.example.', 'x.example');
		expect([ask(small, large), ask(large, small)]).toEqual(['large', 'large']);
		expect([ask(small, gateway, large), ask(gateway, large), ask(large, gateway)]).toEqual([
			'gateway',
			'gateway',
			'gateway',
		]);
		expect(createProviderFinder([small, large]).byHost('mx.shared.example', 'a.example')).toBe('small');
	});

	it('of two with one domain the first has it, a star or a dot counts for what is below', () => {
		const finder = createProviderFinder([
			rule('first', { domains: ['one.example', '*.star.example', '.dot.example'] }),
			rule('second', { domains: ['one.example', 'a*.b.example'] }),
		]);
		expect(finder.byDomain('one.example', null)).toBe('first');
		expect(finder.byDomain('a.b.star.example', null)).toBe('first');
		expect(finder.byDomain('a.dot.example', null)).toBe('first');
		expect(finder.byDomain('star.example', null)).toBeNull();
		expect(finder.byDomain('a.one.example', null)).toBeNull();
		expect(finder.byDomain('.star.example', null)).toBe('first');
	});

	it.each([
		['554 mx.shared.example no', 'x'],
		['554-mx.shared.example: no', 'x'],
		['554 5.10.123 mx.shared.example, no', 'x'],
		['554 mx.shared.example', 'x'],
		['5540 mx.shared.example no', null],
		['no 554 mx.shared.example no', null],
		['554 5.7.1 no mx.shared.example', null],
		['554 mx.shared.example/no', null],
		['554 example no', null],
	])('by the name that opens the reply: %s is %s', (text, provider) => {
		expect(createProviderFinder([rule('x', { hosts: ['.shared.example'] })]).byText(text, [], null)).toBe(
			provider,
		);
	});
});
