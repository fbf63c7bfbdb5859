/** The blocklist check as a reader meets it: nothing is asked unasked, and nothing is said that was not proved. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { LISTED_DOMAIN, PUBLIC_CLEAN, PUBLIC_LISTED, resolverHosts } from './support/dns-world.ts';
import { DNS_MISSING, expect, hasDnsPrograms, test } from './support/test.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const open = (page: Page, query = '') => page.goto(`/blocklist-check/${query}`, { waitUntil: 'networkidle' });
const field = (page: Page) => page.getByLabel('IP address of the server');
const status = (page: Page) => page.getByRole('status').filter({ hasText: /Asking|Done|Stopped/ });
/** DNS questions since this was called. */
const dnsQuestions = (requests: readonly string[]) => {
	const before = requests.length;
	return () => requests.slice(before).filter((url) => url.includes('dns='));
};

test.use({ mayAsk: resolverHosts() });

test('a link fills the form in and asks nothing; the page says what will leave the browser', async ({
	page,
	requests,
}) => {
	const asked = dnsQuestions(requests);
	await open(page, `?ip=${PUBLIC_CLEAN}&names=example.com`);
	await expect(field(page)).toHaveValue(PUBLIC_CLEAN);
	await expect(page.getByLabel('Names to check too')).toHaveValue('example.com');
	await expect(page.getByText(`your browser asks Cloudflare (${resolverHosts()[0]})`)).toBeVisible();
	await page.waitForTimeout(300);
	expect(asked()).toEqual([]);
});

for (const [what, typed, help] of [
	['a private address', '192.168.1.20', /private address/],
	['a loopback address', '127.0.0.1', /this same computer/],
	['a documentation address', '192.0.2.1', /kept for examples/],
	['an IPv6 documentation address', '2001:db8::1', /kept for examples/],
	['a name', 'mail.example.com', /This is a name/],
	['no address', '999.1.1.1', /not an IP address/],
	['nothing', '', /Type the IP address first/],
] as const) {
	test(`${what} gets help, not a check @once`, async ({ page, requests }) => {
		const asked = dnsQuestions(requests);
		await open(page);
		await field(page).fill(typed);
		await press(page, 'Check this address');
		await expect(page.getByRole('alert')).toContainText(help);
		await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
		expect(asked()).toEqual([]);
	});
}

