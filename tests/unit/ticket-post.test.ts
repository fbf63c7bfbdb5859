/** The ticket by POST: what is sent, what the reader is told, against a real HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { attachmentOf } from '../../src/actions/attachment.ts';
import { addressProblem, canAttach, MAX_FILE, ticketPost } from '../../src/actions/post.ts';
import { ticketBody } from '../../src/service/tickets.ts';
import { sendTicket, ticketState } from '../../src/troubleshooter/ticket/send.ts';

const MESSAGE = { subject: 'Mail comes back', body: 'Hello,\n\nplease help.' };
const KEY = '3f0c1d52-6f0a-4b59-9d8e-0d2a5f1c7b11';
const TICKET = ticketPost(MESSAGE, 'anna@example.com', null, 4_000.4);

let server: Server;
let service: string;
let seen: { request: IncomingMessage; body: string }[] = [];
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
	server = createServer((request, response) => {
		// A busy machine must not meet a line that was closed meanwhile.
		response.setHeader('connection', 'close');
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			seen.push({ request, body });
			answer(response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	service = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	seen = [];
});

const json =
	(status: number, data: unknown, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
const problem = (status: number, detail: string, headers: Record<string, string> = {}) =>
	json(
		status,
		{ type: 'about:blank', title: 'No', status, detail },
		{ 'content-type': 'application/problem+json', ...headers },
	);

describe('sent', () => {
	test('as JSON, with its key, and nothing of the reader’s browser', async () => {
		answer = json(202, { key: KEY, state: 'queued' });
		expect(await sendTicket(service, KEY, TICKET)).toEqual({
			ok: true,
			key: KEY,
			state: 'queued',
			reference: null,
		});
		const [one] = seen;
		expect(one?.request.method).toBe('POST');
		expect(one?.request.url).toBe('/v1/tickets');
		expect(one?.request.headers).toMatchObject({
			'content-type': 'application/json',
			'idempotency-key': KEY,
		});
		expect(one?.request.headers).not.toHaveProperty('cookie');
		expect(JSON.parse(one?.body ?? '')).toEqual({
			subject: 'Mail comes back',
			text: MESSAGE.body,
			replyTo: 'anna@example.com',
			elapsedMs: 4_000,
			website: '',
		});
	});

	test('and asked after: where it is, and its number', async () => {
		answer = json(200, { key: KEY, state: 'sent', reference: '4711' });
		expect(await ticketState(service, KEY)).toEqual({ ok: true, key: KEY, state: 'sent', reference: '4711' });
		expect(seen[0]?.request.url).toBe(`/v1/tickets/${KEY}`);
	});

	test('the service’s own schema takes any text that this page sends', () => {
		const text = fc.array(fc.nat(0xffff), { maxLength: 150 }).map((units) => String.fromCharCode(...units));
		fc.assert(
			fc.property(text, text, text, (subject, body, pasted) => {
				const attachment = attachmentOf(pasted);
				const file = attachment && canAttach(attachment) ? attachment : null;
				const post = ticketPost(
					{ subject: `S${subject}`, body: `B${body}` },
					' anna@example.com ',
					file,
					5_000,
				);
				const parsed = ticketBody.safeParse(JSON.parse(JSON.stringify(post)));
				expect(parsed.error?.issues ?? []).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	test('long texts are cut to what the service takes', () => {
		const post = ticketPost(
			{ subject: 'word '.repeat(100), body: 'x'.repeat(200_000) },
			'a@example.com',
			null,
			1,
		);
		expect(post.subject.length).toBeLessThanOrEqual(200);
		expect(post.text.length).toBeLessThanOrEqual(100_000);
		expect(ticketBody.safeParse(post).success).toBe(true);
	});

	test('a file over a mebibyte or with a zero byte stays at home', () => {
		const large = {
			filename: 'bounce.txt',
			type: 'text/plain',
			bytes: new Uint8Array(MAX_FILE + 1).fill(65),
		} as const;
		expect(canAttach(large)).toBe(false);
		expect(ticketPost(MESSAGE, 'a@example.com', large, 1)).not.toHaveProperty('attachment');
		expect(canAttach({ ...large, bytes: large.bytes.subarray(1) })).toBe(true);
		expect(canAttach({ ...large, bytes: new Uint8Array([65, 0]) })).toBe(false);
	});

	test('the attached bytes are those of the message', () => {
		const file = attachmentOf('From: a@example.com\nTo: b@example.com\n\nGrüße');
		const { attachment } = ticketPost(MESSAGE, 'a@example.com', file, 1);
		expect(attachment?.type).toBe('message/rfc822');
		expect(Buffer.from(attachment?.base64 ?? '', 'base64').equals(Buffer.from(file?.bytes ?? []))).toBe(true);
	});
});

describe('refused: what to do is said, the text is still there, and the same key is safe to use', () => {
	test.each([
		[403, 'from this page', false, false],
		[404, 'does not know', false, false],
		[413, 'headers only', true, true],
		[415, 'refused the ticket (415)', false, false],
		[422, 'Change it', true, true],
		[500, 'Try again in a minute', true, false],
	])('%d', async (status, words, again, newKey) => {
		answer = problem(status, 'Because of <this>.');
		const refusal = await sendTicket(service, KEY, TICKET);
		expect(refusal).toMatchObject({ ok: false, again, newKey });
		if (refusal.ok) return;
		expect(refusal.words).toContain(words);
		expect(refusal.words).toContain('“Because of <this>.”');
		expect(refusal.words).toContain('Your text is still here.');
	});

	test.each([
		[429, '30', 'Try again in 30 seconds.', 30],
		[429, '1', 'Try again in 1 second.', 1],
		[503, '300', 'Try again in 5 minutes.', 300],
		[503, null, 'Try again in a few minutes.', null],
		[503, 'nonsense', 'Try again in a few minutes.', null],
	])('%d with Retry-After %s', async (status, header, words, wait) => {
		answer = problem(status, 'Busy.', header === null ? {} : { 'retry-after': header });
		const refusal = await sendTicket(service, KEY, TICKET);
		expect(refusal).toMatchObject({ ok: false, again: true, wait, newKey: false });
		expect(refusal.ok ? '' : refusal.words).toContain(words);
	});

	test('Retry-After as a date', async () => {
		answer = problem(503, 'Busy.', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
		const refusal = await sendTicket(service, KEY, TICKET);
		expect(refusal.ok ? null : refusal.wait).toBeGreaterThan(50);
	});

	test('words that are no problem document are not shown', async () => {
		answer = (response) =>
			response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
		const refusal = await sendTicket(service, KEY, TICKET);
		expect(refusal.ok ? '' : refusal.words).not.toContain('Bad gateway');
		expect(refusal).toMatchObject({ again: true, newKey: false });
	});

	test.each([
		['an answer that is no JSON', (response: ServerResponse) => response.writeHead(202).end('ok')],
		['an answer without a state', json(202, { key: KEY })],
		['a state that nobody knows', json(202, { key: KEY, state: 'eaten' })],
		['null', json(202, null)],
		['a line that breaks', (response: ServerResponse) => response.destroy()],
		[
			'a way to another place',
			(response: ServerResponse) => response.writeHead(307, { location: '/other' }).end(),
		],
	])('%s: pressing again is safe', async (_, given) => {
		answer = given;
		const refusal = await sendTicket(service, KEY, TICKET);
		expect(refusal).toMatchObject({ ok: false, again: true, newKey: false });
		expect(refusal.ok ? '' : refusal.words).toContain('nothing is sent twice');
		expect(seen).toHaveLength(1);
	});

	test('a service that is not there', async () => {
		const refusal = await sendTicket('http://127.0.0.1:9', KEY, TICKET);
		expect(refusal.ok ? '' : refusal.words).toContain('could not be reached');
	});
});

describe('the address for the answer', () => {
	test.each(['anna@example.com', ' anna@example.com ', 'a.b+c@mail.example.co.uk'])(
		'%s is fine',
		(address) => {
			expect(addressProblem(address)).toBeNull();
		},
	);
	test.each([
		['', 'Write a mail address'],
		['anna', 'no whole mail address'],
		['anna@example', 'no whole mail address'],
		['@example.com', 'no whole mail address'],
		['anna@example..com', 'no whole mail address'],
		['a@example.com, b@example.com', 'one mail address and nothing else'],
		['Anna <anna@example.com>', 'one mail address and nothing else'],
		['a@example.com\r\nBcc: b@example.com', 'one mail address and nothing else'],
		['a@b@example.com', 'one mail address and nothing else'],
		[`${'a'.repeat(250)}@example.com`, 'too long'],
	])('%j is not', (address, words) => {
		expect(addressProblem(address)).toContain(words);
	});
});
