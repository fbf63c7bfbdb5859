/** Who asks, how often, and the contract. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { makeApp } from '../../src/service/app.ts';
import { clientAddress, clientGroup, networkTest } from '../../src/service/http/client.ts';
import { corsHeaders } from '../../src/service/http/origin.ts';
import { errorCode, jsonLog } from '../../src/service/log.ts';
import { Metrics } from '../../src/service/metrics.ts';
import { serviceMetrics } from '../../src/service/numbers.ts';
import { openApiDocument } from '../../src/service/openapi.ts';
import { ask, ORIGIN, startTestService } from './support/service.ts';

const trusted = networkTest(['10.0.0.0/8', '2001:db8:1::/48', '127.0.0.1']);

test.each([
	['203.0.113.9', undefined, '203.0.113.9'],
	['203.0.113.9', '198.51.100.1', '203.0.113.9'],
	['127.0.0.1', '198.51.100.1', '198.51.100.1'],
	['::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
	['127.0.0.1', '198.51.100.7, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
	['127.0.0.1', 'nonsense', '127.0.0.1'],
	['127.0.0.1', 'nonsense, 10.0.0.1', '10.0.0.1'],
	['127.0.0.1', undefined, '127.0.0.1'],
	['2001:db8:1::5', '2001:DB8:2::9', '2001:db8:2::9'],
])('%s forwarded for %s is %s', (peer, forwarded, client) => {
	expect(clientAddress(peer, forwarded, trusted)).toBe(client);
});

test('an IPv6 client is its /64, whatever it writes', () => {
	expect(clientGroup('192.0.2.1')).toBe('192.0.2.1');
	expect(clientGroup('2001:db8::1')).toBe('2001:db8:0:0::/64');
	expect(clientGroup('2001:db8:0:1:2:3:4:5')).toBe('2001:db8:0:1::/64');
	expect(clientGroup('::1')).toBe('0:0:0:0::/64');
	const group = fc.integer({ min: 0, max: 0xffff });
	fc.assert(
		fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
			const hex = groups.map((value) => value.toString(16));
			expect(clientGroup(hex.join(':'))).toBe(`${hex.slice(0, 4).join(':')}::/64`);
		}),
	);
});

test('numbers are written as Prometheus reads them', () => {
	const metrics = new Metrics();
	metrics.counter('a_total', 'A.').add({ kind: 'x"\\\n' }, 2);
	metrics.gauge('b', 'B.', () => [[{}, 3]]);
	metrics.gauge('broken', 'C.', () => {
		throw new Error('no disk');
	});
	metrics.histogram('d', 'D.').observe(0.3, { how: 'y' });
	const lines = metrics.text().split('\n');
	expect(lines).toContain('a_total{kind="x\\"\\\\\\n"} 2');
	expect(lines).toContain('b 3');
	expect(lines).toContain('d_bucket{how="y",le="0.1"} 0');
	expect(lines).toContain('d_bucket{how="y",le="0.5"} 1');
	expect(lines).toContain('d_bucket{how="y",le="+Inf"} 1');
	expect(lines).toContain('d_sum{how="y"} 0.3');
	expect(lines.some((line) => line.includes('broken'))).toBe(false);
	expect(lines.at(-1)).toBe('');
});

test('a log line is JSON, and an error is named by its code', () => {
	const lines: string[] = [];
	jsonLog((line) => lines.push(line)).warn('delivery', { try: 2 });
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', event: 'delivery', try: 2 });
	const quoting = Object.assign(new Error('no anna@example.com'), { code: 'EENVELOPE' });
	expect([errorCode(quoting), errorCode(new TypeError('x')), errorCode('x')]).toEqual([
		'EENVELOPE',
		'TypeError',
		'unknown',
	]);
});

test('the page of an allowed origin may read the answer, and only its', () => {
	expect(corsHeaders(ORIGIN)['access-control-allow-origin']).toBe(ORIGIN);
	expect(corsHeaders(undefined)).toEqual({ vary: 'Origin' });
});

test('OpenAPI names every route and no other, with every answer that was seen', async () => {
	const limits = { checksPerMinute: 1, ticketsPerMinute: 1, readsPerMinute: 1 };
	const document = openApiDocument({ limits } as never);
	const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
		Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
	);
	const app = makeApp({
		config: { limits, trustedProxies: [], metricsFrom: [], allowedOrigins: [] },
		metrics: serviceMetrics(),
	} as never);
	const routes = app.routes
		.filter(({ method }) => method !== 'ALL')
		.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
	expect(documented.toSorted()).toEqual([...new Set(routes)].toSorted());
	const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
		([, name]) => name,
	);
	expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)));
	expect(document.components.schemas.Ticket).toMatchObject({
		additionalProperties: false,
		required: ['subject', 'text', 'replyTo', 'elapsedMs', 'website'],
	});
});

test('a preflight of our page is answered, numbers are for those who may', async () => {
	const service = await startTestService({ metricsFrom: ['203.0.113.1'] });
	try {
		const preflight = await ask(service, {
			method: 'OPTIONS',
			path: '/v1/tickets',
			headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
		});
		// A 204 has no body and no length.
		expect(preflight.status).toBe(204);
		expect(preflight.headers).toMatchObject({
			'access-control-allow-origin': ORIGIN,
			'access-control-allow-headers': 'content-type, idempotency-key',
		});
		expect((await ask(service, { path: '/metrics' })).status).toBe(404);
		expect((await ask(service, { path: '/healthz' })).body).toBe('{"status":"ok"}');
		expect(JSON.parse((await ask(service, { path: '/openapi.json' })).body)).toMatchObject({
			openapi: '3.1.0',
		});
	} finally {
		await service.stop();
	}
});

test('nothing else in the project needs the service', () => {
	const source = resolve(import.meta.dirname, '../../src');
	const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(ts|tsx|astro|mjs)$/.test(name) && !name.startsWith('service/'))
		.map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));
	const imports = files.flatMap(({ name, text }) =>
		ts.preProcessFile(text).importedFiles.map(({ fileName }) => `${name} imports ${fileName}`),
	);
	expect(imports.length).toBeGreaterThan(100);
	expect(
		imports.filter((line) => /imports .*\/service\/|imports (hono|@hono|nodemailer|rate-limiter)/.test(line)),
	).toEqual([]);
});
