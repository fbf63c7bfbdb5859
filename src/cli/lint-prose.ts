/**
 * `npm run lint:prose [-- --all]`: checks how content/ reads. Exit code 0: in order, 1: problems. `--all` also lists each
 * page with its reading age.
 */
import { lintProse, maxAge } from '../prose/lint.ts';
import { formatProblem, loadContent } from '../schema/load.ts';

const reports = lintProse(loadContent());
const problems = reports.flatMap((report) => report.problems);
if (process.argv.includes('--all'))
	for (const { file, reading } of reports) console.log(`${reading.age.toFixed(1).padStart(5)}  ${file}`);
for (const problem of problems) console.error(formatProblem(problem));

const ages = reports.map(({ reading }) => reading.age).filter((age) => !Number.isNaN(age));
const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length;
if (problems.length > 0) {
	console.error(
		`\n${problems.length} problem${problems.length === 1 ? '' : 's'} of prose. Each one shows its fix.`,
	);
	process.exitCode = 1;
} else {
	console.log(
		`Prose is in order: ${ages.length} pages, reading age ${mean.toFixed(1)} on average, ${Math.max(...ages).toFixed(1)} at most (${maxAge} allowed).`,
	);
}
