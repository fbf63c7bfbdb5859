import { violations } from './support/axe.ts';
import { pagePaths } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/**
 * Every page of the built site, by axe: WCAG 2.0 to 2.2, levels A and AA, and best practice. No page is left out and
 * no rule switched off.
 *
 * axe itself is put into each page once and run straight (its wrapper opens a second page per run, three times slower).
 */

/** Tests of this file, so that both workers have a part. */
const PARTS = 4;

for (let part = 0; part < PARTS; part++) {
	test.describe(`axe, part ${part + 1} of ${PARTS}`, () => {
		// A page that is asked for by name is there, but the browser still reports the 404 of the page itself.
		test.use({ expectedErrors: [/status of 404/] });

		test('no violation on any page, light and dark @once', async ({ page }) => {
			test.setTimeout(300_000);
			const paths = pagePaths().filter((_, index) => index % PARTS === part);
			const found: string[] = [];
			for (const [index, path] of paths.entries()) {
				// Colours come from the same tokens on all pages: the themes take turns, each in every kind of page.
				await page.emulateMedia({ colorScheme: index % 2 === 0 ? 'light' : 'dark', reducedMotion: 'reduce' });
				await page.goto(path);
				for (const violation of await violations(page)) found.push(`${path} ${violation}`);
			}
			expect(found).toEqual([]);
		});
	});
}
