import { defineConfig } from 'vitest/config';

/**
 * Heavy tests with real mail servers, a real helpdesk and a real browser: `npm run test:service`. Speed is measured
 * first and alone; the others then share the machine.
 */
const ALL = 'tests/service/**/*.test.ts';
const SPEED = 'tests/service/speed.test.ts';
const limits = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
	test: {
		maxWorkers: 2,
		outputFile: { json: 'reports/vitest-service.json' },
		projects: [
			{ test: { ...limits, name: 'speed', include: [SPEED], sequence: { groupOrder: 0 } } },
			{ test: { ...limits, name: 'real', include: [ALL], exclude: [SPEED], sequence: { groupOrder: 1 } } },
		],
	},
});
