/** From a verbatim bounce that names a blocklist to its removal: the request with every fact, or what to do where there is none to send. */
import { describe, expect, test } from 'vitest';
import { delistRequest } from '../../src/actions/delist-request.ts';
import { formLink } from '../../src/actions/form-link.ts';
import { MAX_LINK, mailtoLink } from '../../src/actions/mailto.ts';
import { removalRequest } from '../../src/actions/removal-request.ts';
import { ticket } from '../../src/actions/ticket.ts';
import type { CaseFacts, Message } from '../../src/actions/types.ts';
import { blocklistsByWeight } from '../../src/site/blocklists.ts';
import { LISTINGS, type Listing } from './requests/blocklists.ts';
import { MAIL, MTAS } from './requests/mtas.ts';
import { content, TICKED, walk } from './requests/way.ts';

const IP = '192.0.2.25';
const TO = 'office@example.org';
const SERVER = 'mx1.example.org';

const active = blocklistsByWeight(content).filter(
	({ data }) => data.status === 'active' && data.weight !== 'none',
);
const weighty = active.filter(({ data }) => ['critical', 'high', 'medium'].includes(data.weight));
const listOf = (id: string) => {
	const entry = content.blocklists.get(id);
	if (!entry) throw new Error(`There is no blocklist ${id}`);
	return entry.data;
};
const fold = (text: string): string => text.replace(/^> /gm, '').replace(/\s+/g, ' ');
const pastedOf = ({ mta, reply }: Listing): string =>
	MTAS[mta]({ reply, to: TO, server: SERVER, serverIp: '198.51.100.99', after: 'RCPT TO' });
const asked = ({ mta }: Listing) =>
	mta === 'cpanel' ? { senderDomain: MAIL.senderDomain, bouncedAt: MAIL.date } : {};

function expectEveryFact({ body }: Message, one: Listing, steps: readonly string[]): void {
	const text = fold(body);
	const facts = [one.code ?? '554 5.7.1', one.line, SERVER, MAIL.senderDomain, MAIL.date, ...steps];
	for (const fact of one.domain ? facts : [IP, ...facts]) expect(text).toContain(fact);
	expect(text).not.toMatch(/\bnull\b|\bundefined\b|\{\w+\}/);
}

/** What a check by DNS adds. */
const withCheck = (facts: CaseFacts, blocklist: string): CaseFacts => ({
	...facts,
	checks: {
		at: '2026-11-20T10:30:00Z',
		resolver: 'Cloudflare',
		results: [
			{
				blocklist,
				zone: 'zone.example.com',
				state: 'listed',
				answers: ['127.0.0.2'],
				meaning: null,
				why: null,
				txt: null,
			},
		],
	},
});

test('there is a bounce for every active blocklist of weight', () => {
	expect(weighty.length).toBeGreaterThanOrEqual(15);
	expect(Object.keys(LISTINGS).sort()).toEqual(weighty.map(({ id }) => id).sort());
});

