/** A case that is kept on request: off by default, kept, gone on with, saved, brought in, erased; and the next step when it did not help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import { violations } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const BOUNCE = readFileSync(join(import.meta.dirname, '../bounces/journeys/outlook-s3140.txt'), 'utf8');
const OUTLOOK = 'Outlook.com (Hotmail, Live, MSN)';

const keptKeys = (page: Page) =>
	page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'theme'));
const keepButton = (page: Page) => page.getByRole('button', { name: 'Keep this case in this browser' });
const noteButton = (page: Page) => page.getByRole('button', { name: 'Note it', exact: true });

/** From the paste to the request to Outlook, on an own server. */
async function toOutcome(page: Page): Promise<void> {
	await page.goto('/fix/');
	await page.getByLabel('Paste the message that came back').fill(BOUNCE);
	await page.getByRole('button', { name: 'Read it' }).click();
	await page.getByRole('link', { name: 'Show me what to do' }).click();
	await page.getByRole('link', { name: 'Self-managed Linux Server' }).click();
	await page.getByLabel('Find what sent the mail, and stop it').check();
	await page.getByRole('link', { name: 'Go on' }).click();
	await page.getByRole('link', { name: 'I could not find out' }).click();
	await expect(page.getByRole('heading', { name: 'Did this fix it?' })).toBeVisible();
}

/** The same, kept, with the request noted as sent today. */
async function toKept(page: Page): Promise<void> {
	await toOutcome(page);
	await noteButton(page).first().click();
	await keepButton(page).click();
	await expect(page.getByRole('heading', { name: 'This case is kept in this browser' })).toBeVisible();
}

const today = (page: Page) =>
	page.evaluate(() => {
		const now = new Date();
		return `${now.getDate()} ${now.toLocaleString('en-GB', { month: 'long' })} ${now.getFullYear()}`;
	});

test('nothing is kept before the reader asks, and nothing after the reader erased it', async ({ page }) => {
	await toOutcome(page);
	await noteButton(page).first().click();
	await page.getByRole('button', { name: 'No, it still comes back' }).click();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'The next step' })).toBeVisible();
	expect(await keptKeys(page)).toEqual([]);
	await keepButton(page).click();
	await expect(page.getByRole('button', { name: 'Erase the kept case' })).toBeVisible();
	expect(await keptKeys(page)).toHaveLength(1);
	await page.getByRole('button', { name: 'Erase the kept case' }).click();
	await expect(keepButton(page)).toBeVisible();
	await page.getByText('The whole request as one text').click();
	await page.getByLabel('The request as one text').fill('Changed after it was erased.');
	await page.waitForTimeout(1_000);
	expect(await keptKeys(page)).toEqual([]);
});

test('kept over a closed tab: the page shows what was done, and the way goes on where it was', async ({
	page,
	context,
}) => {
	await toKept(page);
	await page.getByText('The whole request as one text').click();
	await page.getByLabel('The request as one text').fill('My own words, written after it was kept.');
	await expect
		.poll(() => page.evaluate(() => Object.values(localStorage).join()))
		.toContain('written after it was kept');
	await page.close();
	const later = await context.newPage();
	await later.goto('/case/');
	await expect(
		later.getByRole('heading', { level: 2, name: /^Mail to hotmail\.com comes back/ }),
	).toBeVisible();
	const day = await today(later);
	await expect(
		later.getByRole('listitem').filter({ hasText: `Request to lift the block sent to ${OUTLOOK}` }),
	).toContainText(day);
	for (const text of [
		'The source of the unwanted mail was found and stopped.',
		'Self-managed Linux Server',
		'550 5.7.1',
	])
		await expect(later.getByText(text).first()).toBeVisible();
	await later.getByRole('button', { name: 'Go on with this case' }).click();
	await expect(later.getByRole('heading', { name: 'This case is kept in this browser' })).toBeVisible();
	await expect(later.getByLabel('The request as one text')).toHaveValue(
		'My own words, written after it was kept.',
	);
	await expect(later.getByText(`You sent this on ${day}`)).toBeVisible();
});

