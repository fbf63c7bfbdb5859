/** The whole way in a real Chromium: paste, check through the service, send the ticket, find it at the helpdesk with the bounce byte for byte. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { FLAGS, provideBrowser } from '../../src/setup/browser.mjs';
import { createSiteServer } from '../../src/setup/serve.mjs';
import { freeTcpPorts } from '../dns/ports.ts';
import { type DnsServices, startDnsServices } from '../dns/services.ts';
import { dnsWorld, PUBLIC_LISTED } from '../e2e/support/dns-world.ts';
import { note } from './support/figures.ts';
import { makePostfix, type Postfix } from './support/postfix.ts';
import { until } from './support/processes.ts';
import { makeRequestTracker, type RequestTracker } from './support/request-tracker.ts';
import { FAST, type Running, type Setup, setUpService } from './support/service.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A bounce as a mail, naming an address that a real resolver would be asked about. */
const BOUNCE = readFileSync(join(ROOT, 'tests/bounces/dsn.eml'), 'utf8')
	.replaceAll('203.0.113.7', PUBLIC_LISTED)
	.replace(/\r?\n/g, '\r\n');

let folder: string;
let sitePort = 0;
let servicePort = 0;
let site: Server;
let dns: DnsServices<'own' | 'public'>;
let browser: Browser;
let postfix: Postfix;
let rt: RequestTracker;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'bounce-desk-journey-'));
	[sitePort = 0, servicePort = 0] = await freeTcpPorts(2);
	const white = parse(readFileSync(join(ROOT, 'content/site.yaml'), 'utf8'));
	const file = join(folder, 'site.yaml');
	writeFileSync(file, stringify({ ...white, service: { url: `http://127.0.0.1:${servicePort}` } }));
	const built = spawnSync(
		process.execPath,
		[join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent', '--outDir', join(folder, 'dist')],
		{ cwd: ROOT, env: { ...process.env, SITE_CONFIG: relative(ROOT, file) }, encoding: 'utf8' },
	);
	if (built.status !== 0) throw new Error(`The site was not built: ${built.stdout} ${built.stderr}`);
	site = createSiteServer(join(folder, 'dist')).listen(sitePort, '127.0.0.1');
	const found = JSON.parse(process.env['BOUNCE_DESK_BROWSER'] ?? 'null') ?? (await provideBrowser());
	// One after the other: setting up Request Tracker holds this process up, and the others answer to a clock.
	rt = await makeRequestTracker();
	postfix = await makePostfix();
	dns = await startDnsServices(dnsWorld());
	browser = await chromium.launch({
		executablePath: found.path,
		env: { ...process.env, ...found.env },
		args: FLAGS,
	});
}, 300_000);
afterAll(async () => {
	await browser?.close();
	site?.closeAllConnections();
	site?.close();
	await Promise.all([dns?.stop(), postfix?.remove(), rt?.stop()]);
	rmSync(folder, { recursive: true, force: true });
});

async function withService(delivery: object, env: NodeJS.ProcessEnv, use: (setup: Setup) => Promise<void>) {
	const setup = await setUpService({
		port: servicePort,
		env,
		settings: {
			...FAST,
			origins: [`http://127.0.0.1:${sitePort}`],
			blocklists: { resolver: `127.0.0.1:${dns.dnsPort}` },
			retry: { ...FAST.retry, timeoutSeconds: 20 },
			delivery,
		},
	});
	const service: Running = setup.spawn();
	try {
		await service.ready();
		await use(setup);
	} finally {
		await service.kill();
		setup.remove();
	}
}

/** Paste, check, send; returns the ticket's key as the page shows it. */
async function walk(page: Page): Promise<string> {
	const asked: string[] = [];
	const complaints: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).host));
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(String(error)));

	await page.goto(`http://127.0.0.1:${sitePort}/blocklist-check/`);
	await page.getByLabel('IP address of the server').fill(PUBLIC_LISTED);
	await page.getByText('the service of this help centre').waitFor();
	await page.getByRole('button', { name: 'Check this address' }).click();
	await page.getByText(/^Done: /).waitFor();
	// All lists answer, those too that refuse public resolvers.
	expect(await page.getByText(/^Done: /).textContent()).toMatch(
		/^Done: \d\d listed, 0 not listed, 0 could not/,
	);

	await page.goto(`http://127.0.0.1:${sitePort}/ticket/`);
	await page.getByLabel('Paste the message that came back').fill(BOUNCE);
	await page.getByRole('button', { name: 'Read it' }).click();
	await page.getByText('We read:').waitFor();
	await page.getByLabel('Mail address for the answer').fill('reader@example.com');
	// A form that is sent at once is refused as a robot's.
	await page.waitForTimeout(3100);
	await page.getByRole('button', { name: /^Send the ticket$/ }).click();
	await page.getByRole('heading', { name: 'Your ticket has arrived' }).waitFor();
	const text = (await page.getByRole('main').textContent()) ?? '';
	expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${sitePort}`, `127.0.0.1:${servicePort}`]));
	expect(complaints).toEqual([]);
	return /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? '';
}

describe('from the paste to the helpdesk', () => {
	test('Request Tracker', async () => {
		await rt.start();
		const { url, queue, customField, token } = rt;
		await withService({ kind: 'rt', url, queue, customField }, { RT_TOKEN: token }, async () => {
			const page = await browser.newPage();
			const key = await walk(page);
			let id = '';
			await until(async () => {
				id = (await rt.tickets()).find((ticket) => ticket.key === key)?.id ?? '';
				return id !== '';
			}, 'the ticket in Request Tracker');
			const [[name, content] = ['', Buffer.alloc(0)]] = await rt.attachments(id);
			expect(name).toBe('bounce.eml');
			expect(content.equals(Buffer.from(BOUNCE))).toBe(true);
			await page.getByText(`Its number there is ${id}.`).waitFor();
			await page.close();
			note('journey in Chromium: ticket in Request Tracker, the bounce byte for byte');
		});
	});

	test('a mailbox', async () => {
		await postfix.start();
		const delivery = {
			kind: 'smtp',
			host: '127.0.0.1',
			port: postfix.port,
			encryption: 'none',
			from: 'desk@example.com',
			to: 'help@example.com',
		};
		await withService(delivery, {}, async () => {
			const page = await browser.newPage();
			const key = await walk(page);
			await until(() => postfix.count() === 1, 'the mail');
			const [mail = Buffer.alloc(0)] = postfix.mails();
			// A mailbox keeps lines as the system writes them; on the wire, and here again, they end with CRLF.
			const wire = mail.toString('latin1').replace(/\r?\n/g, '\r\n');
			expect(wire).toContain(`\r\n\r\n${BOUNCE.trimEnd()}\r\n`);
			const read = await PostalMime.parse(wire, { rfc822Attachments: true } as object);
			expect(read.headers.find((header) => header.key === 'x-bounce-desk-key')?.value).toBe(key);
			expect(read.replyTo?.map((who) => who.address)).toEqual(['reader@example.com']);
			expect(read.text).toContain(PUBLIC_LISTED);
			await page.close();
			note('journey in Chromium: ticket in a Postfix mailbox, the bounce byte for byte');
		});
	});
});
