import { expect, test } from './support/test.ts';

/** The frame of the pages: theme, menu, contents list, article extras, and what machines read. */

test('the theme button turns the theme round, and the choice holds on the next page from the first paint', async ({
	page,
}) => {
	const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	await page.goto('/');
	const before = await ground();
	await page.getByRole('button', { name: 'Dark theme' }).click();
	expect(await ground()).not.toBe(before);
	const chosen = await ground();
	await page.goto('/guides/', { waitUntil: 'commit' });
	await page.waitForSelector('main');
	expect(await ground()).toBe(chosen);
	await expect(page.getByRole('button', { name: 'Dark theme' })).toHaveAttribute('aria-pressed', 'true');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('every main page is two clicks away, on a phone through the menu', async ({ page }) => {
		await page.goto('/');
		const menu = page.locator('summary', { hasText: 'Menu' });
		if (await menu.isVisible()) await menu.click();
		await page.getByRole('link', { name: 'Guides', exact: true }).click();
		await expect(page).toHaveURL(/\/guides\/$/);
	});

	test('buttons that need a script are not there', async ({ page }) => {
		await page.goto('/guides/550-5-7-1/');
		for (const name of ['Copy link', 'Print', 'Dark theme']) {
			await expect(page.getByRole('button', { name })).toBeHidden();
		}
	});
});

test('the contents list marks the section that is read', async ({ page }) => {
	await page.goto('/guides/550-5-7-1/');
	const summary = page.locator('.contents summary');
	if (!(await page.locator('.contents a').first().isVisible())) await summary.click();
	const link = page.locator('.contents a').nth(3);
	await link.click();
	await expect(link).toHaveAttribute('aria-current', 'true');
	await expect(page.locator('.contents [aria-current]')).toHaveCount(1);
});

test('a guide says when it was reviewed, asks whether it helped, and leads to a ticket', async ({ page }) => {
	await page.goto('/guides/550-5-7-1/');
	await expect(page.getByText(/Reviewed on \d+ \w+ \d{4}/)).toBeVisible();
	await expect(page.getByRole('link', { name: 'Yes', exact: true })).toHaveAttribute('href', /^mailto:/);
	await expect(page.getByRole('main').getByRole('link', { name: 'Open a ticket' }).last()).toHaveAttribute(
		'href',
		'/ticket/',
	);
	await expect(page.getByRole('heading', { name: 'Read next' })).toBeVisible();
});

test('a guide carries structured data that holds true @once', async ({ page }) => {
	await page.goto('/guides/550-5-7-1/');
	const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
	const data = texts.map((text) => JSON.parse(text) as Record<string, unknown>);
	expect(data.map((part) => part['@type'])).toEqual(['Article', 'BreadcrumbList']);
	expect(data[0]?.['headline']).toBe(await page.locator('h1').textContent());
	const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
	expect(data[0]?.['mainEntityOfPage']).toBe(canonical);
});

test('the short address for reject texts leads to the guide', async ({ page }) => {
	await page.goto('/550-5-7-1/');
	await page.waitForURL('**/guides/550-5-7-1/');
	await expect(page.locator('h1')).toContainText('550 5.7.1');
});

test.describe('an address that is not there', () => {
	test.use({ expectedErrors: [/status of 404/] });

	test('gets a page with a search field', async ({ page }) => {
		const response = await page.goto('/no/such/page/');
		expect(response?.status()).toBe(404);
		await page.getByRole('textbox', { name: /search for words/i }).focus();
		const field = page.getByRole('combobox', { name: /search for words/i });
		await field.fill('S3140');
		await expect(page.getByRole('option').first()).toHaveAttribute('href', '/providers/outlook-consumer/');
	});
});

test('sitemap, robots and search description name this site @once', async ({ request }) => {
	const sitemap = await (await request.get('/sitemap.xml')).text();
	expect(sitemap).toContain('/guides/550-5-7-1/</loc><lastmod>');
	const paths = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path ?? '');
	for (const path of paths) expect((await request.head(path)).status(), path).toBe(200);
	expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml');
	expect(await (await request.get('/opensearch.xml')).text()).toContain('/search/#{searchTerms}');
});

test('nothing sticks out at 320 px @once', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of ['/', '/guides/', '/guides/550-5-7-1/', '/search/', '/ticket/', '/codes/5-7-1/']) {
		await page.goto(path);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wide, path).toBeLessThanOrEqual(0);
	}
});
