/** The ticket by the host's own service, from the page: a real HTTP server on the other side, good days and bad ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { test as base, expect } from './support/test.ts';
import { SERVICE_HOST, startTicketService, type TicketService } from './support/ticket-service.ts';
import { useSettings } from './support/white-label.ts';

const BOUNCE = readFileSync(join(import.meta.dirname, '../bounces/dsn.eml'), 'utf8');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const test = base.extend<{ service: TicketService }>({
	service: async ({ browserName: _ }, use) => {
		const service = await startTicketService();
		await use(service);
		await service.stop();
	},
});
test.use({ mayAsk: [SERVICE_HOST] });

const ticket = (page: Page) => page.getByRole('textbox', { name: /^The ticket/ });
const address = (page: Page) => page.getByLabel('Mail address for the answer');
const send = (page: Page) => page.getByRole('button', { name: /^Send (?:the ticket|it again)$/ });
const arrived = (page: Page) => page.getByRole('heading', { name: 'Your ticket has arrived' });
const problem = (status: number, detail: string, headers: Record<string, string> = {}) => ({
	status,
	headers,
	data: { type: 'about:blank', title: 'No', status, detail },
});

async function open(
	page: Page,
	{ url }: TicketService,
	replyTo: string | null = 'anna@example.net',
): Promise<void> {
	// The changed page comes from the test, not from this machine: to the browser it is a site that asks a machine at home.
	await page.context().grantPermissions(['local-network-access']);
	await useSettings(page, { service: { url } });
	await page.goto('/ticket/');
	await page.getByLabel('Paste the message that came back').fill(BOUNCE);
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(page.getByText('We read:')).toBeVisible({ timeout: 15_000 });
	if (replyTo !== null) await address(page).fill(replyTo);
}

test('arrives whole: text, address, the bounce byte for byte, and what became of it', async ({
	page,
	service,
}) => {
	service.states.push({ state: 'queued' }, { state: 'sent', reference: '4711' });
	await open(page, service);
	await page.getByLabel('Your name').fill('Anna Example');
	await page.keyboard.press('Enter');
	await expect(arrived(page)).toBeFocused();
	await expect(page.getByText('Its number there is 4711.')).toBeVisible({ timeout: 15_000 });
	expect(service.posted).toHaveLength(1);
	const [{ headers, body } = { headers: {}, body: {} }] = service.posted;
	expect(headers['idempotency-key']).toMatch(UUID);
	await expect(page.getByText(String(headers['idempotency-key']))).toBeVisible();
	expect(headers.origin).toBe(new URL(page.url()).origin);
	expect(body['text']).toContain('203.0.113.7');
	expect(body['text']).toContain('Kind regards\nAnna Example');
	expect(body).toMatchObject({ replyTo: 'anna@example.net', website: '' });
	expect(body['elapsedMs']).toBeGreaterThan(0);
	const file = body['attachment'] as Record<string, string>;
	expect(file).toMatchObject({ filename: 'bounce.eml', type: 'message/rfc822' });
	expect(Buffer.from(file['base64'] ?? '', 'base64').toString()).toBe(BOUNCE.replace(/\r?\n/g, '\r\n'));
	await page.reload();
	await expect(arrived(page), 'a reload does not send it again').toBeVisible({ timeout: 15_000 });
	expect(service.posted).toHaveLength(1);
});

test('what is left out does not leave here either', async ({ page, service }) => {
	await open(page, service);
	for (const part of ['Names in mail addresses', 'Subjects of mails', 'Message ids'])
		await page.getByLabel(part).check();
	await send(page).click();
	await expect(arrived(page)).toBeVisible();
	const { body } = service.posted[0] ?? { body: {} };
	const { attachment, replyTo, ...rest } = body as { attachment?: { base64: string }; replyTo?: string };
	expect(replyTo).toBe('anna@example.net');
	const leaving = JSON.stringify(rest) + Buffer.from(attachment?.base64 ?? '', 'base64').toString();
	expect(leaving).not.toMatch(/[a-z0-9]@[a-z0-9]/i);
	expect(leaving).toContain('203.0.113.7');
});

test('an address that cannot be answered is said at its field, and nothing is sent', async ({
	page,
	service,
}) => {
	await open(page, service, '');
	await send(page).click();
	await expect(page.getByRole('alert')).toHaveText('Write a mail address, so that support can answer you.');
	await expect(address(page)).toBeFocused();
	await expect(address(page)).toHaveAttribute('aria-invalid', 'true');
	await address(page).fill('anna');
	await expect(page.getByRole('alert')).toContainText('no whole mail address');
	await address(page).fill('anna@example.net');
	await expect(page.getByRole('alert')).toHaveCount(0);
	expect(service.posted).toEqual([]);
	expect(await violations(page)).toEqual([]);
});

test('pressed twice while it is sent: sent once, and progress is said', async ({ page, service }) => {
	service.answers.push({ status: 202, data: { key: 'k', state: 'queued' }, after: 4_000 });
	await open(page, service);
	await send(page).click();
	await expect(page.getByText('Sending your ticket.')).toBeVisible();
	// The button is told to be off, but keeps the focus: a second press of a key must do nothing.
	await expect(page.getByRole('button', { name: 'Sending…' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(arrived(page)).toBeVisible({ timeout: 10_000 });
	expect(service.posted).toHaveLength(1);
});

test.describe('on a bad day', () => {
	test.use({ expectedErrors: [/Failed to load resource/] });

	test('the service cannot take it: said why and when, the text stays, and the same key goes again', async ({
		page,
		service,
	}) => {
		service.answers.push(problem(503, 'The disk is full.', { 'retry-after': '30' }));
		await open(page, service);
		const before = await ticket(page).inputValue();
		await send(page).click();
		await expect(page.getByRole('alert')).toContainText('Try again in 30 seconds.');
		await expect(page.getByRole('alert')).toContainText('“The disk is full.”');
		await expect(ticket(page)).toHaveValue(before);
		expect(await violations(page)).toEqual([]);
		await page.reload();
		await expect(ticket(page)).toHaveValue(before);
		await send(page).click();
		await expect(arrived(page)).toBeVisible();
		const keys = service.posted.map(({ headers }) => headers['idempotency-key']);
		expect(keys).toHaveLength(2);
		expect(keys[1]).toBe(keys[0]);
	});

	test('another text is another ticket: a new key', async ({ page, service }) => {
		service.answers.push(problem(503, 'Busy.'));
		await open(page, service);
		await send(page).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await ticket(page).fill('Changed.');
		await expect(page.getByRole('alert')).toHaveCount(0);
		await send(page).click();
		await expect(arrived(page)).toBeVisible();
		expect(new Set(service.posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
	});

	test('a field is refused: the service’s own words, as text, and a new key', async ({ page, service }) => {
		service.answers.push(problem(422, 'text: <img src=x onerror="document.title=1"> leave this out'));
		await open(page, service);
		await send(page).click();
		await expect(page.getByRole('alert')).toContainText('<img src=x');
		await expect(page.locator('.callout img')).toHaveCount(0);
		await page.getByRole('button', { name: 'Send it again' }).click();
		await expect(arrived(page)).toBeVisible();
		expect(new Set(service.posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
	});

	test('offline: said, the text stays, and it goes when the line is back', async ({
		page,
		service,
		context,
	}) => {
		await open(page, service);
		const before = await ticket(page).inputValue();
		await context.setOffline(true);
		await send(page).click();
		await expect(page.getByRole('alert')).toContainText('You are offline.');
		await expect(ticket(page)).toHaveValue(before);
		await context.setOffline(false);
		await send(page).click();
		await expect(arrived(page)).toBeVisible();
	});

	test('the service is not there: the other ways are', async ({ page, service }) => {
		await open(page, service);
		await service.stop();
		await send(page).click();
		await expect(page.getByRole('alert')).toContainText('could not be reached');
		for (const name of ['Copy the ticket', 'Download as text', 'Download as a mail'])
			await expect(page.getByRole('button', { name })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Send by mail' })).toBeVisible();
	});
});

test('held: kept safely, not to be sent again', async ({ page, service }) => {
	service.states.push({ state: 'held' });
	await open(page, service);
	await send(page).click();
	await expect(page.getByText('Do not send it again.')).toBeVisible({ timeout: 10_000 });
	await page.getByRole('button', { name: 'See what became of it' }).click();
	expect(await violations(page)).toEqual([]);
});

test('nothing is wider than 320 px with the form and its receipt @once', async ({ page, service }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await open(page, service);
	expect(await wide()).toBeLessThanOrEqual(0);
	await send(page).click();
	await expect(arrived(page)).toBeVisible();
	expect(await wide()).toBeLessThanOrEqual(0);
	expect(await violations(page)).toEqual([]);
});

test('the trap for robots is out of people’s way: not seen, not reached @once', async ({ page, service }) => {
	await open(page, service);
	await expect(page.locator('input[name=website]')).toBeHidden();
	await page.locator('input[name=website]').evaluate((field: HTMLInputElement) => {
		field.value = 'https://spam.example';
	});
	await send(page).click();
	await expect(arrived(page)).toBeVisible();
	expect(service.posted[0]?.body['website'], 'a robot gives itself away').toBe('https://spam.example');
});
