/** The directory of mail services and their pages: found by name, address, server and sentence; readable without a script. */
import { expect, test } from './support/test.ts';

test.describe('the directory of mail services', () => {
	test('is found by name, by address and by the server in the bounce', async ({ page }) => {
		await page.goto('/providers/');
		const field = page.getByLabel('Find a mail service');
		const shown = page.locator('#services li:visible');
		const all = await shown.count();
		expect(all).toBeGreaterThan(100);

		await field.fill('t-online');
		await expect(shown).toHaveCount(1);
		await field.fill('someone@hotmail.com');
		await expect(shown).toHaveCount(1);
		await expect(shown).toContainText('Outlook.com');
		await field.fill('example-com.mail.protection.outlook.com');
		await expect(shown).toHaveCount(1);
		await expect(shown).toContainText('Microsoft 365');
		await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveText(`1 of ${all} shown`);

		await field.fill('no such service');
		await expect(shown).toHaveCount(0);
		await expect(page.locator('#services h2:visible')).toHaveCount(0);
		await field.fill('');
		await expect(shown).toHaveCount(all);
	});

	test.describe('without a script', () => {
		test.use({ javaScriptEnabled: false });
		test('is a plain list of links', async ({ page }) => {
			await page.goto('/providers/');
			await expect(page.getByLabel('Find a mail service')).toBeHidden();
			await page.getByRole('link', { name: 'Gmail and Google Workspace' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText('Gmail');
			await expect(page.getByRole('heading', { name: 'How to get unblocked' })).toBeVisible();
		});
	});
});

test.describe('the page of a mail service', () => {
	test('shows the sentence that a pasted bounce holds, and sends nothing', async ({ page, requests }) => {
		await page.goto('/providers/outlook-consumer/', { waitUntil: 'networkidle' });
		const before = requests.length;
		await page
			.getByLabel('Find your sentence')
			.fill(
				"<user@example.net>: host hotmail-com.olc.protection.outlook.com said: 550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
			);
		const shown = page.locator('#sentences li:visible');
		await expect(shown).toHaveCount(1);
		await expect(shown.locator('mark')).toContainText('S3140');
		// Browsers fetch the site's icon when they like.
		expect(requests.slice(before).filter((url) => !url.endsWith('/favicon.svg'))).toEqual([]);
	});

	test('says who asks, where, and what the first answer is', async ({ page }) => {
		await page.goto('/providers/outlook-consumer/');
		await expect(page.getByText('Your host', { exact: true }).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Open the form' })).toHaveAttribute(
			'href',
			'https://olcsupport.office.com/',
		);
		await expect(page.getByText('nothing was detected')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Open a ticket', exact: true }).first()).toBeVisible();
	});

	test('with many sentences keeps them folded by cause, until one is looked for', async ({ page }) => {
		await page.goto('/providers/gmail/', { waitUntil: 'networkidle' });
		await expect(page.locator('#sentences li:visible')).toHaveCount(0);
		await page.getByLabel('Find your sentence').fill('likely unsolicited mail');
		await expect(page.locator('#sentences li:visible').first()).toContainText('likely unsolicited mail');
		await page.getByLabel('Find your sentence').fill('');
		await expect(page.locator('#sentences li:visible')).toHaveCount(0);
	});

	test('leads to its cause, and the cause back to the service', async ({ page }) => {
		await page.goto('/providers/gmail/');
		const group = page.locator('#sentences details').first();
		await group.locator('summary').click();
		await group.getByRole('link', { name: /^What to do/ }).click();
		await expect(page).toHaveURL(/\/causes\/[a-z-]+\/$/);
		await expect(page.getByRole('heading', { name: 'What to do' })).toBeVisible();
		await page.getByLabel('Find your sentence').fill('gsmtp');
		await expect(page.locator('#sentences [data-filter-group]:visible').first()).toContainText('Gmail');
	});
});

test.describe('the page of a blocklist', () => {
	test('says who can end a listing, how long it takes, and never to pay', async ({ page }) => {
		await page.goto('/blocklists/spamhaus-zen/');
		const main = page.getByRole('main');
		await expect(main.getByText(/It depends on the part/).first()).toBeVisible();
		await expect(main.getByText(/On the SBL or DROP: only the company that owns the IP/)).toBeVisible();
		await expect(main.getByText('Never pay anybody for it.').first()).toBeVisible();
		await page.goto('/blocklists/spamcop/');
		await expect(main.getByText('It ends by itself with time.').first()).toBeVisible();
		await expect(main.getByText(/24 hours after the last report/).first()).toBeVisible();
		await expect(main.getByRole('link', { name: 'Ask for removal' })).toHaveCount(0);
		await page.goto('/blocklists/uceprotect-3/');
		await expect(main.getByText(/Do not pay/).first()).toBeVisible();
		await expect(main.getByRole('link', { name: 'open a ticket', exact: true })).toBeVisible();
		await expect(main.getByRole('link', { name: 'Ask for removal' })).toHaveCount(0);
	});
});
