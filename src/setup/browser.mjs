// A Chromium for the tests: the first candidate that really starts, cheapest first. Needs node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aptInstall, canUseApt, findProgram, hasLibrary } from './programs.mjs';

/** @typedef {{ name: string, path: string, env?: Record<string, string> }} Browser */

/** What a person reads when there is none. */
export const BROWSER_MISSING =
	'No browser: none is here and none could be installed. Install Chrome or Chromium, or set CHROMIUM_PATH to one.';

/**
 * Flags beside Playwright's own (which keep Chromium from calling home). HTTP/3 and sync would look past the test's
 * network: a test must see only what our pages ask for.
 */
export const FLAGS = ['--disable-gpu', '--disable-quic', '--disable-sync'];

const SYSTEM_NAMES = [
	'google-chrome',
	'google-chrome-stable',
	'chromium',
	'chromium-browser',
	'microsoft-edge',
];
const SYSTEM_PATHS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/bounce-desk/', import.meta.url));

/** In the order they are tried. Each gives a browser to launch, or null. */
const CANDIDATES = [fromEnvironment, fromPlaywright, fromSystem, fromNpm, installByPlaywright, installByApt];

/**
 * The first browser that starts; installs one where that needs no question.
 * @returns {Promise<Browser | null>}
 */
export async function provideBrowser() {
	for (const candidate of CANDIDATES) {
		const browser = await candidate().catch(() => null);
		if (browser && (await starts(browser))) return browser;
	}
	return null;
}

/** @returns {Promise<Browser | null>} */
async function fromEnvironment() {
	const path = process.env.CHROMIUM_PATH;
	return path ? { name: 'CHROMIUM_PATH', path } : null;
}

/** @returns {Promise<Browser | null>} */
async function fromPlaywright() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return existsSync(path) ? { name: "Playwright's Chromium", path } : null;
}

/** @returns {Promise<Browser | null>} */
async function fromSystem() {
	const path = SYSTEM_NAMES.map(findProgram).find(Boolean) ?? SYSTEM_PATHS.find(existsSync);
	return path ? { name: path, path } : null;
}

/**
 * The Chromium inside the npm package @sparticuz/chromium, with the libraries and fonts it brings; unpacked once.
 * @returns {Promise<Browser | null>}
 */
async function fromNpm() {
	const folder = join(CACHE, 'chromium');
	if (!existsSync(folder)) {
		mkdirSync(CACHE, { recursive: true });
		// Beside the goal and renamed when whole: an interrupted start leaves no half browser.
		const unpacked = mkdtempSync(join(CACHE, 'unpacking-'));
		try {
			// The package unpacks into the temporary folder, and brings system libraries only where it thinks it is in AWS.
			const env = { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
			const code = "import('@sparticuz/chromium').then((c) => c.default.executablePath())";
			const cwd = fileURLToPath(new URL('../..', import.meta.url));
			if (spawnSync(process.execPath, ['-e', code], { env, cwd, stdio: 'ignore' }).status !== 0) return null;
			writeFileSync(join(unpacked, 'fonts', 'fonts.conf'), fontConfig(folder));
			renameSync(unpacked, folder);
		} finally {
			rmSync(unpacked, { recursive: true, force: true });
		}
	}
	// Its NSS needs SQLite to check certificates (it dies at the first https address without), and brings none.
	if (canUseApt() && !hasLibrary('libsqlite3.so.0')) aptInstall(['libsqlite3-0']);
	return {
		name: '@sparticuz/chromium',
		path: join(folder, 'chromium'),
		env: {
			LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
			FONTCONFIG_PATH: join(folder, 'fonts'),
		},
	};
}

/**
 * The package's own file names only AWS folders: without this a machine with no fonts would draw empty boxes.
 * @param {string} folder
 */
function fontConfig(folder) {
	const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
	return `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`;
}

/** @returns {Promise<Browser | null>} */
async function installByPlaywright() {
	const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
	console.log('Looking for a browser: asking Playwright for one ...');
	spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 });
	return fromPlaywright();
}

/** @returns {Promise<Browser | null>} */
async function installByApt() {
	if (!canUseApt()) return null;
	console.log('Looking for a browser: installing the Debian package chromium ...');
	aptInstall(['chromium']);
	return fromSystem();
}

/**
 * Whether the browser can really render a page.
 * @param {Browser} browser
 * @returns {Promise<boolean>}
 */
async function starts(browser) {
	const { chromium } = await import('@playwright/test');
	const env = { ...process.env, ...browser.env };
	try {
		const started = await chromium.launch({
			executablePath: browser.path,
			args: FLAGS,
			env,
			timeout: 30_000,
		});
		try {
			const page = await started.newPage();
			await page.setContent('<b>up</b>', { timeout: 10_000 });
			return (await page.textContent('b')) === 'up';
		} finally {
			await started.close();
		}
	} catch {
		return false;
	}
}