test('when the day has come, the page says so @once', async ({ page, context }) => {
	await toKept(page);
	const later = await context.newPage();
	await later.clock.install({ time: Date.now() + 3 * 86_400_000 });
	await later.goto('/case/');
	await expect(later.getByText('Time to look again')).toBeVisible();
	await later.getByRole('button', { name: 'Yes, it arrives' }).click();
	await expect(later.getByText('So that it does not come back')).toBeVisible();
	await expect(later.getByText('Time to look again')).toHaveCount(0);
	await expect(later.getByRole('listitem').filter({ hasText: 'Mail goes through again' })).toBeVisible();
});

test('the page of a kept case has no accessibility violation', async ({ page }) => {
	await toKept(page);
	await page.goto('/case/');
	await expect(page.getByRole('button', { name: 'Erase this case' })).toBeVisible();
	expect(await violations(page)).toEqual([]);
});

test('check again leads to the blocklist check with the address filled in, and in no link', async ({
	page,
	requests,
}) => {
	await toKept(page);
	await page.goto('/case/');
	await page.getByRole('button', { name: 'Check the address again' }).click();
	await expect(page).toHaveURL(/\/fix\/.*\/check-own\//);
	await expect(page.getByLabel('IP address of the server that sent the mail')).not.toHaveValue('');
	const ip = await page.getByLabel('IP address of the server that sent the mail').inputValue();
	expect(BOUNCE).toContain(ip);
	expect([...requests, page.url()].join()).not.toContain(ip);
});

test('it did not help: the next step, with the escalation, a way meanwhile, and a ticket that says what was tried', async ({
	page,
}) => {
	await toKept(page);
	await page.goto('/case/');
	await page.getByRole('button', { name: 'No, show me the next step' }).click();
	await expect(page.getByRole('heading', { name: 'Did this fix it?' })).toBeFocused();
	const next = page.locator('.next-step');
	await expect(next.locator('blockquote')).toBeVisible();
	for (const text of [
		/asking sooner does not help/,
		/another outgoing server/,
		/^Send it through a relay service/,
	])
		await expect(next.getByText(text)).toBeVisible();
	await next.getByText('A note for the recipient').click();
	expect(await next.getByLabel('The note').inputValue()).toContain('S3140');
	expect(await violations(page)).toEqual([]);
	await next.getByRole('link', { name: 'The ticket on this page' }).click();
	await page.getByText('Write a ticket with all of this in it').click();
	const ticket = await page.getByRole('textbox', { name: /^The ticket/ }).inputValue();
	expect(ticket).toContain(`Request to lift the block sent to ${OUTLOOK} on ${await today(page)}.`);
	expect(ticket).toContain('The mail still comes back.');
	await page.getByRole('button', { name: 'Yes, it arrives' }).click();
	await expect(page.getByText('So that it does not come back')).toBeVisible();
	await expect(next).toHaveCount(0);
});

test('the reminder is a calendar file for the day to look again @once', async ({ page }) => {
	await toOutcome(page);
	await noteButton(page).first().click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Reminder for my calendar (.ics)' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/^reminder-\d{4}-\d\d-\d\d\.ics$/);
	const text = readFileSync(await file.path(), 'utf8');
	const event = new ICAL.Event(
		new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined,
	);
	expect(event.summary).toBe(`Did ${OUTLOOK} answer about the mail?`);
	expect(event.description).toContain('/case/');
	// "24 to 48 hours" in the mail service's file: two days.
	const days = (event.startDate.toJSDate().getTime() - new Date().setHours(0, 0, 0, 0)) / 86_400_000;
	expect(Math.round(days)).toBe(2);
});

test('saved as a file, erased, and brought into another browser', async ({ page, browser, baseURL }) => {
	await toKept(page);
	await page.goto('/case/');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const path = await (await download).path();
	expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'bounce-desk-case', version: 1 });
	await page.getByRole('button', { name: 'Erase this case' }).click();
	await expect(page.getByText('No case is kept in this browser.')).toBeVisible();
	expect(await keptKeys(page)).toEqual([]);
	expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('S3140');
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(await keptKeys(page)).toHaveLength(1);

	const other = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
	const fresh = await other.newPage();
	await fresh.goto('/case/');
	await fresh.getByLabel('Case file').setInputFiles(path);
	await expect(fresh.getByText('The case was brought in')).toBeVisible();
	await expect(fresh.getByText(`Request to lift the block sent to ${OUTLOOK}`).first()).toBeVisible();
	await fresh.getByRole('button', { name: 'Go on with this case' }).click();
	await expect(fresh.getByRole('heading', { name: 'This case is kept in this browser' })).toBeVisible();
	await other.close();
});

