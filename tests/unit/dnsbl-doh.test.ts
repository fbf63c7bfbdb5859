/** The resolver over HTTPS against a server that answers well, badly, or not as DNS at all. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import packet from 'dns-packet';
import { afterEach, expect, test } from 'vitest';
import { dohResolver } from '../../src/dnsbl/doh.ts';
import { withLimit } from '../../src/dnsbl/errors.ts';

let close = () => {};
afterEach(() => close());

async function serve(
	handler: (request: IncomingMessage, response: ServerResponse) => void,
	path = '/dns-query',
) {
	const server = createServer(handler);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	close = () => {
		server.closeAllConnections();
		server.close();
	};
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
	return dohResolver({ name: 'test', url, isPublic: false });
}

const forever = () => new AbortController().signal;
const question = (request: IncomingMessage) =>
	packet.decode(
		Buffer.from(new URL(request.url ?? '', 'http://x').searchParams.get('dns') ?? '', 'base64url'),
	);

function answer(request: IncomingMessage, response: ServerResponse): void {
	const { questions } = question(request);
	response.writeHead(200, { 'content-type': 'application/dns-message' });
	response.end(
		packet.encode({
			type: 'response',
			id: 0,
			questions: questions ?? [],
			answers: [{ type: 'A', name: questions?.[0]?.name ?? '', ttl: 9, data: '127.0.0.2' }],
		}),
	);
}

test('asks by GET with nothing but the question, and reads the answer', async () => {
	const seen: IncomingMessage[] = [];
	const resolver = await serve((request, response) => {
		seen.push(request);
		answer(request, response);
	}, '/dns-query?key=1');
	expect(await resolver.resolve('2.0.0.127.zen.example', 'A', { signal: forever() })).toEqual({
		rcode: 'NOERROR',
		records: ['127.0.0.2'],
		ttl: 9,
	});
	expect(seen[0]?.method).toBe('GET');
	expect(seen[0]?.headers['accept']).toBe('application/dns-message');
	expect(seen[0]?.headers['cookie']).toBeUndefined();
	expect(seen[0]?.headers['referer']).toBeUndefined();
	expect(seen[0]?.url).toMatch(/^\/dns-query\?key=1&dns=[\w-]+$/);
});

test('"fresh" goes past the caches', async () => {
	const seen: (string | undefined)[] = [];
	const resolver = await serve((request, response) => {
		seen.push(request.headers['cache-control']);
		answer(request, response);
	});
	await resolver.resolve('a.example', 'A', { signal: forever() });
	await resolver.resolve('a.example', 'A', { signal: forever(), fresh: true });
	expect(seen).toEqual([undefined, 'no-cache']);
});

test.each([
	['an error of the server', (_: IncomingMessage, response: ServerResponse) => response.writeHead(502).end()],
	['too many questions', (_: IncomingMessage, response: ServerResponse) => response.writeHead(429).end()],
	[
		'a login page',
		(_: IncomingMessage, response: ServerResponse) =>
			response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
	],
	[
		'a redirect',
		(_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location: '/login' }).end(),
	],
	[
		'bytes that are no DNS',
		(_: IncomingMessage, response: ServerResponse) =>
			response.writeHead(200, { 'content-type': 'application/dns-message' }).end('hello'),
	],
	['a connection that breaks', (request: IncomingMessage) => request.socket.destroy()],
])('%s is a NetworkError', async (_what, handler) => {
	const resolver = await serve(handler);
	await expect(resolver.resolve('a.example', 'A', { signal: forever() })).rejects.toMatchObject({
		name: 'NetworkError',
	});
});

test('silence ends at the limit as a TimeoutError, a cancel as its reason', async () => {
	const resolver = await serve(() => {});
	const limit = withLimit(undefined, 40);
	await expect(resolver.resolve('a.example', 'A', { signal: limit.signal })).rejects.toMatchObject({
		name: 'TimeoutError',
	});
	const stop = new AbortController();
	const asked = resolver.resolve('a.example', 'A', { signal: withLimit(stop.signal, 1000).signal });
	stop.abort(new Error('enough'));
	await expect(asked).rejects.toThrow('enough');
});
