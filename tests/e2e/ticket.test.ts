/** The ticket: written from a pasted message, from the case of this tab, or from scratch. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { loadContent } from '../../src/schema/load.ts';
import { violations } from './support/axe.ts';
import { pagePaths, readBuilt } from './support/pages.ts';
import { expect, test } from './support/test.ts';
import { BOUNCE, copied, open, paste, ticket } from './support/ticket-page.ts';

const SHARED = 'Shared Hosting';

const sent = (page: Page) => page.getByLabel('After: this is sent');

async function bytesOf(download: Promise<Download>): Promise<Buffer> {
	return readFileSync(await (await download).path());
}

test('a pasted message becomes a ticket: facts, headers, own words, service', async ({ page }) => {
	await open(page);
	await page.getByLabel('In your own words').fill('This happens since Monday.');
	await page.getByLabel('Your service').selectOption({ label: SHARED });
	const text = await ticket(page).inputValue();
	for (const part of [
		'This happens since Monday.',
		'550 5.7.1',
		'203.0.113.7',
		`My service: ${SHARED}`,
		'Delivery status:',
		'Headers of the message that came back:',
		'anna@example.com',
	])
		expect(text).toContain(part);
	await page.reload();
	await expect(ticket(page)).toHaveValue(/This happens since Monday\.[\s\S]*203\.0\.113\.7/);
	await expect(paste(page)).toHaveValue(/./);
});

test('written freely, without any message', async ({ page }) => {
	await open(page, null);
	await expect(ticket(page)).toHaveValue(/^My address:/);
	await page.getByLabel('In your own words').fill('My mail to a customer vanishes.');
	await expect(ticket(page)).toHaveValue(/^Hello,\n\nMy mail to a customer vanishes\.\n\nKind regards/);
	await ticket(page).fill('All mine.');
	await paste(page).fill('550 5.1.1 user unknown');
	await expect(ticket(page), 'what the reader wrote is never lost').toHaveValue('All mine.');
	await expect(page.getByLabel('In your own words')).toHaveValue('My mail to a customer vanishes.');
	await page.getByRole('button', { name: 'Write it anew' }).click();
	await expect(ticket(page)).toHaveValue(/customer vanishes/);
});

test('the case of this tab is taken over, with the answers and the steps on the way', async ({ page }) => {
	await page.goto('/fix/');
	await paste(page).fill(BOUNCE);
	await page.getByRole('button', { name: 'Read it' }).click();
	await page.getByRole('link', { name: 'Show me what to do' }).click();
	await page.getByRole('link', { name: SHARED }).click();
	await page.getByLabel('Give every mailbox a new, strong password').check();
	await page.getByRole('link', { name: 'Go on' }).click();
	await page.getByRole('main').getByRole('link', { name: 'Open a ticket' }).last().click();
	await expect(page).toHaveURL(/\/ticket\/$/);
	await expect(ticket(page)).toHaveValue(/My answers in the troubleshooter:/, { timeout: 15_000 });
	const text = await ticket(page).inputValue();
	for (const part of [
		'203.0.113.7',
		'550 5.7.1',
		`My service: ${SHARED}`,
		'All mailboxes have new, strong passwords.',
	])
		expect(text).toContain(part);
	await page.reload();
	await expect(ticket(page)).toHaveValue(/All mailboxes have new, strong passwords\./, { timeout: 15_000 });
});

test('the text file and the mail file hold the whole, the bounce byte for byte', async ({ page }) => {
	await open(page);
	const textFile = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download as text' }).click();
	expect((await textFile).suggestedFilename()).toBe('ticket-203-0-113-7.txt');
	const text = (await bytesOf(textFile)).toString();
	expect(text).toContain('The whole message as I got it:');
	expect(text).toContain(`\r\n\r\n${BOUNCE.trim().replace(/\r?\n/g, '\r\n')}`);
	const mailFile = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download as a mail' }).click();
	expect((await mailFile).suggestedFilename()).toBe('ticket-203-0-113-7.eml');
	const bytes = await bytesOf(mailFile);
	const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
	expect(mail.to).toMatchObject([{ address: 'support@example.com' }]);
	expect(mail.text).toContain('203.0.113.7');
	expect(mail.attachments).toMatchObject([{ mimeType: 'message/rfc822', filename: 'bounce.eml' }]);
	expect(bytes.includes(Buffer.from(BOUNCE.replace(/\r?\n/g, '\r\n')))).toBe(true);
});

test('what is left out is gone from all that leaves, and stays so after a reload', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page);
	await page.getByLabel('Names in mail addresses').check();
	await page.getByLabel('Subjects of mails').check();
	await page.getByLabel('Message ids').check();
	await page.reload();
	await expect(page.getByLabel('Names in mail addresses')).toBeChecked();
	await expect(sent(page)).toHaveValue(/\*\*\*@example\.com/);
	await expect(ticket(page), 'beside it, as it was').toHaveValue(/anna@example\.com/);
	const textFile = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download as text' }).click();
	const mailFile = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download as a mail' }).click();
	await page.getByRole('button', { name: 'Copy the ticket' }).click();
	await expect(page.getByText('The ticket is copied.')).toBeVisible();
	const href = (await page.getByRole('link', { name: 'Send by mail' }).getAttribute('href')) ?? '';
	const leaving = [
		await sent(page).inputValue(),
		await copied(page),
		decodeURIComponent(href).replace('support@', ''),
		(await bytesOf(textFile)).toString(),
		(await bytesOf(mailFile)).toString().replace('<support@', ''),
	];
	for (const text of leaving) {
		expect(text).not.toMatch(/[a-z0-9]@[a-z0-9]/i);
		expect(text).toContain('203.0.113.7');
		expect(text).toContain('550 5.7.1');
	}
	const sides = await Promise.all([ticket(page).boundingBox(), sent(page).boundingBox()]);
	const isPhone = (page.viewportSize()?.width ?? 0) < 640;
	if (isPhone) expect(sides[1]?.y).toBeGreaterThan(sides[0]?.y ?? 0);
	else expect(sides[1]?.x).toBeGreaterThan(sides[0]?.x ?? 0);
});

test('the headers only: the message itself stays at home', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page);
	await page.getByLabel('only its headers and codes').check();
	await page.getByRole('button', { name: 'Copy the ticket' }).click();
	await expect(page.getByText('The ticket is copied.')).toBeVisible();
	expect(await copied(page)).not.toContain('The whole message as I got it');
	await expect(page.getByText('as it goes along')).toHaveCount(0);
});

test('nothing is wider than 320 px, and axe finds nothing, light and dark @once', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await open(page);
		await page.getByLabel('Names in mail addresses').check();
		await page.getByText('The message that came back, as it goes along').click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
			0,
		);
		expect(await violations(page)).toEqual([]);
	}
});

test('every choice and every way is reached by the keyboard @once', async ({ page }) => {
	await open(page);
	await paste(page).focus();
	const reached: string[] = [];
	for (let step = 0; step < 30; step++) {
		await page.keyboard.press('Tab');
		reached.push(
			await page.evaluate(() => {
				const { activeElement: element } = document;
				return element instanceof HTMLInputElement
					? (element.labels?.[0]?.textContent?.trim() ?? '')
					: (element?.textContent?.trim().slice(0, 60) ?? '');
			}),
		);
	}
	for (const name of [
		'Read it',
		'Names in mail addresses',
		'Message ids',
		'all of it',
		'Send by mail',
		'Download as a mail',
	])
		expect(reached).toContain(name);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the blank text, a mail and a file', async ({ page }) => {
		await page.goto('/ticket/');
		await expect(page.getByText('The whole message that came back, with its headers:')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Send by mail' })).toHaveAttribute(
			'href',
			/^mailto:support@example\.com/,
		);
		await expect(page.getByRole('link', { name: 'Download' })).toHaveAttribute('href', '/data/ticket.txt');
		await expect(page.getByLabel('Paste the message that came back')).toHaveCount(0);
	});
});

test('live chat and its hours are at every step @once', async () => {
	const { liveChat } = loadContent().site.data;
	if (!liveChat?.hours) throw new Error('the demo has no live chat');
	const steps = pagePaths().filter((path) => /^\/(?:fix|ticket|blocklist-check)\//.test(path));
	expect(steps.length).toBeGreaterThan(30);
	for (const path of steps) {
		const main = /<main[\s\S]*<\/main>/.exec(readBuilt(`${path.slice(1)}index.html`))?.[0] ?? '';
		expect(main, path).toContain(`href="${liveChat.url}"`);
		expect(main, path).toContain(`Live chat`);
		expect(main, path).toContain(liveChat.hours);
	}
	for (const path of pagePaths().filter((one) => one.endsWith('/')))
		expect(readBuilt(`${path.slice(1)}index.html`), path).toContain(`href="${liveChat.url}"`);
});
