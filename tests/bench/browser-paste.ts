/**
 * How long the page is busy with a pasted bounce of 10 kB on a slow phone: the built site in Chromium with its processor
 * slowed down four times. The engine is the very files that the page loads; the clock is the page's own. While the reader
 * looks at what they pasted, the page loads the rules and reads the text once for nothing (`prepare` in
 * src/troubleshooter/understand.ts): the reading that the button starts is the second of its page.
 */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { BROWSER_MISSING, FLAGS, provideBrowser } from '../../src/setup/browser.mjs';
import { createSiteServer, SITE_FOLDER } from '../../src/setup/serve.mjs';
import { PASTE_SIZE, PASTES } from './paste-samples.ts';
import { printTable } from './table.ts';

const SLOWDOWN = 4;
/** Fresh pages for the first reading, each with nothing compiled or warm. */
const FRESH_PAGES = 5;
const WARM_RUNS = 60;

interface Timing {
	/** Milliseconds to make the loaded rules ready. */
	readonly ready: number;
	/** Milliseconds of the first reading, of the one that the button starts, and of those after it. */
	readonly first: number;
	readonly button: number;
	readonly later: readonly number[];
	readonly causes: string;
}

/** Address of the built file that exports `name`. */
function builtModule(name: string): string {
	const folder = join(SITE_FOLDER, '_astro');
	const file = readdirSync(folder).find(
		(one) =>
			one.endsWith('.js') &&
			new RegExp(`export\\{[^}]*\\b${name}\\}`).test(readFileSync(join(folder, one), 'utf8')),
	);
	if (!file) throw new Error(`No built file exports ${name}: run npm run build first.`);
	return `/_astro/${file}`;
}

/** One fresh page: loads engine and rules, slows down, reads the text again and again. */
async function timePaste(browser: Browser, origin: string, text: string, runs: number): Promise<Timing> {
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		await page.goto(`${origin}/fix/`, { waitUntil: 'networkidle' });
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
		return await page.evaluate(
			async ({ modules, text, runs }) => {
				const [{ createEngine }, { unpackRules }] = await Promise.all(modules.map((path) => import(path)));
				const packed = await (await fetch('/data/rules.json')).json();
				const start = performance.now();
				const ask = createEngine(unpackRules(packed));
				const ready = performance.now() - start;
				const times: number[] = [];
				let causes = '';
				for (let run = 0; run < runs; run++) {
					// a frame of its own for each, as readings come in the page; another text each, as no cache may help
					await new Promise(requestAnimationFrame);
					const input = `${text}\n${run}`;
					const before = performance.now();
					const { diagnoses } = ask(input);
					times.push(performance.now() - before);
					causes = diagnoses.map(({ cause }: { cause: string }) => cause).join(' ');
				}
				return { ready, first: times[0] ?? 0, button: times[1] ?? 0, later: times.slice(2), causes };
			},
			{ modules: ['createEngine', 'unpackRules'].map(builtModule), text, runs },
		);
	} finally {
		await context.close();
	}
}

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]): string => (sorted(times)[times.length >> 1] ?? 0).toFixed(1);
const worst = (times: readonly number[]): string => (sorted(times).at(-1) ?? 0).toFixed(1);

/** Print the table. @throws where there is no browser or no built site */
export async function benchPaste(): Promise<void> {
	const found = await provideBrowser();
	if (!found) throw new Error(BROWSER_MISSING);
	const server = createSiteServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const env = Object.entries({ ...process.env, ...found.env }).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const],
	);
	const browser = await chromium.launch({
		executablePath: found.path,
		args: FLAGS,
		env: Object.fromEntries(env),
	});
	try {
		const ready: number[] = [];
		const rows: string[][] = [];
		for (const [name, text] of PASTES) {
			const fresh: Timing[] = [];
			for (let page = 0; page < FRESH_PAGES; page++) {
				fresh.push(await timePaste(browser, origin, text, page === 0 ? WARM_RUNS : 2));
			}
			ready.push(...fresh.map((timing) => timing.ready));
			const first = fresh.map((timing) => timing.first);
			const button = fresh.map((timing) => timing.button);
			const later = fresh[0]?.later ?? [];
			rows.push([
				name,
				...[first, button, later].flatMap((times) => [median(times), worst(times)]),
				fresh[0]?.causes || '(none)',
			]);
		}
		printTable(
			`A paste of ${PASTE_SIZE} characters read and diagnosed in Chromium, processor slowed ${SLOWDOWN} times; milliseconds`,
			[
				'what',
				'getting ready: median',
				'worst',
				'button: median',
				'worst',
				'later: median',
				'worst',
				'cause',
			],
			rows,
		);
		printTable(
			'Once a page, when the rules arrive',
			['what', 'median', 'worst'],
			[['rules made ready', median(ready), worst(ready)]],
		);
	} finally {
		await browser.close();
		server.close();
	}
}
