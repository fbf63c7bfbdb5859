/** Every flow: a paste enters it and comes to an outcome, plain pages walk it too, and ways lead from one flow into another. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { FLOW_BOUNCES } from './support/flow-bounces.ts';
import { expect, test } from './support/test.ts';

/** What a reader may do at most, from the empty box to what to send: fill, press, choose. */
const MOST_STEPS = 8;

const flowOf = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';
const isOutcome = (page: Page) => page.getByRole('heading', { name: 'How long it takes' });

/** Choose an answer on the node shown, by its place (-1: the last), or go on where there is nothing to choose. */
async function goOn(page: Page, place: number): Promise<void> {
	const before = page.url();
	const choices = page.locator('a.choice');
	if ((await choices.count()) > 0) await choices.nth(place).click();
	else await page.getByRole('link', { name: 'Go on', exact: true }).click();
	await page.waitForURL((url) => url.href !== before);
}

/** From the node shown to an outcome; returns how many clicks it took. */
async function toOutcome(page: Page, place: number): Promise<number> {
	for (let clicks = 0; ; clicks++) {
		// An outcome's words are loaded when it is reached.
		await expect(page.locator('#how-long, a.choice, .buttons a:has-text("Go on")').first()).toBeVisible();
		if (await isOutcome(page).isVisible()) return clicks;
		expect(clicks, `no outcome after ${clicks} clicks, at ${page.url()}`).toBeLessThan(MOST_STEPS);
		await goOn(page, place);
		await expect(page.locator('h1')).toHaveCount(1);
	}
}

async function paste(page: Page, text: string): Promise<void> {
	await page.goto('/fix/');
	await page.getByLabel('Paste the message that came back').fill(text);
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(page.getByRole('link', { name: 'Show me what to do' })).toBeVisible({ timeout: 15_000 });
}

for (const [flow, bounce] of Object.entries(FLOW_BOUNCES)) {
	test(`${flow}: a matching bounce enters it and comes to an outcome, and no request says which`, async ({
		page,
		requests,
	}) => {
		await paste(page, bounce);
		const link = page.getByRole('link', { name: 'Show me what to do' });
		const asked = requests.length;
		const href = (await link.getAttribute('href')) ?? '';
		// A filled answer may lead on into another flow at once; its own name then stands with the answer.
		expect(href).toMatch(new RegExp(`^/fix/${flow}/|[?&]${flow}\\.`));
		await link.click();
		await expect(page).toHaveURL(href);
		// Those who are not sure must come to an end as well.
		const clicks = await toOutcome(page, -1);
		expect(3 + clicks).toBeLessThanOrEqual(MOST_STEPS);
		for (const heading of ['How long it takes', 'If it never ends'])
			await expect(page.getByRole('heading', { name: heading })).toBeVisible();
		await expect(page.getByRole('main').getByRole('link', { name: 'Open a ticket' }).last()).toBeVisible();
		expect(requests.slice(asked).filter((url) => url.includes('/fix/') || url.includes(flow))).toEqual([]);
		expect(await violations(page)).toEqual([]);
	});
}

test('answers given in one flow stay when the way leads into another: Change, Back, reload', async ({
	page,
}) => {
	await paste(page, FLOW_BOUNCES['blocked-ip'] ?? '');
	await page.getByRole('link', { name: 'Show me what to do' }).click();
	await expect(page.locator('h1')).toHaveText('Which service do you have?');
	await expect(page).toHaveURL(/\/fix\/550-5-7-1\/service\/\?blocked-ip\.whose=server$/);
	const change = page.getByRole('link', { name: /^Change\s*: Whose address is blocked/ });
	await page.reload();
	await expect(change).toBeVisible({ timeout: 15_000 });
	await change.click();
	await expect(page.locator('h1')).toHaveText('Whose address is blocked?');
	await page.getByRole('link', { name: /^The address of a newsletter/ }).click();
	await expect(page.locator('h1')).toHaveText('The sending service has to ask for its address');
	await page.goBack();
	await expect(page.locator('h1')).toHaveText('Whose address is blocked?');
	await page.goBack();
	await expect(page.locator('h1')).toHaveText('Which service do you have?');
	await page.getByRole('link', { name: 'Shared Hosting' }).click();
	await page.getByRole('link', { name: 'Go on' }).click();
	await page.getByRole('link', { name: 'I could not find out' }).click();
	const ticket = page.getByRole('textbox', { name: /^The ticket/ });
	await expect(ticket).toHaveValue(/Whose address is blocked\? The address of my mail server/);
	await expect(ticket).toHaveValue(/My service: Shared Hosting/);
});

test('without a paste the way leads from flow to flow as well, and Back comes back', async ({ page }) => {
	await page.goto('/fix/550-5-7-1/text/');
	await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible();
	await page.getByRole('link', { name: /^It says relay denied/ }).click();
	await expect(page).toHaveURL(/\/fix\/relay-denied\/says\/\?550-5-7-1\.text=log-in$/);
	await expect(page.getByRole('link', { name: /^Change\s*: What does the returned mail say/ })).toBeVisible();
	await page.getByRole('link', { name: /^Relay denied/ }).click();
	await page.getByRole('link', { name: /^Webmail/ }).click();
	await expect(isOutcome(page)).toBeVisible();
	await page.goBack();
	await page.goBack();
	await expect(page.locator('h1')).toHaveText('What does the message say?');
	await page.goBack();
	await expect(page.locator('h1')).toHaveText('What does the returned mail say?');
	await page.goForward();
	await expect(page.locator('h1')).toHaveText('What does the message say?');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const flow of Object.keys(FLOW_BOUNCES)) {
		test(`${flow}: plain links lead from its first page to outcomes, and to a ticket from every page`, async ({
			page,
		}) => {
			for (const place of [0, 1, -1]) {
				await page.goto(`/fix/${flow}/`);
				await page.getByRole('link', { name: 'Answer questions instead' }).click();
				expect(flowOf(page)).toBe(flow);
				await expect(page.getByRole('link', { name: 'Open a ticket' }).first()).toHaveAttribute(
					'href',
					/ticket/,
				);
				for (let clicks = 0; !(await isOutcome(page).isVisible()); clicks++) {
					expect(clicks).toBeLessThan(MOST_STEPS);
					// A place that a shorter list does not have is its last.
					const count = await page.locator('a.choice').count();
					await goOn(page, place < 0 ? -1 : Math.min(place, count - 1));
					const ticket = page.getByRole('main').getByRole('link', { name: 'Open a ticket' });
					await expect(ticket.first()).toBeVisible();
				}
			}
		});
	}

	test('an old address of a node that moved leads on @once', async ({ page }) => {
		await page.goto('/fix/550-5-7-1/login/');
		await page.waitForURL('**/fix/relay-denied/where/');
		await page.goto('/codes/550-5.7.1/');
		await page.waitForURL('**/codes/5-7-1/');
		await page.goto('/codes/4-7-1/');
		await page.waitForURL('**/codes/5-7-1/');
	});
});
