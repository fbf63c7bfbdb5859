import { LISTED_EVERYWHERE, resolverHosts } from './support/dns-world.ts';
import { DNS_MISSING, expect, hasDnsPrograms, test } from './support/test.ts';

/** The harness holds what it promises: real DNS in the browser, and tests that fail when a page is not quiet. */

test.describe('DNS over HTTPS from a page', () => {
	test.skip(!hasDnsPrograms(), DNS_MISSING);
	test.use({ mayAsk: resolverHosts() });

	test("reaches the tests' own blocklists under the resolvers' names @once", async ({ page }) => {
		await page.goto('/blocklist-check/');
		const name = `${LISTED_EVERYWHERE.split('.').reverse().join('.')}.bl.spamcop.net`;
		for (const host of resolverHosts()) {
			const address = await page.evaluate(
				async ({ host, name }) => {
					const labels = name
						.split('.')
						.flatMap((label) => [label.length, ...new TextEncoder().encode(label)]);
					const question = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 0, 1, 0, 1];
					const dns = btoa(String.fromCharCode(...question))
						.replace(/\+/g, '-')
						.replace(/\//g, '_');
					const answer = await fetch(`https://${host}/dns-query?dns=${dns.replace(/=/g, '')}`);
					// The answer's address is its last four bytes.
					return [...new Uint8Array(await answer.arrayBuffer())].slice(-4).join('.');
				},
				{ host, name },
			);
			expect(address).toBe('127.0.0.2');
		}
	});
});

test.describe('a page that is not quiet', () => {
	test('is noticed: another host, a script error, a violation of the policy @once', async ({
		page,
		problems,
	}) => {
		await page.goto('/');
		await page.evaluate(async () => {
			const style = document.createElement('p');
			style.setAttribute('style', 'color: red');
			document.body.append(style);
			setTimeout(() => {
				throw new Error('on purpose');
			});
			const image = new Image();
			image.src = 'https://elsewhere.example/pixel.png';
			await new Promise((resolve) => setTimeout(resolve, 200));
		});
		const noticed = problems.splice(0).join('\n');
		expect(noticed).toContain('script error: on purpose');
		expect(noticed).toContain('elsewhere.example');
		expect(noticed).toMatch(/style.*Content Security Policy/i);
	});
});
