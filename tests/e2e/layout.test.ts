import { pagePaths } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** Nothing sticks out: on the narrowest phone, at 200 % zoom, with large letters, with forced colours, on paper. */

/** How far the page can be scrolled sideways, and what reaches too far, for the message. */
function sticksOut(): { by: number; what: string } {
	const by = document.documentElement.scrollWidth - innerWidth;
	const wide = [...document.querySelectorAll('main *, header *, footer *')].find(
		(element) =>
			element.getBoundingClientRect().right > innerWidth + 1 &&
			element.scrollWidth <= element.clientWidth + 1,
	);
	const what =
		by > 0 && wide ? `${wide.tagName}.${wide.className}: ${wide.textContent?.trim().slice(0, 60)}` : '';
	return { by: Math.max(0, by), what };
}

/** One page of every kind, with the longest words of its kind. */
const kinds = [
	'/',
	'/guides/',
	'/guides/550-5-7-1/',
	'/guides/reputation-tools/',
	'/fix/',
	'/fix/550-5-7-1/text/',
	'/fix/550-5-7-1/delist/',
	'/causes/',
	'/causes/ip-blocklisted/',
	'/codes/',
	'/codes/5-7-1/',
	'/providers/',
	'/providers/united-internet/',
	'/blocklists/',
	'/blocklists/spamhaus-zen/',
	'/blocklist-check/',
	'/tools/',
	'/ticket/',
	'/case/',
	'/open-data/',
	'/privacy/',
	'/search/#my%20mail%20to%20hotmail%20came%20back',
	'/404.html',
] as const;

for (let part = 0; part < 2; part++) {
	test(`no page sticks out at 320 px, part ${part + 1} of 2 @once`, async ({ page }) => {
		test.setTimeout(300_000);
		await page.setViewportSize({ width: 320, height: 640 });
		const wide: string[] = [];
		for (const path of pagePaths().filter((_, place) => place % 2 === part)) {
			await page.goto(path, { waitUntil: 'domcontentloaded' });
			const { by, what } = await page.evaluate(sticksOut);
			if (by > 0) wide.push(`${path}: ${by} px, ${what}`);
		}
		expect(wide).toEqual([]);
	});
}

for (const [name, size, letters] of [
	['200 % zoom of a laptop', { width: 640, height: 400 }, 1],
	['letters twice as large', { width: 1280, height: 800 }, 2],
	['letters a fifth larger on a phone', { width: 390, height: 844 }, 1.2],
] as const) {
	test(`no kind of page sticks out with ${name} @once`, async ({ page }) => {
		test.setTimeout(150_000);
		await page.setViewportSize(size);
		const wide: string[] = [];
		for (const path of kinds) {
			await page.goto(path);
			await page.evaluate((factor) => {
				document.documentElement.style.fontSize = `${factor * 100}%`;
			}, letters);
			const { by, what } = await page.evaluate(sticksOut);
			if (by > 0) wide.push(`${path}: ${by} px, ${what}`);
		}
		expect(wide).toEqual([]);
	});
}

test('with forced colours, what is chosen, focused and pressed is still told apart @once', async ({
	page,
}) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto('/guides/550-5-7-1/');
	await page.keyboard.press('Tab');
	const outline = await page.evaluate(
		() => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
	);
	expect(outline).not.toBe('none');
	for (const path of kinds.slice(0, 12)) {
		await page.goto(path);
		const lost = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('.button, .choice, .badge, .callout, input, textarea')]
				.filter((element) => element.checkVisibility())
				.filter((element) => {
					const { borderTopStyle, borderLeftStyle, borderTopWidth, borderLeftWidth, outlineStyle } =
						getComputedStyle(element);
					const edge = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) > 0;
					return (
						!edge(borderTopStyle, borderTopWidth) &&
						!edge(borderLeftStyle, borderLeftWidth) &&
						outlineStyle === 'none'
					);
				})
				.map((element) => `${element.tagName}.${element.className}`),
		);
		expect([...new Set(lost)], path).toEqual([]);
	}
});

test('with reduced motion nothing moves @once', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	for (const path of kinds) {
		await page.goto(path);
		const moving = await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.filter((element) => {
					const { animationDuration, animationName, transitionDuration, scrollBehavior } =
						getComputedStyle(element);
					const long = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0.01);
					return (
						(animationName !== 'none' && long(animationDuration)) ||
						long(transitionDuration) ||
						scrollBehavior === 'smooth'
					);
				})
				.map((element) => `${element.tagName}.${element.className}`),
		);
		expect([...new Set(moving)], path).toEqual([]);
	}
});

test('on paper a guide is its text: no menus, no buttons, and the page is not cut @once', async ({
	page,
}) => {
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 720, height: 1000 });
	for (const path of [
		'/guides/550-5-7-1/',
		'/codes/5-7-1/',
		'/providers/gmail/',
		'/blocklists/spamhaus-zen/',
	]) {
		await page.goto(path);
		for (const gone of ['.site-nav', '.contents', '[data-search-open]', '[data-theme-toggle]'])
			await expect(page.locator(gone).first(), `${path} ${gone}`).toBeHidden();
		await expect(page.locator('h1')).toBeVisible();
		expect((await page.evaluate(sticksOut)).by, path).toBe(0);
		const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'], path).toContain(ground);
	}
});
