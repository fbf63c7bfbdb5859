import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Heavy tests with real mail servers, a real helpdesk and a real browser: `npm run test:service`. Speed is measured
 * first and alone; the others then share the machine.
 */
const ALL = 'tests/service/**/*.test.ts';
const SPEED = 'tests/service/speed.test.ts';
/** The longest first, so that no worker is alone with one of them at the end; Vitest does not know them on a fresh clone. */
const LONG = ['request-tracker.test.ts', 'kill.test.ts'];
const limits = { testTimeout: 120_000, hookTimeout: 120_000 };

const rank = ({ moduleId }: TestSpecification) => LONG.findIndex((name) => moduleId.endsWith(`/${name}`));

class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		return files.toSorted((a, b) => rank(b) - rank(a));
	}
}

export default defineConfig({
	test: {
		maxWorkers: 2,
		sequence: { sequencer: LongestFirst },
		outputFile: { json: 'reports/vitest-service.json' },
		projects: [
			{ test: { ...limits, name: 'speed', include: [SPEED], sequence: { groupOrder: 0 } } },
			{ test: { ...limits, name: 'real', include: [ALL], exclude: [SPEED], sequence: { groupOrder: 1 } } },
		],
	},
});
