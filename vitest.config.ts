import { defineConfig } from 'vitest/config';

/** Everything but what needs a browser (tests/e2e, tests/sizes: Playwright) or the benchmark. */
export default defineConfig({
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		exclude: ['tests/e2e/**', 'tests/sizes/**', 'tests/bench/**', 'tests/content/fixtures/**'],
		testTimeout: 15_000,
	},
});
