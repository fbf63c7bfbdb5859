/**
 * `npm run mutation -- [ROOM | FILE...] [--by TEST...]`: changes code piece by piece and asks whether a test notices.
 * Rooms are `bounce` and `diagnosis`; both take some hours on one core. A file asked by its own tests takes a minute:
 * `npm run mutation -- src/bounce/dsn.ts --by tests/unit/bounce-dsn.test.ts`; its score can only be too low.
 * The report is `reports/mutation/mutation.html`; below 80 % the exit code is 1.
 */
import { Stryker } from '@stryker-mutator/core';

const ROOMS: Readonly<Record<string, string>> = {
	bounce: 'src/bounce/**/*.ts',
	diagnosis: 'src/diagnosis/*.ts',
};

const [asked = [], tests = []] = splitAt(process.argv.slice(2), '--by');
const wrong = asked.find((one) => !(one in ROOMS) && !/^src\/(?:bounce|diagnosis)\//.test(one));
if (wrong !== undefined) {
	console.error(
		`mutation: "${wrong}" is neither a room (${Object.keys(ROOMS).join(', ')}) nor a file in one`,
	);
	process.exitCode = 2;
} else {
	const mutate = (asked.length > 0 ? asked : Object.keys(ROOMS)).map((one) => ROOMS[one] ?? one);
	// a mutant in a table runs every test: those of the other room only cost time
	const rooms = Object.keys(ROOMS).filter((room) => mutate.some((path) => path.startsWith(`src/${room}/`)));
	const own = rooms.map((room) => `tests/unit/${room}-*.test.ts`);
	process.env['MUTATION_TESTS'] = (tests.length > 0 ? tests : own).join(' ');
	await new Stryker({ configFile: 'tests/mutation/stryker.config.json', mutate }).runMutationTest();
}

function splitAt(words: readonly string[], mark: string): [string[], string[]] {
	const at = words.indexOf(mark);
	return at === -1 ? [[...words], []] : [words.slice(0, at), words.slice(at + 1)];
}
