import { defineConfig, devices } from '@playwright/test';
import { BROWSER_MISSING, FLAGS, provideBrowser } from '../../src/setup/browser.mjs';
import { freeTcpPorts } from '../dns/ports.ts';

/**
 * The built site (`npm run build`) in a real Chromium, on a phone and on a desktop. Tests whose title holds `@once`
 * do not depend on the window and run on the desktop only. How to write one: support/test.ts.
 */

// The main process chooses browser and port; its workers read this file again and inherit the choice.
process.env['BOUNCE_DESK_BROWSER'] ??= JSON.stringify(await provideBrowser());
process.env['BOUNCE_DESK_PORT'] ??= String((await freeTcpPorts(1))[0]);

const browser = JSON.parse(process.env['BOUNCE_DESK_BROWSER']) as Awaited<ReturnType<typeof provideBrowser>>;
if (!browser) throw new Error(BROWSER_MISSING);
const port = process.env['BOUNCE_DESK_PORT'];

/**
 * A Chromium with windows draws the list below its address bar as web pages: two more for each context, nearly half of
 * a run's work, and no test looks at them. The last switch of this name counts, so Playwright's own names stand in it
 * too (`disabledFeatures` in its chromiumSwitches.ts, 1.65).
 */
const WITHOUT = [
	...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
	...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
	...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
	...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin'],
	...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
	...['msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion'],
];

export default defineConfig({
	testDir: '..',
	testMatch: ['e2e/**/*.test.ts', 'sizes/**/*.test.ts'],
	outputDir: '../../test-results',
	fullyParallel: true,
	// Much of a browser test is waiting: two cores keep four pages going.
	workers: 4,
	retries: 0,
	timeout: 30_000,
	forbidOnly: Boolean(process.env['CI']),
	reporter: [['line'], ['json', { outputFile: '../../reports/playwright.json' }]],
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		// The loopback DNS-over-HTTPS server signs for itself.
		ignoreHTTPSErrors: true,
		launchOptions: {
			executablePath: browser.path,
			args: [...FLAGS, `--disable-features=${WITHOUT.join(',')}`],
			env: { ...(process.env as Record<string, string>), ...browser.env },
		},
		screenshot: 'only-on-failure',
		trace: 'off',
	},
	projects: [
		{ name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
		{
			name: 'phone',
			use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
			grepInvert: /@once/,
		},
	],
	webServer: {
		command: 'node src/setup/start.mjs --built',
		cwd: '../..',
		env: { PORT: port },
		url: `http://127.0.0.1:${port}`,
	},
});
