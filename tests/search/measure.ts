/**
 * How well the built site's search does: `node tests/search/measure.ts [--score] [FOLDER]`. Prints the rates of the half
 * kept for tuning and what it misses; with `--score` also the rates of the other half, and of that nothing more. With
 * `--json` all answers, for the test that compares them with the box in a browser.
 */
import { askAll } from './ask.ts';
import { allQueries, halfOf, type Rates, rates } from './queries.ts';

const given = process.argv.slice(2);
const folder = given.find((word) => !word.startsWith('--')) ?? 'dist';
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const say = (name: string, { asked, first, firstThree }: Rates) =>
	console.log(`${name}: ${asked} asked, first ${percent(first)}, first three ${percent(firstThree)}`);

const queries = allQueries();
if (given.includes('--json')) {
	console.log(JSON.stringify(await askAll(queries, folder)));
	process.exit();
}
const tuning = await askAll(
	queries.filter(({ words }) => halfOf(words) === 'tuning'),
	folder,
);
for (const { query, found } of tuning) {
	const place = found.findIndex((page) => query.pages.includes(page)) + 1;
	if (place !== 1)
		console.log(
			`${place || '-'}  ${query.words}\n     ${found.join(' ')}\n     wanted: ${query.pages.join(' ')}`,
		);
}
say('tuning', rates(tuning));
if (given.includes('--score')) {
	const score = queries.filter(({ words }) => halfOf(words) === 'score');
	say('score', rates(await askAll(score, folder)));
}
