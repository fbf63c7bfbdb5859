/** How tickets are handed over, and what each failure means. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { rtHelpdesk } from '../../src/service/helpdesk/rt.ts';
import { smtpHelpdesk, toMailAttachment } from '../../src/service/helpdesk/smtp.ts';
import type { Ticket } from '../../src/service/queue/types.ts';
import { freeTcpPorts } from '../dns/ports.ts';

const KEY = '0b7b3f0e-3f0f-4c53-9d7e-0c1b7d3a5e01';
const ticket: Ticket = {
	key: KEY,
	subject: 'Mail came back: “550”',
	text: 'Line one\n.\nFrom here',
	replyTo: 'reader@example.com',
	attachment: {
		filename: 'bounce.eml',
		type: 'message/rfc822',
		content: Buffer.from('From: a\r\n\r\nb\r\n'),
	},
	acceptedAt: Date.UTC(2026, 10, 24),
};
const signal = () => AbortSignal.timeout(5000);

const open: { close(): unknown }[] = [];
afterEach(() => {
	for (const server of open.splice(0)) server.close();
});

test.each([
	['a plain mail', 'From: a\r\n\r\nb\r\n', true],
	['a plain mail with bare line feeds', 'From: a\n\nb\n', true],
	['letters beyond ASCII', 'From: ä\r\n\r\nb', false],
	['a line of 999', `From: a\r\n\r\n${'x'.repeat(999)}`, false],
	['a line of 998 and its end', `From: a\r\n\r\n${'x'.repeat(997)}\r\n`, true],
	['a stray CR', 'From: a\r\n\r\nb\rc', false],
])('%s', (_, text, asMail) => {
	const content = Buffer.from(text);
	const sent = toMailAttachment({ filename: 'b.eml', type: 'message/rfc822', content });
	expect(sent.contentType).toBe(asMail ? 'message/rfc822' : 'application/octet-stream');
	expect(sent.contentTransferEncoding).toBe(asMail ? '7bit' : 'base64');
	expect(sent.content.equals(content)).toBe(true);
});

/** A mail server that says these lines, one for each step: greeting, EHLO, MAIL, RCPT, DATA, the mail. */
async function mailServer(...answers: string[]): Promise<{ port: number; said: () => string }> {
	let said = '';
	const server = createTcpServer((socket: Socket) => {
		const steps = [...answers];
		const answer = () => {
			const next = steps.shift();
			if (next === undefined) socket.destroy();
			else socket.write(`${next}\r\n`);
		};
		answer();
		let inMail = false;
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			said += chunk;
			if (inMail && !said.endsWith('\r\n.\r\n')) return;
			inMail = /^DATA\r\n/.test(String(chunk));
			answer();
		});
	}).listen(0, '127.0.0.1');
	open.push(server);
	await once(server, 'listening');
	return { port: (server.address() as { port: number }).port, said: () => said };
}

const smtp = (port: number) =>
	smtpHelpdesk({
		...{ host: '127.0.0.1', port, encryption: 'none', from: 'desk@example.com', to: 'help@example.com' },
		auth: null,
		timeoutMs: 5000,
	});
const GOOD = ['220 hi', '250 hi', '250 ok', '250 ok', '354 go', '250 taken'];
const upTo = (count: number, ...then: string[]) => [...GOOD.slice(0, count), ...then];

test('the envelope is the host’s, the answer goes to the reader, the key is the Message-ID', async () => {
	const server = await mailServer(...GOOD);
	expect(await smtp(server.port).create(ticket, signal())).toBe(`<${KEY}@example.com>`);
	const said = server.said();
	expect(said).toMatch(/MAIL FROM:<desk@example\.com>[^\n]*\r\nRCPT TO:<help@example\.com>\r\nDATA/);
	expect(said).toMatch(/^From: desk@example\.com\r$/m);
	expect(said).toMatch(/^To: help@example\.com\r$/m);
	expect(said).toMatch(/^Reply-To: reader@example\.com\r$/m);
	expect(said).toMatch(new RegExp(`^Message-ID: <${KEY}@example\\.com>\\r$`, 'm'));
	expect(said).toMatch(/^Date: Tue, 24 Nov 2026/m);
	expect(said).toContain('Content-Type: message/rfc822');
	expect(said.match(/^(Bcc|Cc):/m)).toBeNull();
});

