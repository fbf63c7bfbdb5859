import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer, HEADERS } from '../../src/setup/serve.mjs';

/** The static server behind `npm start` and the browser tests. Raw requests: fetch() would tidy the paths up. */

const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-serve-'));
const site = join(folder, 'dist');
const server = (() => {
	mkdirSync(join(site, 'guides'), { recursive: true });
	mkdirSync(join(site, '_astro'));
	writeFileSync(join(folder, 'secret.txt'), 'outside');
	writeFileSync(join(site, 'index.html'), '<h1>home</h1>');
	writeFileSync(join(site, '404.html'), '<h1>not here</h1>');
	writeFileSync(join(site, 'guides', 'index.html'), '<h1>guides</h1>');
	writeFileSync(join(site, '_astro', 'page.abc.js'), 'export {}');
	writeFileSync(join(site, 'wasm.en.pagefind'), 'binary');
	return createSiteServer(site);
})();

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	const { port } = server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
			);
		});
		asked.on('error', reject).end();
	});
}

describe('the site server', () => {
	it('serves a page with the headers that a page cannot set for itself', async () => {
		const { status, headers, body } = await ask('/');
		expect(status).toBe(200);
		expect(body.toString()).toBe('<h1>home</h1>');
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
	});

	it('answers what is not there with the 404 page and status', async () => {
		for (const path of ['/nothing/', '/guides/nothing', '/%zz', '/a%00b']) {
			const { status, body } = await ask(path);
			expect([path, status, body.toString()]).toEqual([path, 404, '<h1>not here</h1>']);
		}
	});

	it('adds the closing slash and keeps the query', async () => {
		const { status, headers } = await ask('/guides?text=blocked');
		expect([status, headers.location]).toEqual([301, '/guides/?text=blocked']);
	});

	it('never leads to another site', async () => {
		const { headers } = await ask('//guides');
		expect(headers.location).toBe('/guides/');
	});

	it('stays inside its folder', async () => {
		for (const path of [
			'/../secret.txt',
			'/%2e%2e/secret.txt',
			'/..%2fsecret.txt',
			'/guides/../../secret.txt',
		])
			expect([path, (await ask(path)).status]).toEqual([path, 404]);
	});

	it('compresses text as the browser can read it, and nothing else', async () => {
		const br = await ask('/', { 'accept-encoding': 'gzip, deflate, br' });
		expect(br.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(br.body).toString()).toBe('<h1>home</h1>');
		const gzip = await ask('/', { 'accept-encoding': 'gzip' });
		expect(gunzipSync(gzip.body).toString()).toBe('<h1>home</h1>');
		const binary = await ask('/wasm.en.pagefind', { 'accept-encoding': 'br' });
		expect(binary.headers['content-encoding']).toBeUndefined();
	});

	it('lets hashed files be kept for a year and asks again for pages', async () => {
		expect((await ask('/_astro/page.abc.js')).headers['cache-control']).toMatch(/immutable/);
		const { headers } = await ask('/');
		expect(headers['cache-control']).toBe('no-cache');
		expect((await ask('/', { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
		expect((await ask('/_astro/gone.js')).headers['cache-control']).toBe('no-cache');
	});

	it('takes GET and HEAD only', async () => {
		expect((await ask('/', {}, 'POST')).status).toBe(405);
		const head = await ask('/', {}, 'HEAD');
		expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '13']);
	});
});
