// `npm test`: every check there is, each step said in one line, what failed said in full, and a count at the end.
// `npm test -- e2e unit` runs only these steps. In CI (the variable CI is set) a skipped test is a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BROWSER_MISSING, provideBrowser } from './browser.mjs';
import { add, countPlaywright, countVitest } from './counts.mjs';
import { DNS_MISSING, provideDnsPrograms } from './dns.mjs';
import { provideServicePrograms, SERVICES_MISSING } from './services.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const asked = process.argv.slice(2);
const strict = Boolean(process.env.CI);
const playwright = [
	'playwright',
	'test',
	'--config',
	'tests/e2e/playwright.config.ts',
	'--reporter=dot,json',
];

/** @typedef {{ name: string, passed: number, failed: number, skipped: number }} Result */

/** @type {Result[]} */
const results = [];
const started = Date.now();
rmSync(`${root}/reports`, { recursive: true, force: true });
mkdirSync(`${root}/reports`);

const types = step('types', ['astro', 'check']);
await step('lint', ['biome', 'check', '--colors=off', '--error-on-warnings', '.']);
await step('content', ['node', 'src/cli/check.ts']);
const hasDns = provideDnsPrograms();
await step('unit', ['vitest', 'run', '--reporter=dot', '--reporter=json'], (root) => countVitest(root));
// The build writes the same generated types that the type check reads.
await types;
const built = await step('build', ['astro', 'build', '--silent']);
if (built) await browserTests();
await serviceTests();
process.exitCode = sum();

/** Tests in a browser need the built site and a browser. */
async function browserTests() {
	if (!isAsked('e2e')) return;
	const browser = await provideBrowser();
	if (!browser) {
		results.push({ name: 'e2e', passed: 0, failed: 1, skipped: 0 });
		console.log(`✗ e2e        ${BROWSER_MISSING}`);
		return;
	}
	console.log(`  e2e in ${browser.name} ...`);
	await step('e2e', playwright, countPlaywright, {
		BOUNCE_DESK_BROWSER: JSON.stringify(browser),
		PLAYWRIGHT_JSON_OUTPUT_FILE: `${root}/reports/playwright.json`,
		// Playwright colours its workers' output by a variable that Node warns about beside NO_COLOR.
		NO_COLOR: undefined,
		FORCE_COLOR: '0',
	});
}

/** Tests of the service need real mail servers and a real helpdesk beside it. */
async function serviceTests() {
	if (!isAsked('service')) return;
	if (!hasDns || !provideServicePrograms()) {
		results.push({ name: 'service', passed: 0, failed: 0, skipped: 1 });
		console.log(`- service    ${SERVICES_MISSING}`);
		return;
	}
	const browser = await provideBrowser();
	const config = ['--config', 'tests/service/vitest.config.ts'];
	await step(
		'service',
		['vitest', 'run', ...config, '--reporter=dot', '--reporter=json'],
		(root) => countVitest(root, 'vitest-service.json'),
		{ BOUNCE_DESK_BROWSER: JSON.stringify(browser) },
	);
	const figures = `${root}/reports/service.txt`;
	if (existsSync(figures)) console.log(readFileSync(figures, 'utf8').replace(/^/gm, '    ').trimEnd());
}

/** @param {string} name */
function isAsked(name) {
	return asked.length === 0 || asked.includes(name);
}

/**
 * Runs one command to its end. Says nothing but a line when it passes, and everything it said when it fails.
 * @param {string} name
 * @param {string[]} command
 * @param {(root: string) => { passed: number, failed: number, skipped: number } | null} [count] reads the tests' report
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<boolean>} whether it passed, true also when it was not asked for
 */
async function step(name, command, count, env) {
	if (!isAsked(name)) return true;
	const begun = Date.now();
	const { code, said } = await run(command, env);
	const counted = count?.(root) ?? { passed: 0, failed: 0, skipped: 0 };
	// A step without tests, or one that broke outside its tests, counts as one failure.
	if (code !== 0 && counted.failed === 0) counted.failed = 1;
	results.push({ name, ...counted });
	const numbers = count ? `${counted.passed} passed, ${counted.failed} failed` : '';
	const seconds = `${((Date.now() - begun) / 1000).toFixed(1)} s`.padStart(8);
	if (code !== 0) console.log(`\n${said.trim()}\n`);
	console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(8)} ${seconds}   ${numbers}`);
	return code === 0;
}

/**
 * @param {string[]} command
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function run([program = '', ...args], env) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: root,
			env: { ...process.env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let said = '';
		child.stdout.on('data', (chunk) => (said += chunk));
		child.stderr.on('data', (chunk) => (said += chunk));
		child.once('error', (error) => resolve({ code: 1, said: error.message }));
		child.once('close', (code) => resolve({ code, said }));
	});
}

/** Says what was skipped and why, then the count; returns the exit code. */
function sum() {
	const total = add(results);
	if (!hasDns && (isAsked('unit') || isAsked('e2e') || isAsked('service'))) console.log(`\n${DNS_MISSING}`);
	else if (total.skipped > 0) console.log(`\n${total.skipped} skipped: see reports/.`);
	const broken = results.filter((result) => result.failed > 0).map((result) => result.name);
	if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
	if (strict) total.failed += total.skipped;
	const skipped = total.skipped > 0 && !strict ? `, ${total.skipped} skipped` : '';
	const line = `${total.passed} passed, ${total.failed} failed${skipped}`;
	writeFileSync(`${root}/reports/summary.txt`, `${line}\n`);
	console.log(`\n${line} (${Math.round((Date.now() - started) / 1000)} s)`);
	return total.failed > 0 ? 1 : 0;
}
