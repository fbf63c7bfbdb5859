/**
 * The test function of the browser tests: import `test` and `expect` from here, never from Playwright.
 *
 *   import { expect, test } from './support/test.ts';
 *   test('reads a pasted bounce', async ({ page }) => {
 *     await page.goto('/fix/');
 *   });
 *
 * What every test gets:
 * - A page that must stay quiet: any console error (a violation of the security policy is one), any script error and
 *   any request to another host fails the test. Where a test means to cause one, it says so:
 *     test.use({ mayAsk: ['cloudflare-dns.com'] });         // the DNS question the reader starts
 *     test.use({ expectedErrors: [/status of 404/] });      // a page that is not there
 * - `dns`: the blocklist world of dns-world.ts in a real rbldnsd behind a real DNS-over-HTTPS server; the browser finds
 *   the site's own resolvers there, the site is not changed. Every other host name resolves to nothing.
 *   Tests that ask DNS begin with `test.skip(!hasDnsPrograms(), DNS_MISSING)` (both from here).
 * - JavaScript off: `test.use({ javaScriptEnabled: false })` in a describe block or file. Dark: `test.use({ colorScheme: 'dark' })`.
 * - Both projects, phone and desktop, unless the title holds `@once`.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { type DnsServices, hasDnsPrograms, startDnsServices } from '../../dns/services.ts';
import { dnsWorld, resolverHosts } from './dns-world.ts';

export { DNS_MISSING, hasDnsPrograms } from '../../dns/services.ts';
export { expect };

interface WorkerFixtures {
	/** null where rbldnsd or dnsdist is missing. */
	dns: DnsServices<'own' | 'public'> | null;
}

interface TestFixtures {
	/** Host names a page of this test may ask, beside the site itself. */
	mayAsk: readonly string[];
	/** Console errors that this test means to cause. */
	expectedErrors: readonly RegExp[];
	/** What went wrong so far in any page of this test; must be empty at its end. */
	problems: string[];
	/** Every address that the test's pages asked for, in order. */
	requests: string[];
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
	dns: [
		async ({ browserName: _ }, use) => {
			const services = hasDnsPrograms() ? await startDnsServices(dnsWorld()) : null;
			await use(services);
			await services?.stop();
		},
		{ scope: 'worker' },
	],
	launchOptions: [
		async ({ launchOptions, dns }, use) => {
			// Public resolvers in the wild are public to a blocklist too: the questions take the public route.
			const found = dns
				? resolverHosts().map((host) => `MAP ${host}:443 127.0.0.1:${dns.routes.public.port}`)
				: [];
			const rules = [...found, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',');
			await use({
				...launchOptions,
				args: [...(launchOptions.args ?? []), `--host-resolver-rules=${rules}`],
			});
		},
		{ scope: 'worker' },
	],
	mayAsk: [[], { option: true }],
	expectedErrors: [[], { option: true }],
	// Anew for each test: a default value would be one list for all tests of a worker.
	requests: async ({ browserName: _ }, use) => {
		await use([]);
	},
	problems: [
		async ({ context, baseURL, mayAsk, expectedErrors, requests }, use) => {
			const problems: string[] = [];
			const site = new URL(baseURL ?? '').host;
			context.on('page', (page) => watchPage(page, problems, expectedErrors));
			context.on('request', (request) => {
				const { protocol, host } = new URL(request.url());
				requests.push(request.url());
				if (protocol.startsWith('http') && host !== site && !mayAsk.includes(host))
					problems.push(`request to another host: ${request.url()}`);
			});
			await use(problems);
			expect(problems, 'what the pages complained about').toEqual([]);
		},
		{ auto: true },
	],
});

function watchPage(page: Page, problems: string[], expected: readonly RegExp[]) {
	const note = (problem: string) => {
		if (!expected.some((pattern) => pattern.test(problem))) problems.push(`${page.url()}: ${problem}`);
	};
	page.on('pageerror', (error) => note(`script error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') note(`console error: ${message.text()} (${message.location().url})`);
	});
}