describe.each(Object.entries(LISTINGS))('%s', (id, one) => {
	const list = listOf(id);
	const { removal } = list;
	const own = walk(pastedOf(one), false, asked(one), ['own-domain']);
	const message = removalRequest(own.facts, { name: list.name, holds: one.domain ? 'domain' : 'ip' });

	test('is named by the line that decides', () => {
		expect(own.diagnosis.blocklist).toBe(id);
		expect(own.diagnosis.cause).toBe(one.domain ? 'domain-blocklisted' : 'ip-blocklisted');
		// Postfix folds the reply: the line that decides is the piece with the list's name.
		const line = (own.diagnosis.evidence?.line ?? '').toLowerCase();
		expect(list.names.filter((name) => line.includes(name))).not.toEqual([]);
		if (!one.domain) expect(own.diagnosis.sendingIp?.address).toBe(IP);
	});

	test('whoever runs the server is led to the removal, with the list’s own way', () => {
		expect(own.outcome.actions).toContain('blocklist-removal');
		expect(removal.route).toBe(one.route);
		const page = { url: removal.url ?? null, prefill: removal.prefill ?? null };
		expect(formLink(page, { ip: IP, domain: MAIL.senderDomain })).toBe(one.link);
		if (one.ends) expect(removal.expires).toMatch(one.ends);
		if (one.route === 'expires') expect(`${removal.expires} ${removal.steps.join(' ')}`).toMatch(/\bWait\b/);
		expect(removal.costWarning).toMatch(/never pay|do not pay/i);
	});

	test('the request holds every fact, the ticked steps and no other step', () => {
		const steps = one.domain ? [] : own.facts.stepsDone;
		expect(own.facts.stepsDone).toHaveLength(one.domain ? 0 : TICKED.size);
		expectEveryFact(message, one, steps);
		expect(message.subject).toContain(one.domain ? MAIL.senderDomain : IP);
		expect(message.body).toContain(list.name);
		expect(message.body).toContain(one.domain ? 'our domain' : 'our mail server');
		for (const step of own.notDone) expect(message.body).not.toContain(step);
		const checked = removalRequest(withCheck(own.facts, id), { name: list.name }).body;
		expect(checked).toContain('zone.example.com');
		expect(checked).toContain('2026-11-20 10:30 UTC');
		expect(message.body).not.toContain('Checked on');
	});

	test('a mail with it stays short enough for every mail program', () => {
		const { href } = mailtoLink(removal.email ?? 'postmaster@example.com', message);
		expect(href.length).toBeLessThanOrEqual(MAX_LINK);
	});

	if (!one.domain)
		test('on a server that the host looks after: a ticket with every fact, and no form', () => {
			const { outcome, facts } = walk(pastedOf(one), true, asked(one));
			expect(outcome.whoCanAct).toBe('host');
			expect(outcome.actions).toEqual(['ticket']);
			expectEveryFact(ticket(facts, outcome.ask ?? ''), one, facts.stepsDone);
			expect(outcome.body ?? '').not.toContain(one.link);
		});
});

describe('the special ones', () => {
	test('SBL and DROP of Spamhaus: only the owner of the address', () => {
		const codes = listOf('spamhaus-zen').zones.flatMap((zone) => zone.codes);
		for (const code of ['127.0.0.2', '127.0.0.9'])
			expect(codes.find((one) => one.code === code)?.route).toBe('host-only');
		expect(listOf('spamhaus-zen').removal.steps.join(' ')).toMatch(
			/SBL or DROP: only the company that owns the IP/,
		);
	});

	test('lists that sell quick removal say "do not pay"', () => {
		const selling = active.filter(({ data }) => data.removal.sellsRemoval).map(({ id }) => id);
		expect(selling).toEqual(
			expect.arrayContaining(['uceprotect-1', 'uceprotect-2', 'uceprotect-3', 'backscatterer']),
		);
		for (const id of selling) expect(listOf(id).removal.costWarning).toMatch(/do not pay/i);
	});
});

test.each(active.filter(({ id }) => !(id in LISTINGS)).map((entry) => [entry.id, entry.data] as const))(
	'%s has a way off, or says that there is none and what to do',
	(_, { name, removal }) => {
		expect(removal.steps.length).toBeGreaterThan(0);
		if (removal.route === 'self-service') expect(removal.url ?? removal.email).toBeTruthy();
		if (removal.route === 'expires') expect(removal.expires).toBeTruthy();
		expect(removal.costWarning).toMatch(/never pay|do not pay/i);
		const { facts } = walk(pastedOf({ ...LISTINGS['spamhaus-zen'] } as Listing), false);
		const { body } = removalRequest(facts, { name });
		for (const fact of [name, IP, MAIL.senderDomain, ...facts.stepsDone]) expect(body).toContain(fact);
		expect(delistRequest(facts).body).not.toContain(name);
	},
);
