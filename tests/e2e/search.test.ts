import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** The search finds the page of an exact code first, shows the passage that matched, and sends nothing anywhere. */

const first = (page: Page) => page.locator('.search-dialog [role=option]').first();

async function searchFor(page: Page, words: string) {
	await page.keyboard.press('/');
	const field = page.getByRole('combobox', { name: /search for words/i });
	await field.fill(words);
	return field;
}

test.describe('exact codes find their own page first', () => {
	const codes: readonly (readonly [string, RegExp])[] = [
		['550 5.7.1', /^\/guides\/550-5-7-1\/$/],
		['5.7.1', /^\/(guides\/550-5-7-1|codes\/5-7-1)\/$/],
		['#5.7.1', /^\/(guides\/550-5-7-1|codes\/5-7-1)\/$/],
		['4.7.1', /^\/codes\/5-7-1\/$/],
		['550-5.7.26', /^\/codes\/5-7-26\/$/],
		['550 5.7.26', /^\/codes\/5-7-26\/$/],
		['S3140', /^\/providers\/outlook-consumer\/$/],
		['s3150', /^\/providers\/outlook-consumer\/$/],
		['TSS04', /^\/providers\/yahoo\/$/],
		['zen.spamhaus.org', /^\/blocklists\/spamhaus-zen\/$/],
		['AS(48)', /^\/providers\/microsoft-365\/$/],
		['5.7.606', /^\/providers\/microsoft-365\/$/],
	];
	for (const [code, address] of codes) {
		test(`${code} @once`, async ({ page }) => {
			await page.goto('/guides/');
			await searchFor(page, code);
			await expect(first(page)).toHaveAttribute('href', address);
		});
	}
});

test.describe('words', () => {
	const questions: readonly (readonly [string, string])[] = [
		['how do I find my server IP', '/guides/find-the-sending-ip/'],
		['spf record', '/guides/spf-dkim-dmarc/'],
		['my mail is blocked by outlook', '/providers/outlook-consumer/'],
		['how long does it take', '/guides/how-long-delisting-takes/'],
	];
	for (const [words, address] of questions) {
		test(`"${words}" finds ${address} first, with the passage @once`, async ({ page }) => {
			await page.goto('/');
			await searchFor(page, words);
			await expect(first(page)).toHaveAttribute('href', address);
			await expect(first(page).locator('mark').first()).toBeVisible();
		});
	}
});

test('the keyboard alone: open, move, choose', async ({ page }) => {
	await page.goto('/guides/');
	await page.keyboard.press('ControlOrMeta+k');
	const field = page.getByRole('combobox', { name: /search for words/i });
	await expect(field).toBeFocused();
	await field.fill('blocklist');
	await expect(first(page)).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('ArrowDown');
	const second = page.locator('.search-dialog [role=option]').nth(1);
	await expect(second).toHaveAttribute('aria-selected', 'true');
	await expect(field).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? 'no id');
	const address = (await second.getAttribute('href')) ?? '';
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL((url) => url.pathname === address);
});

test('Escape empties the list, then closes the dialog, and / opens it again', async ({ page }) => {
	await page.goto('/guides/');
	const field = await searchFor(page, 'blocklist');
	await expect(first(page)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(first(page)).toBeHidden();
	await page.keyboard.press('Escape');
	await expect(field).toBeHidden();
	await page.keyboard.press('/');
	await expect(field).toBeFocused();
});

test('nothing found still helps', async ({ page }) => {
	await page.goto('/guides/');
	await searchFor(page, 'qwertzuiop');
	await expect(page.locator('.search-dialog')).toContainText('Nothing found for “qwertzuiop”');
	await expect(page.getByRole('link', { name: 'Paste a bounce' })).toBeVisible();
});

const bounce = [
	'The mail system',
	'<jo@example.com>: host mx.example.com[192.0.2.1] said:',
	'550 5.7.1 Service unavailable; client host [192.0.2.10] blocked using zen.spamhaus.org',
].join('\n');

async function paste(page: Page, text: string) {
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
		document.activeElement?.dispatchEvent(event);
	}, text);
}

test('a bounce pasted on the home page goes to the troubleshooter whole, and into no address', async ({
	page,
	requests,
}) => {
	await page.goto('/');
	await page.getByRole('textbox', { name: /paste the message/i }).focus();
	await expect(page.getByRole('combobox', { name: /paste the message/i })).toBeFocused();
	await paste(page, bounce);
	await expect(page.getByRole('option', { name: /read this bounce/i })).toBeVisible();
	// The troubleshooter takes the text out of the storage at once: catch what was put there.
	await page.evaluate(() => {
		const setItem = Storage.prototype.setItem;
		Storage.prototype.setItem = function (key, value) {
			setItem.call(this, key, value);
			if (this === sessionStorage) window.name = JSON.stringify([key, value]);
		};
	});
	await page.getByRole('button', { name: 'Get help' }).click();
	await page.waitForURL('**/fix/**');
	expect(JSON.parse(await page.evaluate(() => window.name))).toEqual(['bounce-desk:paste', bounce]);
	expect(requests.filter((address) => /spamhaus|192\.0\.2/.test(address))).toEqual([]);
});

test('the results page filters by kind and keeps the words behind the #', async ({ page, requests }) => {
	await page.goto('/search/#blocklist');
	await expect(page.getByRole('status')).toContainText('results for “blocklist”');
	await page.getByRole('button', { name: /^Guide \(/ }).click();
	for (const kind of await page.locator('.results .hit-kind').allTextContents()) expect(kind).toBe('Guide');
	await page.getByRole('textbox', { name: 'Search for' }).fill('greylisting');
	await expect(page).toHaveURL(/\/search\/#greylisting$/);
	await expect(page.getByRole('status')).toContainText('“greylisting”');
	expect(requests.filter((address) => address.includes('greylisting') && !address.includes('#'))).toEqual([]);
});

test('with forced colours the chosen kind and the chosen result are still told apart', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/search/#spam');
	const pressed = page.locator('.kind-filters [aria-pressed=true]');
	await expect(pressed).toHaveCSS('outline-style', 'solid');
	await expect(page.locator('.kind-filters [aria-pressed=false]').first()).toHaveCSS('outline-style', 'none');
	await page.goto('/guides/');
	await searchFor(page, 'spam');
	await expect(first(page)).toHaveCSS('outline-style', 'solid');
});

test('a sentence of a server without a code is offered to the troubleshooter first', async ({ page }) => {
	await page.goto('/guides/');
	await searchFor(page, 'Our system has detected that this message is likely unsolicited mail');
	await expect(first(page)).toHaveAttribute('href', '/fix/');
	await expect(page.locator('.search-dialog [role=option]').nth(1)).toHaveAttribute(
		'href',
		'/causes/spam-content/',
	);
});

test('a slip of the keyboard and a word cut short find the page', async ({ page }) => {
	await page.goto('/guides/');
	const field = await searchFor(page, 'hotmial');
	await expect(first(page)).toHaveAttribute('href', '/providers/outlook-consumer/');
	await field.fill('spamh');
	await expect(first(page)).toHaveAttribute('href', '/blocklists/spamhaus-zen/');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the box sends no text and leads to the lists', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('textbox', { name: /paste the message/i }).fill('550 5.7.1 secret');
		await page.getByRole('button', { name: 'Get help' }).click();
		await expect(page).toHaveURL((url) => url.pathname === '/search/' && !url.search.includes('secret'));
		// Playwright's text search leaves out what stands in <noscript>.
		await expect(page.locator('noscript p')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Look up an error code' })).toBeVisible();
	});
});
