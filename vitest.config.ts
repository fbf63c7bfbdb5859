import { defineConfig } from 'vitest/config';

/** Everything but what needs a browser (tests/e2e and tests/sizes: Playwright) or is a benchmark. */
export default defineConfig({
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		exclude: [
			'tests/e2e/**',
			'tests/service/**',
			'tests/sizes/**',
			'tests/bench/**',
			'tests/content/fixtures/**',
		],
		testTimeout: 15_000,
		outputFile: { json: 'reports/vitest.json' },
	},
});
