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
		expect(finder.byDomain(domain)).toBe(id);
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
