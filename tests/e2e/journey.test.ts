/** From five real bounces to the one thing that helps, on a phone and on a desktop, with and without JavaScript. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ASK } from '../../src/actions/fields.ts';
import { violations } from './support/axe.ts';
import { PUBLIC_CLEAN, PUBLIC_LISTED, resolverHosts } from './support/dns-world.ts';
import { DNS_MISSING, expect, hasDnsPrograms, test } from './support/test.ts';

const bounce = (name: string): string =>
	readFileSync(join(import.meta.dirname, '../bounces/journeys', `${name}.txt`), 'utf8');

const OWN_SERVER = 'Self-managed Linux Server';
const SHARED = 'Shared Hosting';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const ticketText = (page: Page) => page.getByRole('textbox', { name: /^The ticket/ });
const requestText = (page: Page) => page.getByLabel('The request as one text');
/** Where the service has a form, its fields stand first, and the whole text behind its name. */
const unfoldRequest = (page: Page) => page.getByText('The whole request as one text').click();

/** Counts what the reader does: each fill, click and tick. */
class Reader {
	steps = 0;
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}
	async paste(text: string): Promise<void> {
		this.steps += 1;
		await this.page.getByLabel('Paste the message that came back').fill(text);
		await this.press('button', 'Read it');
	}
	async press(role: 'button' | 'link', name: string | RegExp): Promise<void> {
		this.steps += 1;
		await this.page.getByRole(role, { name }).click();
	}
	async tick(label: string): Promise<void> {
		this.steps += 1;
		await this.page.getByLabel(label).check();
	}
}

/** What a bounce says: nobody is asked to type it again. */
const SAID = (['sending-ip', 'recipient', 'recipient-domain', 'error-text', 'code'] as const).map(
	(fact) => ASK[fact],
);

/** From paste to a ready request in at most 8 interactions, none of them typing what the bounce says. */
async function expectShort(reader: Reader): Promise<void> {
	expect(reader.steps).toBeLessThanOrEqual(8);
	// The page is the same since the paste: `typed` counts what came into its fields by keyboard or paste.
	expect(await reader.page.evaluate(() => Number(document.documentElement.dataset['typed']))).toBe(0);
	for (const label of SAID) await expect(reader.page.getByLabel(label, { exact: true })).toHaveCount(0);
}

/** Paste, see the reading, and go on. */
async function begin(page: Page, name: string): Promise<Reader> {
	const reader = new Reader(page);
	await page.goto('/fix/');
	await reader.paste(bounce(name));
	await expect(page.getByText('The line that decided')).toBeVisible({ timeout: 15_000 });
	await page.evaluate(() => {
		const { dataset } = document.documentElement;
		dataset['typed'] = '0';
		document.addEventListener('input', ({ target }) => {
			const text =
				target instanceof HTMLTextAreaElement ||
				(target instanceof HTMLInputElement && target.type === 'text');
			if (text) dataset['typed'] = String(Number(dataset['typed']) + 1);
		});
	});
	return reader;
}

