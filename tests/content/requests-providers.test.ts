/** From a verbatim bounce of each fully described mail service to a request that holds every fact, and no step that was not done. */
import { describe, expect, test } from 'vitest';
import { delistRequest } from '../../src/actions/delist-request.ts';
import { fieldsText, fillFields } from '../../src/actions/fields.ts';
import { formLink, requestAddress } from '../../src/actions/form-link.ts';
import { MAX_LINK, mailtoLink } from '../../src/actions/mailto.ts';
import { answerOf } from '../../src/actions/text.ts';
import { ticket } from '../../src/actions/ticket.ts';
import type { Message } from '../../src/actions/types.ts';
import { WORDS } from '../../src/actions/words.ts';
import { MAIL, MTAS } from './requests/mtas.ts';
import { CASES, type Case } from './requests/providers.ts';
import { content, TICKED, walk } from './requests/way.ts';

const deep = [...content.providers].filter(([, { data }]) => data.depth === 'deep').map(([id]) => id);
const serviceOf = (id: string) => {
	const entry = content.providers.get(id);
	if (!entry) throw new Error(`There is no mail service ${id}`);
	return entry.data;
};
const fold = (text: string): string => text.replace(/^> /gm, '').replace(/\s+/g, ' ');
/** Track Delivery of cPanel shows no headers: what stands in them the reader is asked for. */
const asked = ({ mta }: Case) =>
	mta === 'cpanel' ? { senderDomain: MAIL.senderDomain, bouncedAt: MAIL.date } : {};

/** Every fact of the bounce and of the reader, and nothing that is not one. */
function expectEveryFact({ subject, body }: Message, one: Case, steps: readonly string[]): void {
	const text = fold(body);
	for (const fact of [one.code, one.line, one.server, one.to, MAIL.senderDomain, MAIL.date])
		expect(text).toContain(fact);
	if (one.mta !== 'exchange') expect(text).toContain(one.serverIp);
	if (one.ip !== null) {
		expect(text).toContain(one.ip);
		expect(subject).toContain(one.ip);
	}
	for (const step of steps) expect(text).toContain(step);
	expect(text).not.toMatch(/\bnull\b|\bundefined\b|\{\w+\}/);
}

test('there is a bounce for every mail service that is described in full', () => {
	expect(Object.keys(CASES).sort()).toEqual([...deep].sort());
	expect(deep).toHaveLength(29);
});