test('a file that is no case is refused with the reason; a hostile one shows as text', async ({ page }) => {
	await toKept(page);
	await page.goto('/case/');
	const before = await page.evaluate(() => Object.entries(localStorage));
	const good = JSON.parse(before.find(([key]) => key.startsWith('bounce-desk:kept:'))?.[1] ?? '{}');
	const offer = (name: string, text: string) =>
		page
			.getByLabel('Case file')
			.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
	const refused: [string, RegExp][] = [
		['not json', /cannot be read as one/],
		['{"some":"thing"}', /some other program/],
		[JSON.stringify({ ...good, version: 9 }), /newer version/],
		[JSON.stringify({ ...good, place: 'javascript:alert(1)' }), /not what they should be/],
		['x'.repeat(2_000_000), /too large/],
	];
	for (const [text, why] of refused) {
		await offer('case.json', text);
		await expect(page.getByRole('alert').filter({ hasText: 'This file was not brought in' })).toContainText(
			why,
		);
	}
	expect(await page.evaluate(() => Object.entries(localStorage))).toEqual(before);
	const script = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
	await offer(
		'case.json',
		JSON.stringify({
			...good,
			id: 'hostile-hostile-1',
			story: { ...good.story, title: script, outcome: script },
		}),
	);
	await expect(page.getByText('The case was brought in')).toBeVisible();
	await expect(page.getByText(script).first()).toBeVisible();
	await expect(page.locator('.case-page :is(img, script)')).toHaveCount(0);
	await expect(page).not.toHaveTitle(/owned/);
});

test('something else under our name is shown, can be saved, and is never thrown away unasked', async ({
	page,
}) => {
	await page.goto('/case/');
	await page.evaluate(() =>
		localStorage.setItem('bounce-desk:kept:broken', '{"format":"bounce-desk-case","ver'),
	);
	await page.reload();
	await expect(page.getByText('A kept case cannot be opened')).toBeVisible();
	expect(await violations(page)).toEqual([]);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save it as it is' }).click();
	expect(readFileSync(await (await download).path(), 'utf8')).toBe('{"format":"bounce-desk-case","ver');
	expect(await keptKeys(page)).toHaveLength(1);
	await page.getByRole('button', { name: 'Erase it' }).click();
	await expect(page.getByText('No case is kept in this browser.')).toBeVisible();
	expect(await keptKeys(page)).toEqual([]);
});

test('a full storage and a refused one are said, and the case stays in the tab', async ({ page }) => {
	await toOutcome(page);
	await page.evaluate(() => {
		let size = 1_000_000;
		for (let index = 0; size > 1_000; index += 1) {
			try {
				localStorage.setItem(`fill-${index}`, 'x'.repeat(size));
			} catch {
				size = Math.floor(size / 2);
			}
		}
	});
	await keepButton(page).click();
	await expect(page.getByRole('alert').filter({ hasText: 'no room left' })).toBeVisible();
	await page.evaluate(() => {
		localStorage.clear();
		Storage.prototype.setItem = () => {
			throw new DOMException('refused', 'SecurityError');
		};
	});
	await keepButton(page).click();
	await expect(page.getByRole('alert').filter({ hasText: 'does not let this site keep' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Did this fix it?' })).toBeVisible();
});

test('on paper: the whole record with the message, and no buttons @once', async ({ page }) => {
	await toKept(page);
	await page.goto('/case/');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('part of their network is on our block list').last()).toBeVisible();
	await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('the privacy page says what is kept', async ({ page }) => {
	await page.goto('/privacy/');
	await expect(page.getByText(/Only if you ask for it/)).toBeVisible();
	expect(await violations(page)).toEqual([]);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the page says so, and what to do instead', async ({ page }) => {
		await page.goto('/case/');
		await expect(page.locator('noscript p').first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'how long delisting takes' })).toBeVisible();
		await expect(page.getByRole('button', { name: /case/ })).toHaveCount(0);
	});
});
