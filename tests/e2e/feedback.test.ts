import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import { freeTcpPorts } from '../dns/ports.ts';
import { expect, test } from './support/test.ts';
import { startTinySite, type TinySite } from './support/tiny-site.ts';

/** "Was this helpful?" by the host's choice in site.yaml. The demo's own choice, mailto, is tested with the guides. */

const feedback = (yaml: string, lines: string) =>
	yaml.replace(/^feedback:\n(?: .*\n?)*/m, `feedback:\n${lines}\n`);

interface Posted {
	readonly type: string;
	readonly body: string;
}

const [sitePort = 0, offPort = 0, deskPort = 0] = await freeTcpPorts(3);
const deskHost = `127.0.0.1:${deskPort}`;

/** The host's address: keeps what is sent to it. */
async function startDesk(): Promise<{ posted: Posted[]; refuse: (yes: boolean) => void; server: Server }> {
	const posted: Posted[] = [];
	let refusing = false;
	const server = createServer(async (request, response) => {
		response.setHeader('Access-Control-Allow-Origin', '*');
		response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
		if (request.method !== 'POST') {
			response.writeHead(204).end();
			return;
		}
		let body = '';
		for await (const chunk of request) body += chunk;
		posted.push({ type: request.headers['content-type'] ?? '', body });
		response.writeHead(refusing ? 503 : 200, { 'Content-Type': 'text/plain' }).end('Thank you.');
	});
	await new Promise<void>((done) => server.listen(deskPort, '127.0.0.1', done));
	const refuse = (yes: boolean) => {
		refusing = yes;
	};
	return { posted, refuse, server };
}

const guide = '/guides/greylisting/';
const question = (page: Page) => page.getByText('Was this helpful?');

test.describe('to an address of the host', () => {
	test.describe.configure({ mode: 'serial' });
	let site: TinySite;
	let desk: Awaited<ReturnType<typeof startDesk>>;
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		desk = await startDesk();
		site = await startTinySite(sitePort, (yaml) =>
			feedback(yaml, `  kind: endpoint\n  url: http://${deskHost}/feedback`),
		);
	});
	test.afterAll(async () => {
		await site?.stop();
		await new Promise((done) => desk?.server.close(done));
	});
	test.use({ mayAsk: [`127.0.0.1:${sitePort}`, deskHost] });

	test('a yes goes out as JSON, then a comment; nothing of the address line goes along @once', async ({
		page,
	}) => {
		await page.goto(`${site.url}${guide}?ip=192.0.2.1#how-long`);
		await page.getByRole('button', { name: 'No', exact: true }).click();
		await expect(page.getByRole('status').filter({ hasText: 'It was sent' })).toBeVisible();
		await expect(question(page)).toBeHidden();
		await page.getByLabel('What helped, or what was missing?').fill('A picture');
		await page.getByRole('button', { name: 'Send', exact: true }).click();
		await expect(page.getByText('Your words were sent')).toBeVisible();
		expect(desk.posted.map(({ type, body }) => [type, JSON.parse(body)])).toEqual([
			['application/json', { page: guide, helpful: false }],
			['application/json', { page: guide, helpful: false, comment: 'A picture' }],
		]);
	});

	test.describe('that is out of order', () => {
		test.use({ expectedErrors: [/status of 503/] });
		test('says so, and can be tried again @once', async ({ page }) => {
			desk.refuse(true);
			await page.goto(`${site.url}${guide}`);
			await page.getByRole('button', { name: 'Yes', exact: true }).click();
			await expect(page.getByText('It could not be sent')).toBeVisible();
			desk.refuse(false);
			await page.getByRole('button', { name: 'Yes', exact: true }).click();
			await expect(page.getByText('It was sent')).toBeVisible();
		});
	});

	test('a page that tells how to mend something asks whether it did @once', async ({ page }) => {
		await page.goto(`${site.url}/providers/gmail/`);
		await expect(page.getByText('Did this fix it?')).toBeVisible();
		const policy = await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content');
		expect(policy).toContain(`http://${deskHost}`);
	});

	test.describe('without a script', () => {
		test.use({ javaScriptEnabled: false });
		test('the form posts by itself @once', async ({ page }) => {
			desk.posted.length = 0;
			await page.goto(`${site.url}${guide}`);
			await page.getByRole('button', { name: 'Yes', exact: true }).click();
			await expect(page.getByText('Thank you.')).toBeVisible();
			const [post] = desk.posted;
			expect(post?.type).toBe('application/x-www-form-urlencoded');
			expect(Object.fromEntries(new URLSearchParams(post?.body))).toMatchObject({
				page: guide,
				helpful: 'yes',
			});
		});
	});
});

test.describe('off', () => {
	let site: TinySite;
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		site = await startTinySite(offPort, (yaml) => feedback(yaml, "  kind: 'off'"));
	});
	test.afterAll(() => site?.stop());
	test.use({ mayAsk: [`127.0.0.1:${offPort}`] });

	test('no page asks @once', async ({ page }) => {
		for (const path of [guide, '/providers/gmail/', '/codes/5-7-1/']) {
			await page.goto(`${site.url}${path}`);
			await expect(page.locator('h1')).toBeVisible();
			await expect(page.getByText(/Was this helpful|Did this fix it/)).toHaveCount(0);
		}
	});
});

test('by mail: both answers open a mail that names the page @once', async ({ page }) => {
	await page.goto('/providers/gmail/');
	await expect(page.getByText('Did this fix it?')).toBeVisible();
	for (const answer of ['Yes', 'No']) {
		const link = page.getByRole('link', { name: answer, exact: true });
		const mail = new URL((await link.getAttribute('href')) ?? '');
		expect(mail.protocol).toBe('mailto:');
		expect(mail.searchParams.get('body')).toContain('/providers/gmail/');
	}
});