describe.each(Object.entries(CASES))('%s', (id, one) => {
	const service = serviceOf(id);
	const pasted = MTAS[one.mta](one);
	const own = walk(pasted, false, asked(one));
	const message = delistRequest(own.facts);

	test('is recognised, with the address, the code and the sentence that decides', () => {
		expect(own.diagnosis).toMatchObject({ provider: id, cause: one.cause });
		expect(own.diagnosis.evidence?.rule).toMatch(new RegExp(`^providers/${id}#`));
		expect(own.diagnosis.sendingIp?.address ?? null).toBe(one.ip);
		expect(fold(own.diagnosis.evidence?.line ?? '')).toContain(one.line);
		expect(own.facts.provider).toEqual({ id, name: service.name });
	});

	test('the request holds every fact, the ticked steps and no other step', () => {
		expect(own.outcome.actions[0]).toBe(one.ends);
		expect(own.facts.stepsDone).toHaveLength(one.ends === 'ticket' ? 0 : TICKED.size);
		expectEveryFact(message, one, own.facts.stepsDone);
		for (const step of own.notDone) expect(message.body).not.toContain(step);
		if (own.facts.stepsDone.length === 0) expect(message.body).not.toContain(WORDS.en.done);
	});

	test('it goes by the service’s own way', () => {
		const link = formLink(
			{ url: service.delist.url ?? null, prefill: service.delist.prefill ?? null },
			{ ip: own.facts.sendingIp, domain: own.facts.senderDomain },
			answerOf(own.facts),
		);
		expect(link).toBe(one.link ?? null);
		const { route, email } = service.delist;
		expect(route === 'email' && email ? requestAddress(email, answerOf(own.facts)) : undefined).toBe(
			one.mail,
		);
	});

	test('the fields come in the form’s order, filled, within their limits', () => {
		const { fields } = service.delist;
		const filled = fillFields(fields, own.facts, message);
		expect(filled.map(({ label }) => label)).toEqual(fields.map(({ label }) => label));
		for (const { value, maxLength, missing, fact } of filled) {
			if (maxLength !== null) expect(value.length).toBeLessThanOrEqual(maxLength);
			// Only what nobody but the reader knows may be left to ask for, and the address where the bounce shows none.
			if (value === '') expect(missing).toBeTruthy();
			if (fact === 'sending-ip') expect(value).toBe(one.ip ?? '');
			if (fact === 'error-text') expect(fold(value)).toContain(one.line);
			if (['recipient', 'recipient-domain', 'sender-domain', 'code', 'date'].includes(fact))
				expect(value).not.toBe('');
		}
		for (const step of own.notDone) expect(fieldsText(filled)).not.toContain(step);
	});

	test('a mail with it stays short enough for every mail program', () => {
		for (const language of ['en', service.delist.language ?? 'en'] as const) {
			const { href } = mailtoLink(
				service.delist.email ?? 'postmaster@example.com',
				delistRequest(own.facts, language),
			);
			expect(href.length).toBeLessThanOrEqual(MAX_LINK);
			if (one.ip !== null) expect(href).toContain(one.ip);
		}
	});

	if (service.delist.language) {
		const { language } = service.delist;
		test(`in ${language} it holds every fact and no English sentence of ours`, () => {
			const steps = own.facts.stepsDoneIn?.map((step) => step?.[language] ?? '') ?? [];
			const local = delistRequest(own.facts, language);
			expectEveryFact(local, one, steps);
			for (const step of own.facts.stepsDone) expect(local.body).not.toContain(step);
			for (const words of Object.values(WORDS.en).filter((word) => word.length > 12))
				expect(local.body).not.toContain(words);
		});
	}

	test('on a server that the host looks after: a ticket with every fact, and no form', () => {
		const { outcome, facts } = walk(pasted, true, asked(one));
		expect(outcome.actions).toContain('ticket');
		expect(outcome.actions).not.toContain('delist-request');
		expect(outcome.actions).not.toContain('blocklist-removal');
		const { subject, body } = ticket(facts, outcome.ask ?? '');
		expectEveryFact({ subject, body }, one, facts.stepsDone);
		const form = one.link && new URL(one.link).host;
		if (form && !one.reply.includes(form)) expect(body).not.toContain(form);
	});
});

describe('every other mail service', () => {
	const others = [...content.providers].filter(([id]) => !deep.includes(id));
	test.each(others)('%s has a way to ask, or says that there is none and what to do', (_, { data }) => {
		const { route, url, email, fields, instead, language } = data.delist;
		if (route === 'none') expect(instead).toMatch(/.{40}/);
		else {
			expect(route === 'email' ? email : url).toBeTruthy();
			const { facts } = walk(
				MTAS.exim({
					reply: '550 5.7.1 Blocked: 192.0.2.25',
					to: `anna@${data.domains[0] ?? 'example.org'}`,
					server: `mx${data.hosts.find((host) => host.startsWith('.')) ?? '.example.org'}`,
					serverIp: '198.51.100.99',
					after: 'MAIL FROM',
				}),
				false,
				{ provider: 'gmail', cause: 'ip-blocked', sendingIp: '192.0.2.25' },
			);
			const request = delistRequest(facts, language);
			expect(request.body).toContain('192.0.2.25');
			expect(fieldsText(fillFields(fields, facts, request, language))).toContain('192.0.2.25');
			const link = formLink(
				{ url: url ?? null, prefill: data.delist.prefill ?? null },
				{ ip: '192.0.2.25', domain: null },
			);
			expect(link ?? '').not.toMatch(/[{}]/);
		}
	});
});
