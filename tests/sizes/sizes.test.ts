import { brotliCompressSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { readBuilt } from '../e2e/support/pages.ts';
import { expect, test } from '../e2e/support/test.ts';

/**
 * What a reader's first view weighs: every request that a real browser makes until the page is quiet, each body
 * compressed with Brotli. The favicon is left out: browsers fetch it when they like, once for all pages. 1 kB = 1000 bytes.
 */

interface Asset {
	readonly path: string;
	readonly bytes: number;
}

/** TypeScript's DOM types lack Chromium's word on what held up the first paint. */
type Timing = PerformanceResourceTiming & { readonly renderBlockingStatus: string };

const brotli = (body: Buffer | string): number => brotliCompressSync(body).length;

async function firstView(page: Page, path: string): Promise<Asset[]> {
	const responses: Response[] = [];
	page.on('response', (response) => responses.push(response));
	await page.goto(path, { waitUntil: 'networkidle' });
	const assets = responses.filter((response) => !response.url().includes('favicon'));
	return Promise.all(
		assets.map(async (response) => ({
			path: new URL(response.url()).pathname,
			bytes: brotli(await response.body()),
		})),
	);
}

const total = (assets: readonly Asset[]): number => assets.reduce((sum, { bytes }) => sum + bytes, 0);
const listed = (assets: readonly Asset[]): string =>
	assets.map(({ path, bytes }) => `${path} ${bytes}`).join(', ');

const VIEWS = [
	{ path: '/guides/550-5-7-1/', kilobytes: 13, requests: 3 },
	{ path: '/fix/', kilobytes: 30, requests: 12 },
	{ path: '/fix/550-5-7-1/text/', kilobytes: 30, requests: 12 },
];

for (const { path, kilobytes, requests } of VIEWS) {
	test(`first view of ${path} within ${kilobytes} kB and ${requests} requests @once`, async ({
		page,
	}, info) => {
		const assets = await firstView(page, path);
		info.annotations.push({ type: 'size', description: `${total(assets)} bytes: ${listed(assets)}` });
		expect(total(assets), listed(assets)).toBeLessThanOrEqual(kilobytes * 1000);
		expect(assets.length, listed(assets)).toBeLessThanOrEqual(requests);
	});

	test(`no script holds up the first view of ${path} @once`, async ({ page }) => {
		await page.goto(path);
		const blocking = await page.evaluate(() =>
			(performance.getEntriesByType('resource') as Timing[])
				.filter((entry) => entry.initiatorType === 'script' && entry.renderBlockingStatus === 'blocking')
				.map((entry) => entry.name),
		);
		expect(blocking).toEqual([]);
	});
}

test('the rules that read a bounce are at most 30 kB @once', () => {
	expect(brotli(readBuilt('data/rules.json'))).toBeLessThanOrEqual(30_000);
});

test('all flows, in one file so that none tells which is read, are at most 26 kB @once', () => {
	expect(brotli(readBuilt('data/flows.json'))).toBeLessThanOrEqual(26_000);
});
