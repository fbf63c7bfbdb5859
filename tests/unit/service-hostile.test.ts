/** Requests that mean harm or are wrong, sent over a real socket: each gets the right status, and a sentence that says why. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Asked, ask, ORIGIN, startTestService, type TestService, ticket } from './support/service.ts';

let service: TestService;
beforeAll(async () => {
	service = await startTestService({
		limits: { bodySeconds: 1, bodyBytes: 1_600_000, ticketsPerMinute: 500 },
	});
});
afterAll(() => service.stop());

const usedKey = randomUUID();
const json = { origin: ORIGIN, 'content-type': 'application/json' };
const headers = (more: Record<string, string | undefined> = {}) => ({
	...json,
	'idempotency-key': randomUUID(),
	...more,
});
const post = (body: string | Buffer, more?: Record<string, string | undefined>): Asked => ({
	method: 'POST',
	path: '/v1/tickets',
	headers: headers(more),
	body,
});
const field = (fields: object): Asked => post(JSON.stringify(ticket(fields)));
const file = (fields: object): Asked =>
	field({
		attachment: { filename: 'bounce.eml', type: 'message/rfc822', base64: btoa('From: a\n\nb'), ...fields },
	});
const check = (ip: string, more = {}): Asked => ({ path: `/v1/blocklists/${ip}`, headers: more });
const raw = (text: string): Asked => ({ raw: text });

/** What is sent, the status, and words of the sentence that must come back. */
const REQUESTS: readonly (readonly [name: string, request: Asked, status: number, says: RegExp])[] = [
	// Pages and programs that are not ours.
	['a foreign origin', post('{}', { origin: 'https://evil.example' }), 403, /own pages/],
	['no origin', post('{}', { origin: undefined }), 403, /own pages/],
	['the origin "null" of a sandbox', post('{}', { origin: 'null' }), 403, /own pages/],
	['an origin that begins like ours', post('{}', { origin: `${ORIGIN}.evil.example` }), 403, /own pages/],
	['our origin by http', post('{}', { origin: ORIGIN.replace('https', 'http') }), 403, /own pages/],
	['our origin with another port', post('{}', { origin: `${ORIGIN}:8443` }), 403, /own pages/],
	[
		'a check for a foreign page',
		check('93.184.216.34', { origin: 'https://evil.example' }),
		403,
		/own pages/,
	],
	[
		'a preflight of a foreign page',
		{ method: 'OPTIONS', path: '/v1/tickets', headers: { origin: 'https://evil.example' } },
		403,
		/own pages/,
	],
	// Forms that a page can send without asking.
	[
		'a form',
		post('subject=x', { 'content-type': 'application/x-www-form-urlencoded' }),
		415,
		/application\/json/,
	],
	['JSON as text', post('{}', { 'content-type': 'text/plain' }), 415, /application\/json/],
	['no type', post('{}', { 'content-type': undefined }), 415, /application\/json/],
	['a compressed body', post('{}', { 'content-encoding': 'gzip' }), 415, /without compression/],
	// Bodies.
	['no JSON', post('{"subject":'), 400, /not JSON/],
	['not UTF-8', post(Buffer.from([0x22, 0xff, 0x22])), 400, /not JSON in UTF-8/],
	['an announced body of 5 GB', post('x', { 'content-length': '5000000000' }), 413, /bytes/],
	['a body that is too long', post(JSON.stringify(ticket({ text: 'x'.repeat(1_700_000) }))), 413, /bytes/],
	[
		'a body without end',
		{ ...post('x'.repeat(1_700_000), { 'transfer-encoding': 'chunked' }), open: true },
		413,
		/bytes/,
	],
	['a body that never comes', { ...post('{', { 'content-length': '100' }), open: true }, 408, /1 seconds/],
	['a list', post('[]'), 422, /one JSON object/],
	['deeply nested JSON', post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 422, /one JSON object/],
	['a field of its own', field({ bcc: 'victim@example.net' }), 422, /^bcc: there is no such field$/],
	[
		'a field that reaches into objects',
		post('{"__proto__":{"subject":"x"}}'),
		422,
		/no such field|subject: this must be a string/,
	],
	// Keys.
	['no key', post(JSON.stringify(ticket()), { 'idempotency-key': undefined }), 400, /Idempotency-Key/],
	[
		'a key that is no UUID',
		post(JSON.stringify(ticket()), { 'idempotency-key': "1' OR '1'='1" }),
		400,
		/UUID/,
	],
	[
		'a key with other content',
		post(JSON.stringify(ticket({ text: 'another text' })), { 'idempotency-key': usedKey }),
		422,
		/another text before/,
	],
	['a ticket nobody sent', { path: `/v1/tickets/${randomUUID()}` }, 404, /No ticket/],
	['a path out of the tickets', { path: '/v1/tickets/..%2f..%2fetc%2fpasswd' }, 400, /UUID/],
	// Headers of mail.
	['a header in the subject', field({ subject: 'Hi\r\nBcc: victim@example.net' }), 422, /subject.*one line/],
	['a line separator in the subject', field({ subject: 'Hi\u2028Bcc: x@example.net' }), 422, /subject/],
	['two addresses', field({ replyTo: 'a@example.com, b@example.com' }), 422, /replyTo.*one bare/],
	['an address with a name', field({ replyTo: 'Me <a@example.com>' }), 422, /replyTo/],
	['a group', field({ replyTo: 'all: a@example.com;' }), 422, /replyTo/],
	['a header after the address', field({ replyTo: 'a@example.com\nBcc: b@example.com' }), 422, /replyTo/],
	['a NUL in the text', field({ text: 'a\0b' }), 422, /text.*control/],
	['a subject of 201 characters', field({ subject: 'x'.repeat(201) }), 422, /subject.*200/],
	['a text of 100,001 characters', field({ text: 'x'.repeat(100_001) }), 422, /text.*100,000/],
	// Attachments.
	['a program', file({ filename: 'a.exe', type: 'application/x-msdownload' }), 422, /attach one mail/],
	['a page', file({ filename: 'a.html', type: 'text/html' }), 422, /attach one mail/],
	['a path as file name', file({ filename: '../../etc/passwd' }), 422, /file name/],
	['a header in the file name', file({ filename: 'a.eml"\r\nX: y' }), 422, /file name/],
	['a program that calls itself a mail', file({ base64: btoa('MZ\0\0') }), 422, /neither a mail nor a text/],
	[
		'a page that calls itself a mail',
		file({ base64: btoa('<script>alert(1)</script>') }),
		422,
		/begin like a mail/,
	],
	['what is no base64', file({ base64: '????' }), 422, /base64/],
	[
		'a file of 1 MiB and a byte',
		file({ base64: Buffer.alloc(1_048_577, 'a:').toString('base64') }),
		422,
		/1 MiB/,
	],
	// Robots.
	['the filled trap', field({ website: 'https://spam.example' }), 422, /hidden field/],
	['a form sent at once', field({ elapsedMs: 200 }), 422, /faster/],
	// Checks that would use the resolver as a scanner.
	['this machine', check('127.0.0.1'), 422, /no blocklist/],
	['a private address', check('10.1.2.3'), 422, /no blocklist/],
	['the address of a cloud’s secrets', check('169.254.169.254'), 422, /no blocklist|network|mail/i],
	['a private address in IPv6 clothes', check('::ffff:192.168.0.1'), 422, /no blocklist|network|mail/i],
	['a private IPv6 address', check('fd00::1'), 422, /no blocklist|network|mail/i],
	['a broadcast address', check('255.255.255.255'), 422, /no blocklist|network|mail/i],
	['a host name', check('localhost'), 400, /IPv4 or IPv6/],
	['an address as one number', check('2130706433'), 400, /IPv4 or IPv6/],
	// Addresses, methods, and what is no HTTP.
	['another address', { path: '/.env' }, 404, /openapi\.json/],
	['another method', { method: 'DELETE', path: '/v1/tickets', headers: { origin: ORIGIN } }, 405, /POST/],
	['a header of 20 kB', { path: '/healthz', headers: { 'x-long': 'x'.repeat(20_000) } }, 431, /16 kB/],
	['no HTTP', raw('EHLO mail.example.com\r\n\r\n'), 400, /not an HTTP/],
	[
		'two lengths',
		raw('POST /v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'),
		400,
		/./,
	],
];

