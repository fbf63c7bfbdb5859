import { defineConfig } from 'vitest/config';

const include = process.env['MUTATION_TESTS']?.split(' ') ?? ['tests/unit/{bounce,diagnosis}-*.test.ts'];

/**
 * The tests of the rooms that are mutated. Those of speed and random input prove nothing about a mutant, and those of the
 * content are about rules, not about code; both take longer than all others together.
 */
export default defineConfig({
	test: {
		include,
		exclude: ['tests/unit/bounce-hostile.test.ts', 'tests/unit/diagnosis-content.test.ts'],
		testTimeout: 60_000,
	},
});
