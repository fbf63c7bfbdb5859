/**
 * Ten things that people come with, each from the home page to the right place. Counted is every tap: into a field, on a
 * link, on a button. Typing is not a tap.
 */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const MOST_TAPS = 4;

class Visitor {
	taps = 0;
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}
	/** A link of the page's own text. */
	async tap(name: string | RegExp): Promise<void> {
		this.taps += 1;
		await this.page.getByRole('main').getByRole('link', { name }).first().click();
	}
	/** Type into the big box of the home page, and take the first thing it offers. */
	async ask(words: string): Promise<void> {
		this.taps += 1;
		await this.page.getByRole('textbox', { name: /paste the message/i }).click();
		const field = this.page.getByRole('combobox', { name: /paste the message/i });
		await expect(field).toBeFocused();
		await field.pressSequentially(words);
		// The offers follow the typing: those for all of the words end with a link to all results.
		const offers = this.page.getByRole('main').getByRole('option');
		const all = `/search/#${encodeURIComponent(words)}`;
		await expect(offers.last()).toHaveAttribute('href', all, { timeout: 15_000 });
		this.taps += 1;
		await offers.first().click();
	}
}

interface Task {
	readonly task: string;
	readonly way: (visitor: Visitor) => Promise<void>;
	/** Address of the right place. */
	readonly place: RegExp;
	/** What must be seen there. */
	readonly shows: RegExp;
}

const TASKS: readonly Task[] = [
	{
		task: 'my mail to hotmail came back',
		way: (visitor) => visitor.ask('my mail to hotmail came back'),
		place: /^\/providers\/outlook-consumer\/$/,
		shows: /Outlook\.com \(Hotmail/,
	},
	{
		task: 'what is PBL',
		way: (visitor) => visitor.ask('what is PBL'),
		place: /^\/(blocklists\/spamhaus-zen|guides\/what-blocklists-are)\/$/,
		shows: /PBL/,
	},
	{
		task: 'I use Outlook and must send headers to support',
		way: (visitor) => visitor.ask('I use Outlook and must send headers to support'),
		place: /^\/guides\/get-full-headers\/$/,
		shows: /Outlook/,
	},
	{
		task: 'am I blacklisted',
		way: (visitor) => visitor.ask('am I blacklisted'),
		place: /^\/blocklist-check\/$/,
		shows: /blocklists? \(blacklists?\)/,
	},
	{
		task: 'my mailbox was hacked',
		way: (visitor) => visitor.ask('my mailbox was hacked'),
		place:
			/^\/(guides\/(change-mailbox-passwords|find-what-sends-spam|bounces-for-mail-you-never-sent)|causes\/sender-account-blocked|fix\/rate-limited\/(hacked|hacked-steps))\/$/,
		shows: /password/i,
	},
	{
		task: '550 5.7.26',
		way: (visitor) => visitor.ask('550 5.7.26'),
		place: /^\/codes\/5-7-26\/$/,
		shows: /SPF/,
	},
	{
		task: 'newsletter is rate limited',
		way: (visitor) => visitor.ask('newsletter is rate limited'),
		place: /^\/(guides\/rate-limits-and-warm-up|causes\/rate-limited|fix\/rate-limited(\/[a-z-]+)?)\/$/,
		shows: /limit/i,
	},
	{
		task: 'recipient mailbox full',
		way: (visitor) => visitor.ask('recipient mailbox full'),
		place: /^\/(guides\/mailbox-full-or-unknown|causes\/mailbox-full)\/$/,
		shows: /full/i,
	},
	{
		task: 'how long does delisting take',
		way: (visitor) => visitor.ask('how long does delisting take'),
		place: /^\/guides\/how-long-delisting-takes\/$/,
		shows: /hours/,
	},
	{
		task: 'where do I open a ticket',
		way: (visitor) => visitor.tap('Open a ticket'),
		place: /^\/ticket\/$/,
		shows: /ticket/i,
	},
];

for (const { task, way, place, shows } of TASKS) {
	test(`"${task}": at the right place within ${MOST_TAPS} taps`, async ({ page }, info) => {
		await page.goto('/');
		const visitor = new Visitor(page);
		await way(visitor);
		await expect(page).toHaveURL((url) => place.test(url.pathname));
		await expect(page.getByRole('main').getByText(shows).first()).toBeVisible();
		info.annotations.push({ type: 'taps', description: `${visitor.taps}: ${new URL(page.url()).pathname}` });
		expect(visitor.taps).toBeLessThanOrEqual(MOST_TAPS);
	});
}

/** From the home page through the flows: what a reader does who has the message at hand. */
test('a returned mail at hand: pasted at home, and the text to send is there within four taps', async ({
	page,
}) => {
	await page.goto('/');
	await page.getByRole('textbox', { name: /paste the message/i }).click();
	await page
		.getByRole('combobox', { name: /paste the message/i })
		.fill('552 5.2.2 <anna@example.com>: The mailbox is full (over quota), message not delivered');
	await page.getByRole('button', { name: 'Get help' }).click();
	await page.getByRole('link', { name: 'Show me what to do' }).click({ timeout: 15_000 });
	await page.getByRole('link', { name: "The recipient's", exact: true }).click();
	await expect(page.getByLabel(/^Send it by another way/)).toHaveValue(/mailbox is full/);
});