test.describe('blocked by the mail service', () => {
	test.skip(!hasDnsPrograms(), DNS_MISSING);
	test.use({ mayAsk: resolverHosts() });

	/** Through service, steps and a real check to the outcome. */
	async function walk(reader: Reader, service: string, verdict: RegExp): Promise<void> {
		const { page } = reader;
		await reader.press('link', 'Show me what to do');
		await reader.press('link', service);
		await reader.press('link', 'Go on');
		await reader.press('button', /^Check/);
		await expect(page.getByRole('status').filter({ hasText: /^Done/ })).toBeVisible({ timeout: 20_000 });
		await expect(page.getByRole('link', { name: verdict })).toContainText('From the check');
		await reader.press('link', verdict);
	}

	test('Outlook S3140 on an own server: the request with its fields', async ({ page }) => {
		const reader = await begin(page, 'outlook-s3140');
		await expect(
			page.getByRole('definition').filter({ hasText: 'Outlook.com (Hotmail, Live, MSN)' }),
		).toBeVisible();
		await walk(reader, OWN_SERVER, /^No, no list has it/);
		await expect(heading(page, "Ask the recipient's mail service to lift the block")).toBeFocused();
		await expect(page.getByRole('link', { name: /^Open the form of Outlook/ })).toHaveAttribute(
			'href',
			'https://olcsupport.office.com/',
		);
		const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(width, 'nothing is wider than the window').toBeLessThanOrEqual(0);
		const request = await requestText(page).inputValue();
		expect(request).toContain(PUBLIC_CLEAN);
		expect(request).toContain('550 5.7.1');
		expect(request).toContain('part of their network is on our block list (S3140)');
		expect(request).toContain('hotmail.com');
		expect(request).not.toContain('What we have done');
		await expectShort(reader);
	});

	test('Outlook S3140 on shared hosting: the ticket, never the form', async ({ page }) => {
		const reader = await begin(page, 'outlook-s3140');
		await reader.press('link', 'Show me what to do');
		await reader.press('link', SHARED);
		await reader.tick('Give every mailbox a new, strong password');
		await reader.press('link', 'Go on');
		await reader.press('link', 'I could not find out');
		await expect(heading(page, /Send your host a ticket/)).toBeVisible();
		await expect(page.getByRole('link', { name: /^Open the form of/ })).toHaveCount(0);
		const ticket = await ticketText(page).inputValue();
		for (const fact of [PUBLIC_CLEAN, '550 5.7.1', 'S3140', SHARED, 'anna.example@hotmail.com'])
			expect(ticket).toContain(fact);
		expect(ticket).toContain('All mailboxes have new, strong passwords.');
		expect(ticket).not.toContain('applications, plugins and themes were updated');
		const mail = page.getByRole('link', { name: 'Send by mail' });
		await expect(mail).toHaveAttribute('href', /^mailto:support@example\.com\?subject=/);
		expect((await mail.getAttribute('href'))?.length).toBeLessThanOrEqual(1_800);
	});

	test('Microsoft 365 5.7.606: its own portal', async ({ page }) => {
		const reader = await begin(page, 'microsoft-365-banned');
		await walk(reader, OWN_SERVER, /^No, no list has it/);
		await expect(page.getByRole('link', { name: /^Open the form of Microsoft 365/ })).toHaveAttribute(
			'href',
			/^https:\/\/sender\.office\.com\//,
		);
		expect(await requestText(page).inputValue()).toContain('5.7.606');
		await expectShort(reader);
	});

	test('Yahoo TSS04: the sender form, and the mail is still tried', async ({ page }) => {
		const reader = await begin(page, 'yahoo-tss04');
		await expect(page.getByText('Your server goes on trying by itself.')).toBeVisible();
		await expect(page.getByText('Yahoo', { exact: false }).first()).toBeVisible();
		await walk(reader, OWN_SERVER, /^No, no list has it/);
		await expect(page.getByRole('link', { name: /^Open the form of Yahoo/ })).toHaveAttribute(
			'href',
			/^https:\/\/senders\.yahooinc\.com\//,
		);
		expect(await requestText(page).inputValue()).toContain('[TSS04]');
		await expectShort(reader);
	});

	test('a list that the check finds changes the way: remove the listing first', async ({ page }) => {
		const reader = await begin(page, 'outlook-s3140');
		await page.getByText('Something is wrong? Set it right').click();
		await page.getByLabel('IP address of your mail server').fill(PUBLIC_LISTED);
		await walk(reader, OWN_SERVER, /^Yes, a list has the address/);
		await expect(heading(page, 'Ask the list to remove your address')).toBeVisible();
		await expect(page.getByRole('heading', { level: 3, name: /SpamCop/ })).toBeVisible();
		expect(
			await page
				.getByLabel(/The request, if the list asks/)
				.first()
				.inputValue(),
		).toContain(PUBLIC_LISTED);
	});
});