test('there are at least 40', () => expect(REQUESTS.length).toBeGreaterThanOrEqual(40));

test.each(REQUESTS)('%s', async (name, request, status, says) => {
	if (name === 'a key with other content') {
		const first = await ask(service, post(JSON.stringify(ticket()), { 'idempotency-key': usedKey }));
		expect(first.status).toBe(202);
	}
	const before = service.tickets();
	const answer = await ask(service, request);
	expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
	expect(answer.headers['content-type']).toBe('application/problem+json');
	const problem = JSON.parse(answer.body) as { type: string; title: string; status: number; detail: string };
	expect(problem).toMatchObject({ status, type: expect.stringMatching(/^urn:bounce-desk:[a-z-]+$/) });
	expect(problem.detail).toMatch(says);
	expect(service.tickets()).toBe(before);
});

test('too many from one client: 429 with the time to wait; another client may go on', async () => {
	const own = await startTestService({ limits: { ticketsPerMinute: 2 }, trustedProxies: ['127.0.0.1'] });
	try {
		const from = (address: string) =>
			ask(own, post(JSON.stringify(ticket()), { 'x-forwarded-for': `1.1.1.1, ${address}` }));
		expect([(await from('2001:db8::1')).status, (await from('2001:db8::2')).status]).toEqual([202, 202]);
		const third = await from('2001:db8:0:0:ffff::3');
		expect([third.status, Number(third.headers['retry-after'])]).toEqual([429, expect.closeTo(59, -1)]);
		expect(third.body).toMatch(/Try again in \d+ seconds/);
		expect((await from('2001:db8:0:1::1')).status).toBe(202);
	} finally {
		await own.stop();
	}
});

test('after all that the service still takes a ticket', async () => {
	expect((await ask(service, post(JSON.stringify(ticket())))).status).toBe(202);
	expect((await ask(service, { path: '/readyz' })).status).toBe(200);
});

test('nothing of a person stands in the log', () => {
	expect(service.log()).not.toMatch(/example\.(com|net)|93\.184|another text|Mail came back/);
});
