/**
 * `npm run mutation -- [ROOM | FILE...]`: changes the code of a room piece by piece and asks whether a test notices.
 * Rooms are `bounce` and `diagnosis`; both take about an hour on one core, a file a minute or two. The report is
 * `reports/mutation/mutation.html`; below 80 % the exit code is 1.
 */
import { Stryker } from '@stryker-mutator/core';

const ROOMS: Readonly<Record<string, string>> = {
	bounce: 'src/bounce/**/*.ts',
	diagnosis: 'src/diagnosis/*.ts',
};

const asked = process.argv.slice(2);
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
	process.env['MUTATION_ROOMS'] = rooms.join(',');
	await new Stryker({ configFile: 'tests/mutation/stryker.config.json', mutate }).runMutationTest();
}
