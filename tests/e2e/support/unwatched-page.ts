/**
 * A page of a browser that nobody watches. Playwright has the browser report each request, and with many small ones that
 * costs about as much as the requests: times are taken here instead, over the DevTools protocol and with its script
 * console alone (https://chromedevtools.github.io/devtools-protocol/tot/Runtime/).
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface UnwatchedPage {
	/** Runs a function of the page, by its source, and gives what it (or its promise) returns. @throws what it throws */
	run<Result, Arguments extends readonly string[]>(
		work: (...given: Arguments) => Result | Promise<Result>,
		...given: Arguments
	): Promise<Result>;
	/** Leaves for another address; ready when its scripts have run and the page is at rest. */
	open(address: string): Promise<void>;
	close(): Promise<void>;
}

export interface BrowserToStart {
	readonly executablePath?: string | undefined;
	readonly args?: readonly string[] | undefined;
	readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** @throws where the browser does not come up in 10 s */
export async function openUnwatchedPage(browser: BrowserToStart): Promise<UnwatchedPage> {
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-browser-'));
	const own = ['--headless=new', '--no-sandbox', '--ignore-certificate-errors', '--no-first-run'];
	const child = spawn(
		browser.executablePath ?? 'chromium',
		[
			...own,
			`--user-data-dir=${folder}`,
			'--remote-debugging-port=0',
			...(browser.args ?? []),
			'about:blank',
		],
		{ env: { ...process.env, ...browser.env }, stdio: 'ignore' },
	);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const close = async () => {
		child.kill();
		await ended;
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const socket = new WebSocket(await pageAddress(join(folder, 'DevToolsActivePort')));
		await new Promise((resolve, reject) => {
			socket.addEventListener('open', resolve);
			socket.addEventListener('error', reject);
		});
		const run = (expression: string) => evaluate(socket, expression);
		return {
			run: (work, ...given) => run(`(${work})(...${JSON.stringify(given)})`) as never,
			async open(address) {
				await run(`void (location.href = ${JSON.stringify(address)})`);
				const there = `location.href === ${JSON.stringify(address)} && document.readyState === 'complete'`;
				for (let tries = 0; !(await run(there).catch(() => false)); tries++) {
					if (tries > 200) throw new Error(`${address} did not open`);
					await pause(50);
				}
				await run('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300)))');
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** Where the one page listens. @param file which Chromium writes when it is up: the port, then a path */
async function pageAddress(file: string): Promise<string> {
	for (let tries = 0; tries < 100; tries++) {
		await pause(100);
		const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : null;
		if (!port) continue;
		const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly Target[];
		const page = targets.find(({ type }) => type === 'page');
		if (page) return page.webSocketDebuggerUrl;
	}
	throw new Error('The browser did not come up.');
}

interface Target {
	readonly type: string;
	readonly webSocketDebuggerUrl: string;
}

let lastId = 0;

function evaluate(socket: WebSocket, expression: string): Promise<unknown> {
	const id = ++lastId;
	return new Promise((resolve, reject) => {
		const read = ({ data }: MessageEvent) => {
			const answer = JSON.parse(String(data));
			if (answer.id !== id) return;
			socket.removeEventListener('message', read);
			const failed = answer.error?.message ?? answer.result.exceptionDetails?.exception?.description;
			if (failed) reject(new Error(failed));
			else resolve(answer.result.result.value);
		};
		socket.addEventListener('message', read);
		const params = { expression, awaitPromise: true, returnByValue: true };
		socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
	});
}