test.describe('with lists to ask', () => {
	test.skip(!hasDnsPrograms(), DNS_MISSING);

	test('a listed address: hits first, what each means and who can end it; then copied as text', async ({
		page,
		context,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await open(page, `?ip=${PUBLIC_LISTED}`);
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done: \d+ listed, 0 not listed, \d+ could not be checked\.$/);
		const rows = page.locator('.check-row:visible');
		await expect(rows.first()).toContainText('Listed');
		await expect(rows.filter({ hasText: 'UCEPROTECT Level 3' })).toContainText(
			"lists your provider's whole network; hardly anybody rejects on it",
		);
		await expect(rows.filter({ hasText: 'UCEPROTECT Level 1' })).toContainText('Do not pay');
		const psbl = rows.filter({ hasText: 'PSBL' });
		await expect(psbl).toContainText('Whoever runs the server can ask for removal');
		await expect(psbl).toContainText('lists this, see https://lists.example/');
		await expect(psbl.getByRole('link', { name: /for removal/ })).toHaveAttribute(
			'href',
			`https://psbl.org/remove?ip=${PUBLIC_LISTED}`,
		);
		await press(page, 'Copy as text');
		const text = await page.evaluate(() => navigator.clipboard.readText());
		expect(text).toContain(`Blocklist check of ${PUBLIC_LISTED}`);
		expect(text).toMatch(/^Listed: SpamCop .*bl\.spamcop\.net.*127\.0\.0\.2/m);
	});

	test('a list that refuses public resolvers is not asked, and its own page is offered with the address', async ({
		page,
		requests,
	}) => {
		const asked = dnsQuestions(requests);
		await open(page, `?ip=${PUBLIC_CLEAN}`);
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done: 0 listed/);
		const zen = page.locator('.check-row').filter({ hasText: 'Spamhaus ZEN' });
		await expect(zen).toContainText('Could not check');
		await expect(zen.getByRole('link', { name: /Look 93/ })).toHaveAttribute(
			'href',
			`https://check.spamhaus.org/results/?query=${PUBLIC_CLEAN}`,
		);
		await expect(page.getByText('“Could not check” is not “not listed”')).toBeVisible();
		const names = asked().map((url) =>
			Buffer.from(new URL(url).searchParams.get('dns') ?? '', 'base64url').toString('latin1'),
		);
		expect(names.length).toBeGreaterThan(30);
		expect(names.filter((name) => name.includes('spamhaus'))).toEqual([]);
	});

	test('names go to lists of names alone', async ({ page }) => {
		await open(page, `?ip=${PUBLIC_CLEAN}&names=${LISTED_DOMAIN},192.0.2.77`);
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done/);
		const hits = page.locator('.check-row[data-state=listed]');
		await expect(hits.first()).toContainText(`About the domain ${LISTED_DOMAIN}`);
		expect(await hits.filter({ hasNotText: LISTED_DOMAIN }).count()).toBe(0);
	});

	test('a screen reader hears the beginning and the end, not each row', async ({ page }) => {
		await open(page, `?ip=${PUBLIC_CLEAN}`);
		const heard = await page.evaluateHandle(() => {
			const said: string[] = [];
			for (const region of document.querySelectorAll('.check [role=status], .check [role=alert]'))
				new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
					childList: true,
					characterData: true,
					subtree: true,
				});
			return said;
		});
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done/);
		const said = (await heard.jsonValue()).filter(Boolean);
		expect(said).toHaveLength(2);
		expect(said[0]).toMatch(/^Asking \d+ lists\.$/);
		expect(said[1]).toMatch(/^Done: /);
	});

	test('"check again" goes past the browser\'s cache; another address starts anew', async ({
		page,
		requests,
	}) => {
		const asked = dnsQuestions(requests);
		await open(page, `?ip=${PUBLIC_CLEAN}`);
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done/);
		const first = asked().length;
		await press(page, 'Check again');
		await expect.poll(() => asked().length).toBeGreaterThanOrEqual(2 * first);
		await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
		await field(page).fill('93.184.216.36');
		await expect(page.locator('.check-row')).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Check this address' })).toBeVisible();
	});

	test('no axe violation in the result, light and dark', async ({ page }) => {
		await open(page, `?ip=${PUBLIC_LISTED}`);
		await press(page, 'Check this address');
		await expect(status(page)).toContainText(/^Done/);
		await page.locator('.check summary').first().click();
		await page.evaluate(AXE);
		for (const colorScheme of ['light', 'dark'] as const) {
			// Colours at their goal at once: half faded ones have other contrasts.
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const found = await page.evaluate(async () => {
				const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } })
					.axe;
				return (await axe.run()).violations.map(({ id }) => id);
			});
			expect(found, colorScheme).toEqual([]);
		}
	});
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });
	test("the lists' own pages are linked, and the button does not pretend", async ({ page }) => {
		await page.goto('/blocklist-check/');
		await expect(page.getByText('The check needs JavaScript')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Check this address' })).toBeDisabled();
		expect(await page.getByRole('link', { name: 'its look-up page' }).count()).toBeGreaterThan(20);
		await page.getByRole('link', { name: 'Spamhaus ZEN', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spamhaus ZEN');
	});
});

test('the page of a list: what each answer means, how to get off, when it was checked', async ({ page }) => {
	await page.goto('/blocklists/spamhaus-zen/?ip=192.0.2.1', { waitUntil: 'networkidle' });
	await expect(page.getByRole('link', { name: 'Look it up at Spamhaus ZEN' })).toHaveAttribute(
		'href',
		'https://check.spamhaus.org/results/?query=192.0.2.1',
	);
	await expect(page.getByRole('row', { name: /127\.255\.255\.254/ })).toContainText(
		'Not a listing. The list does not answer questions that come through a public DNS resolver',
	);
	await expect(page.getByText('Last checked on 23 November 2026')).toBeVisible();
	await page.goto('/blocklists/sorbs/');
	await expect(page.getByText('This list is closed')).toBeVisible();
});
