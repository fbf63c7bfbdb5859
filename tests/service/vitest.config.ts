import { defineConfig } from 'vitest/config';

/** Heavy tests with real mail servers, a real helpdesk and a real browser: `npm run test:service`. */
export default defineConfig({
	test: {
		include: ['tests/service/**/*.test.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
		outputFile: { json: 'reports/vitest-service.json' },
	},
});