test('Postfix naming zen.spamhaus.org: removal at the list, without a check', async ({ page }) => {
	const reader = await begin(page, 'postfix-spamhaus');
	await expect(page.getByRole('definition').filter({ hasText: 'Spamhaus ZEN' })).toBeVisible();
	await reader.press('link', 'Show me what to do');
	await reader.press('link', OWN_SERVER);
	await reader.press('link', 'Go on');
	await expect(heading(page, 'Ask the list to remove your address')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Open Spamhaus ZEN/ })).toHaveAttribute(
		'href',
		`https://check.spamhaus.org/results/?query=${PUBLIC_LISTED}`,
	);
	await expectShort(reader);
});

test('Gmail "likely unsolicited": look at the message, with a ticket ready', async ({ page }) => {
	const reader = await begin(page, 'gmail-unsolicited');
	await reader.press('link', 'Show me what to do');
	await reader.press('link', /^A mail that I wrote/);
	await reader.press('link', /^I cannot test it now/);
	await expect(heading(page, /taken for spam/)).toBeVisible();
	const ticket = await ticketText(page).inputValue();
	for (const fact of ['Gmail', PUBLIC_LISTED, 'likely unsolicited mail', 'anna.example@gmail.com'])
		expect(ticket).toContain(fact);
	await expectShort(reader);
});

test('a bounce pasted at home is read at once', async ({ page }) => {
	await page.goto('/');
	await page.locator('main').getByRole('textbox').first().fill(bounce('outlook-s3140'));
	await page.getByRole('button', { name: 'Get help' }).click();
	await expect(page).toHaveURL(/\/fix\/$/);
	await expect(page.getByText('The line that decided')).toBeVisible({ timeout: 15_000 });
});

test('Back, Forward, reload and Change lose nothing', async ({ page }) => {
	const reader = await begin(page, 'outlook-s3140');
	await reader.press('link', 'Show me what to do');
	await reader.press('link', OWN_SERVER);
	await reader.tick('Find what sent the mail, and stop it');
	await page.reload();
	await expect(page.getByLabel('Find what sent the mail, and stop it')).toBeChecked();
	await reader.press('link', 'Go on');
	await reader.press('link', 'I could not find out');
	await unfoldRequest(page);
	await requestText(page).fill('My own words.');
	await page.getByLabel('Your name').fill('Anna Example');
	await page.reload();
	await expect(requestText(page)).toHaveValue('My own words.');
	await expect(page.getByLabel('Your name')).toHaveValue('Anna Example');
	await page.goBack();
	await expect(heading(page, /on a blocklist/)).toBeFocused();
	await page.goForward();
	await expect(requestText(page)).toHaveValue('My own words.');
	await page.getByRole('link', { name: /^Change\s*: Which service/ }).click();
	await reader.press('link', SHARED);
	await expect(heading(page, /First, make sure/)).toBeVisible();
	await page.getByRole('button', { name: 'Start again' }).click();
	await expect(page.getByLabel('Paste the message that came back')).toHaveValue('');
	await page.reload();
	await expect(page.getByLabel('Paste the message that came back')).toHaveValue('');
});

test('a link opens in a new tab when the reader asks for that', async ({ page, context }) => {
	await page.goto('/fix/550-5-7-1/service/?address=server&text=blocked');
	await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible();
	const opened = context.waitForEvent('page');
	await page.getByRole('link', { name: SHARED }).click({ modifiers: ['ControlOrMeta'] });
	const tab = await opened;
	await expect(heading(tab, /First, make sure/)).toBeVisible();
	await expect(tab.getByRole('link', { name: /^Change\s*:/ })).toHaveCount(3);
	await expect(heading(page, 'Which service do you have?')).toBeVisible();
	await tab.close();
});

test('a pasted bounce goes into no address and no request', async ({ page, requests }) => {
	await begin(page, 'outlook-s3140');
	await page.getByRole('link', { name: 'Show me what to do' }).click();
	await page.getByRole('link', { name: SHARED }).click();
	const said = [...requests, page.url()].join('\n');
	for (const secret of ['anna.example', PUBLIC_CLEAN, 'S3140', 'hotmail']) expect(said).not.toContain(secret);
});

