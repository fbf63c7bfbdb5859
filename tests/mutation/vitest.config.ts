import { defineConfig } from 'vitest/config';

const rooms = process.env['MUTATION_ROOMS']?.split(',') ?? ['bounce', 'diagnosis'];

/** The tests of the rooms that are mutated. Tests of speed and of random input prove nothing about a mutant. */
export default defineConfig({
	test: {
		include: rooms.map((room) => `tests/unit/${room}-*.test.ts`),
		exclude: ['tests/unit/bounce-hostile.test.ts'],
		testTimeout: 60_000,
	},
});