test.each([
	['nobody there', [], 'unclear'],
	['busy at the greeting', ['421 busy'], 'later'],
	['refused at the greeting', ['554 go away'], 'later'],
	['sender deferred', upTo(2, '451 later'), 'later'],
	['recipient unknown', upTo(3, '550 5.1.1 no such user'), 'refused'],
	['recipient deferred', upTo(3, '450 greylisted'), 'later'],
	['mail too large', upTo(5, '552 too large'), 'refused'],
	['no room', upTo(5, '452 no room'), 'later'],
	['gone after the mail', upTo(5), 'unclear'],
])('mail: %s', async (_, answers, failure) => {
	const server = await mailServer(...answers);
	await expect(smtp(server.port).create(ticket, signal())).rejects.toMatchObject({ failure });
});

test('mail: a server that is not there, and one that never ends', async () => {
	await expect(smtp(1).create(ticket, signal())).rejects.toMatchObject({ failure: 'later' });
	const server = await mailServer(...upTo(5, '250-wait'));
	await expect(smtp(server.port).create(ticket, AbortSignal.timeout(300))).rejects.toMatchObject({
		failure: 'unclear',
	});
});

async function tracker(answer: RequestListener) {
	const server: Server = createServer(answer).listen(0, '127.0.0.1');
	open.push(server);
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	return rtHelpdesk({
		url: `http://127.0.0.1:${port}`,
		queue: 'Support',
		customField: 'Key',
		token: 'secret',
	});
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

test('Request Tracker: the field is seen first, the key is looked for, the ticket carries it', async () => {
	const asked: string[] = [];
	let posted: unknown;
	const desk = await tracker(async (request, response) => {
		asked.push(`${request.method} ${decodeURIComponent(request.url ?? '')} ${request.headers.authorization}`);
		if (request.method === 'POST') posted = JSON.parse(await bodyOf(request));
		const fields = { TicketCustomFields: [{ name: 'Other' }, { name: 'Key' }] };
		const found = { items: asked.length > 3 ? [{ id: 12 }] : [] };
		const answers = request.url?.includes('/queue/')
			? fields
			: request.method === 'POST'
				? { id: '12' }
				: found;
		response.end(JSON.stringify(answers));
	});
	expect(await desk.find(KEY, signal())).toBeNull();
	expect(await desk.create(ticket, signal())).toBe('12');
	expect(await desk.find(KEY, signal())).toBe('12');
	expect(asked.map((line) => line.split('?')[0])).toEqual([
		'GET /REST/2.0/queue/Support',
		'GET /REST/2.0/tickets',
		'POST /REST/2.0/ticket token secret',
		'GET /REST/2.0/tickets',
	]);
	expect(asked[1]).toContain(`'CF.{Key}'+=+'${KEY}'`);
	expect(posted).toEqual({
		Queue: 'Support',
		Requestor: 'reader@example.com',
		Subject: ticket.subject,
		Content: ticket.text,
		ContentType: 'text/plain',
		CustomFields: { Key: KEY },
		Attachments: [
			{ FileName: 'bounce.eml', FileType: 'message/rfc822', FileContent: btoa('From: a\r\n\r\nb\r\n') },
		],
	});
});

test('Request Tracker: without the field nothing is delivered', async () => {
	const desk = await tracker((_, response) => response.end('{"TicketCustomFields":[{"name":"Other"}]}'));
	await expect(desk.find(KEY, signal())).rejects.toMatchObject({ failure: 'later', code: 'no custom field' });
});

test.each([
	['a refused ticket', 400, 'refused'],
	['a wrong token', 401, 'later'],
	['no right', 403, 'later'],
	['too many', 429, 'later'],
	['an error', 500, 'unclear'],
	['a proxy that gave up', 504, 'unclear'],
	['a page that is not RT', 200, 'unclear'],
])('Request Tracker: %s', async (_, status, failure) => {
	const desk = await tracker((_request, response) => {
		response.statusCode = status;
		response.end('<html>reader@example.com</html>');
	});
	const error = await desk.create(ticket, signal()).catch((reason) => reason);
	expect(error).toMatchObject({ failure });
	expect(error.code).not.toContain('example.com');
});

test('Request Tracker: broken in the middle is unclear, not there at all is clear', async () => {
	const desk = await tracker((request) => request.socket.destroy());
	await expect(desk.create(ticket, signal())).rejects.toMatchObject({ failure: 'unclear' });
	const [port] = await freeTcpPorts(1);
	const nowhere = rtHelpdesk({
		url: `http://127.0.0.1:${port}`,
		queue: 'Support',
		customField: 'Key',
		token: 'x',
	});
	await expect(nowhere.create(ticket, signal())).rejects.toMatchObject({
		failure: 'later',
		code: 'ECONNREFUSED',
	});
	const mute = await tracker(() => undefined);
	await expect(mute.create(ticket, AbortSignal.timeout(200))).rejects.toMatchObject({ failure: 'unclear' });
	for (const server of open) if ('closeAllConnections' in server) (server as Server).closeAllConnections();
});