test('a hostile bounce is shown as text', async ({ page }) => {
	const hostile = `550 5.1.1 <img src=x onerror="document.title='owned'"><script>document.title='owned'</script> user unknown "'>`;
	const reader = new Reader(page);
	await page.goto('/fix/');
	await reader.paste(hostile);
	await expect(page.locator('.evidence blockquote')).toContainText('<img src=x onerror=');
	await reader.press('link', 'Show me what to do');
	await expect(heading(page, /./)).toBeVisible();
	await expect(page).not.toHaveTitle(/owned/);
	await expect(page.locator('.troubleshooter img, .troubleshooter script')).toHaveCount(0);
});

test('a text without an error gets help, and keeps the text', async ({ page }) => {
	const reader = new Reader(page);
	await page.goto('/fix/');
	await reader.press('button', 'Read it');
	await expect(page.getByRole('alert')).toContainText('Paste the message first');
	await reader.paste('Dear all,\n\nsee you on Monday.\n\nAnna');
	await expect(page.getByRole('heading', { name: 'We found no error in this text' })).toBeVisible();
	await expect(page.getByLabel('Paste the message that came back')).toHaveValue(/see you on Monday/);
});

test.describe('with all facts filled in', () => {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`no accessibility violation on the way, ${colorScheme}`, async ({ page }) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const reader = await begin(page, 'postfix-spamhaus');
			await page.getByText('Something is wrong? Set it right').click();
			expect(await violations(page)).toEqual([]);
			await reader.press('link', 'Show me what to do');
			expect(await violations(page)).toEqual([]);
			await reader.press('link', OWN_SERVER);
			expect(await violations(page)).toEqual([]);
			await reader.press('link', 'Go on');
			await expect(page.getByRole('link', { name: /^Open Spamhaus ZEN/ })).toBeVisible();
			expect(await violations(page)).toEqual([]);
			await page.getByRole('link', { name: /^Change\s*: Is your server/ }).click();
			await expect(page.getByRole('button', { name: /^Check/ })).toBeVisible();
			expect(await violations(page)).toEqual([]);
			await reader.press('link', /^No, no list has it/);
			await page
				.getByLabel('Which mail service turned your mail away?')
				.selectOption({ label: 'Gmail and Google Workspace' });
			await unfoldRequest(page);
			await expect(requestText(page)).toBeVisible();
			expect(await violations(page)).toEqual([]);
		});
	}
});

test('what is typed before the script runs is kept', async ({ page }) => {
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(/_astro\/.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/fix/', { waitUntil: 'commit' });
	await page.getByLabel('Paste the message that came back').fill('550 5.1.1 user unknown');
	await expect(page.getByRole('button', { name: 'Read it' })).toBeDisabled();
	release();
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(page.getByLabel('Paste the message that came back')).toHaveValue('550 5.1.1 user unknown');
	await expect(page.getByText('The line that decided')).toBeVisible({ timeout: 15_000 });
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('plain links lead through the same flow', async ({ page }) => {
		await page.goto('/fix/550-5-7-1/');
		await page.getByRole('link', { name: 'Answer questions instead' }).click();
		await page.getByRole('link', { name: /^It says blocked/ }).click();
		await page.getByRole('link', { name: /^The message shows no address/ }).click();
		await page.getByRole('link', { name: SHARED }).click();
		await expect(heading(page, /First, make sure/)).toBeVisible();
		await page.getByRole('link', { name: 'Go on' }).click();
		await expect(page.getByRole('link', { name: 'Check the address here' })).toBeVisible();
		await page.getByRole('link', { name: /^No, no list has it/ }).click();
		await expect(heading(page, /Send your host a ticket/)).toBeVisible();
		await page.getByRole('main').getByRole('link', { name: 'Open a ticket' }).first().click();
		await expect(page).toHaveURL(/\/ticket\//);
	});

	test('an own server ends at the directory of mail services', async ({ page }) => {
		await page.goto('/fix/550-5-7-1/service/');
		await page.getByRole('link', { name: OWN_SERVER }).click();
		await page.getByRole('link', { name: 'Go on' }).click();
		await page.getByRole('link', { name: 'I could not find out' }).click();
		await page.getByRole('link', { name: 'All mail services' }).click();
		await expect(page).toHaveURL(/\/providers\/$/);
	});
});
