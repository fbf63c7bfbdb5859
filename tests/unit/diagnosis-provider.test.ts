import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import { createProviderFinder } from '../../src/diagnosis/provider.ts';
import type { ProviderRule } from '../../src/diagnosis/types.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileRules } from '../../src/schema/rules.ts';

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

describe('the mail services in the content', () => {
	const diagnose = createDiagnoser(compileRules(loadContent()));
	const known = (text: string) => {
		const [found] = diagnose(readBounce(text));
		return found && { provider: found.provider, from: found.providerFrom };
	};
	const HOST = (name: string, recipient = 'someone@customer.example') =>
		`<${recipient}>: host ${name}[192.0.2.25] said: 550 5.1.1 no such user (in reply to RCPT TO command)`;

	it.each([
		['gmail-smtp-in.l.google.com', 'gmail'],
		['aspmx.l.google.com', 'gmail'],
		['mta7.am0.yahoodns.net', 'yahoo'],
		['customer-example.mail.protection.outlook.com', 'microsoft-365'],
		['hotmail-com.olc.protection.outlook.com', 'outlook-consumer'],
		['mx00.kundenserver.de', 'united-internet'],
		['mx1.mail.icloud.com', 'icloud'],
		['mx0a-001b2d01.pphosted.com', 'proofpoint'],
		['us-smtp-inbound-1.mimecast.com', 'mimecast'],
		['mx.example.com', null],
	])('by the server %s: %s', (host, provider) => {
		expect(known(HOST(host))).toEqual({ provider, from: provider && 'remote-mta' });
	});

	it.each([
		['mta7.am0.yahoodns.net', 'someone@att.net', 'att'],
		['mta7.am0.yahoodns.net', 'someone@sky.com', 'sky'],
		['mta7.am0.yahoodns.net', 'someone@yahoo.com', 'yahoo'],
		['al-ip4-mx-vip1.prodigy.net', 'someone@att.net', 'att'],
	])('on a shared platform by the recipient: %s for %s is %s', (host, recipient, provider) => {
		expect(known(HOST(host, recipient))).toEqual({ provider, from: 'remote-mta' });
	});

	it.each([
		['550-5.1.1 The email account that you tried to reach does not exist. a1b2c3 - gsmtp', 'gmail'],
		['550 5.4.1 Recipient address rejected: Access denied [AM1.eurprd01.prod.outlook.com]', 'microsoft-365'],
		['421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred', 'yahoo'],
		['550 5.7.1 Unfortunately, messages from [192.0.2.1] were not sent. (S3150)', 'outlook-consumer'],
		['550 Mailbox not found, Nemesis ESMTP Service not available', 'united-internet'],
		['550 5.2.1 This mailbox is disabled. OFR_417', 'orange'],
	])('by its text: %s', (text, provider) => {
		expect(known(text)).toEqual({ provider, from: 'text' });
	});

	it('by the recipient’s domain last', () => {
		expect(known('<someone@gmail.com>: 550 no such user')).toEqual({
			provider: 'gmail',
			from: 'recipient-domain',
		});
		expect(known(HOST('mx.example.com', 'someone@gmail.com'))?.from).toBe('recipient-domain');
		expect(known(HOST('mx0a-001b2d01.pphosted.com', 'someone@gmail.com'))?.provider).toBe('proofpoint');
	});

	it('not by a domain that the text only mentions', () => {
		expect(known('550 5.7.1 mail from someone@gmail.com refused')?.provider).toBeNull();
	});
});
