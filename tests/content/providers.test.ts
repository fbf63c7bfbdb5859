/** The mail services: complete where they say they are, and every outside address with a source and a date. */
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';

const { providers, causes } = loadContent();
const services = [...providers.values()].map(({ id, data }) => ({ id, ...data }));
const deep = services.filter(({ depth }) => depth === 'deep');
const basic = services.filter(({ depth }) => depth === 'basic');

describe('mail services', () => {
	it('are all there: 29 fully described, 93 in brief', () => {
		expect(deep.length).toBe(29);
		expect(basic.length).toBe(93);
	});

	it.each(deep)('$id says how to get unblocked, in full', ({ delist, phrases, summary, hosts, notes }) => {
		expect(summary.length).toBeGreaterThan(40);
		expect(phrases.length, 'sentences').toBeGreaterThan(0);
		expect(hosts.length, 'host names').toBeGreaterThan(0);
		expect(notes.length, 'notes').toBeGreaterThan(0);
		expect(delist.needs.length, 'what must be in place first').toBeGreaterThan(0);
		expect(delist.instead, 'what to do where it is never lifted').toBeTruthy();
		if (delist.route === 'none') return;
		expect(delist.firstAnswer, 'first answer, or that it is not known').toBeTruthy();
		expect(delist.fields.length, 'fields of the form or the mail').toBeGreaterThan(0);
		const carried = ['sending-ip', 'error-text', 'description'];
		expect(
			delist.fields.some(({ fact }) => carried.includes(fact)),
			'a field that carries the evidence',
		).toBe(true);
	});

	it.each(services)('$id has a way, or says what to do instead', ({ delist, summary }) => {
		expect(summary.length).toBeGreaterThan(20);
		if (delist.route === 'email') expect(delist.email).toBeTruthy();
		else if (delist.route === 'none') expect(delist.instead).toBeTruthy();
		else expect(delist.url).toBeTruthy();
	});

	it.each(services)('$id names a source and a date for each outside address', (service) => {
		const { delist, postmasterUrl, sources } = service;
		const outside = [delist.url, delist.email, delist.prefill, postmasterUrl].filter(Boolean);
		if (outside.length > 0) expect(sources.some(({ date }) => date !== null)).toBe(true);
		expect(service.checked <= new Date().toISOString().slice(0, 10), 'not checked in the future').toBe(true);
	});

	it.each(services)(
		'$id: each sentence names a source and a cause that are there',
		({ phrases, sources }) => {
			const known = new Set(sources.map(({ id }) => id));
			for (const { source, cause } of phrases) {
				if (source !== undefined) expect(known).toContain(source);
				expect(causes.has(cause), cause).toBe(true);
			}
		},
	);

	it('relates only to services that are there', () => {
		for (const { id, related } of services)
			for (const other of related ?? []) expect([id, providers.has(other)]).toEqual([id, true]);
	});

	it('takes the sending address in the link only where a slot for it stands', () => {
		for (const { delist } of services) if (delist.prefill) expect(delist.prefill).toContain('{ip}');
	});

	it('claims no step in words that are sent back', () => {
		const claim = /\b(we|wir) (have|haben)( \w+)? (done|fixed|mended|changed|removed|behoben|nachgebessert)/i;
		for (const { delist } of services) expect(delist.escalation ?? '').not.toMatch(claim);
	});
});

describe('rules that are easily confused', () => {
	const delist = (id: string) => {
		const service = providers.get(id);
		if (!service) throw new Error(`no service ${id}`);
		return service.data.delist;
	};

	it('keeps the two systems of Microsoft apart', () => {
		expect(delist('outlook-consumer').url).toBe('https://olcsupport.office.com/');
		expect(delist('microsoft-365').url).toBe('https://sender.office.com/');
		expect(providers.get('outlook-consumer')?.data.hosts).toContain('.olc.protection.outlook.com');
		expect(providers.get('microsoft-365')?.data.hosts).toContain('.mail.protection.outlook.com');
	});

	it('knows no delisting at Gmail and Free', () => {
		expect(delist('gmail').route).toBe('none');
		expect(delist('free').route).toBe('none');
	});

	it('sends senders blocked behind Proofpoint and Cloudmark there', () => {
		expect(delist('icloud').prefill).toBe('https://ipcheck.proofpoint.com/?ip={ip}');
		for (const id of ['italiaonline', 'ziggo', 'cloudmark'])
			expect(new URL(delist(id).url ?? '').host).toBe('csi.cloudmark.com');
	});

	it('sends senders blocked at brands that Yahoo runs to Yahoo', () => {
		for (const id of ['att', 'cox', 'verizon', 'sky', 'rogers', 'frontier'])
			expect(delist(id).url).toBe(delist('yahoo').url);
	});

	it('writes to T-Online in German, with the host name and the imprint', () => {
		expect(delist('t-online').language).toBe('de');
		const asked = delist('t-online').fields.map(({ label }) => label);
		expect(asked.some((label) => /imprint/i.test(label))).toBe(true);
		expect(asked.some((label) => /PTR and HELO/.test(label))).toBe(true);
	});
});
