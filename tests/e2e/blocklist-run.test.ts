/** The blocklist check under way: stopped by the reader, asked of another resolver, and begun with the wrong address. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PUBLIC_CLEAN, PUBLIC_LISTED, resolverHosts } from './support/dns-world.ts';
import { DNS_MISSING, expect, hasDnsPrograms, test } from './support/test.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const status = (page: Page) => page.getByRole('status').filter({ hasText: /Asking|Done|Stopped/ });
const field = (page: Page) => page.getByLabel('IP address of the server');
/** The name that a DNS-over-HTTPS question asks for, with a count byte before each label. */
const askedName = (url: string) =>
	Buffer.from(new URL(url).searchParams.get('dns') ?? '', 'base64url').toString('latin1');

/** Not a resolver of site.yaml, and nowhere in the tests' network. */
const SECOND = { name: 'Second resolver', url: 'https://doh.second.example/dns-query', public: true };

test.use({ mayAsk: resolverHosts() });

test.describe('with lists to ask', () => {
	test.skip(!hasDnsPrograms(), DNS_MISSING);

	test('"Cancel" stops the questions, keeps what came, and calls nothing clean that had not answered', async ({
		page,
	}) => {
		let held = 0;
		// UCEPROTECT says nothing, the others answer.
		await page.route(/dns-query\?dns=/, (route) => {
			if (askedName(route.request().url()).includes('uceprotect')) held += 1;
			else void route.continue();
		});
		await page.goto(`/blocklist-check/?ip=${PUBLIC_LISTED}`, { waitUntil: 'networkidle' });
		await press(page, 'Check this address');
		await expect(page.locator('.check-row:visible').filter({ hasText: 'PSBL' })).toContainText('Listed');
		await press(page, 'Cancel');
		await expect(status(page)).toContainText(
			/^Stopped: \d+ listed, 0 not listed, \d+ could not be checked\.$/,
		);
		expect(held).toBeGreaterThan(0);
		await expect(page.locator('.check-row').filter({ hasText: 'UCEPROTECT' })).toHaveCount(0);
		const [, said, all] =
			/(\d+) of (\d+) checked/.exec((await page.locator('.check').textContent()) ?? '') ?? [];
		expect(Number(said)).toBeGreaterThan(0);
		expect(Number(said)).toBeLessThan(Number(all));
		await expect(page.locator('.check-row:visible').filter({ hasText: 'PSBL' })).toContainText('Listed');
		await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
	});

	test('an address that the bounce does not show: a doubt, then checked all the same', async ({
		page,
		requests,
	}) => {
		await checkStep(page);
		await field(page).fill('93.184.216.36');
		await press(page, 'Check this address');
		await expect(page.getByRole('alert').filter({ hasText: PUBLIC_CLEAN })).toBeVisible();
		expect(requests.filter((url) => url.includes('dns='))).toEqual([]);
		await press(page, 'Check it all the same');
		await expect(status(page)).toContainText(/^Done: 0 listed/);
	});
});

test("the mail service's own address gets help, not a check", async ({ page, requests }) => {
	await checkStep(page);
	await field(page).fill('52.101.73.9');
	await press(page, 'Check this address');
	await expect(page.getByRole('alert')).toContainText('This is the address of the mail service');
	await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
	await press(page, 'Check this address');
	await expect(page.getByRole('alert')).toContainText('It is not the one that was blocked');
	expect(requests.filter((url) => url.includes('dns='))).toEqual([]);
});

test.describe('with a second resolver in site.yaml', () => {
	test.use({ mayAsk: [new URL(SECOND.url).host], expectedErrors: [/ERR_NAME_NOT_RESOLVED/] });

	test('the chosen one is named and asked; out of reach, it proves nothing', async ({ page, requests }) => {
		await page.route(/\/blocklist-check\/$/, async (route) => {
			const response = await route.fetch();
			const html = await response.text();
			const [first] = /\{&quot;name&quot;:\[0,&quot;Cloudflare&quot;\].*?\}\]/.exec(html) ?? [''];
			const { name, url } = SECOND;
			const second = `[0,{&quot;name&quot;:[0,&quot;${name}&quot;],&quot;url&quot;:[0,&quot;${url}&quot;],&quot;public&quot;:[0,true]}]`;
			const body = html
				.replace(first, `${first},${second}`)
				.replaceAll('connect-src ', `connect-src ${new URL(url).origin} `);
			await route.fulfill({ response, body });
		});
		await page.goto('/blocklist-check/', { waitUntil: 'networkidle' });
		await field(page).fill(PUBLIC_CLEAN);
		await page.getByLabel('Ask through').selectOption(SECOND.name);
		await expect(page.getByText(`your browser asks ${SECOND.name} (doh.second.example)`)).toBeVisible();
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(
			/^Done: 0 listed, 0 not listed, [1-9]\d* could not be checked\.$/,
		);
		const hosts = requests.filter((url) => url.includes('dns=')).map((url) => new URL(url).host);
		expect(new Set(hosts)).toEqual(new Set(['doh.second.example']));
	});
});

/** Outlook's bounce about {@link PUBLIC_CLEAN}, pasted and walked to the check. */
async function checkStep(page: Page): Promise<void> {
	await page.goto('/fix/');
	const bounce = readFileSync(new URL('../bounces/journeys/outlook-s3140.txt', import.meta.url), 'utf8');
	await page.getByLabel('Paste the message that came back').fill(bounce);
	await press(page, 'Read it');
	for (const name of ['Show me what to do', 'Self-managed Linux Server', 'Go on'])
		await page.getByRole('link', { name }).click();
	await expect(field(page)).toHaveValue(PUBLIC_CLEAN);
}
