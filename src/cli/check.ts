/**
 * `npm run check [-- FOLDER]`: checks `content/`, and the built site where there is one of these very files, and says what to
 * mend. Exit code 0: clean (warnings allowed), 1: problems.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkContent } from '../schema/check.ts';
import { kinds } from '../schema/checks/context.ts';
import { formatProblem } from '../schema/load.ts';
import { checkBuiltSite, isFresh } from './check/built-site.ts';

const root = resolve(process.argv[2] ?? '.');
const { problems: mistakes, warnings, content } = checkContent({ root });
const built = join(root, 'dist');
const fresh = existsSync(built) && isFresh(built, [join(root, 'content'), join(root, 'src')]);
const site = fresh ? checkBuiltSite(built, 'dist') : null;
const problems = [...mistakes, ...(site?.problems ?? [])];

for (const problem of problems) console.error(formatProblem(problem));
for (const warning of warnings) console.warn(`Note: ${formatProblem(warning)}`);

if (problems.length > 0) {
	const files = new Set(problems.map(({ file }) => file)).size;
	console.error(`\n${count(problems.length, 'problem')} in ${count(files, 'file')}. Each one shows its fix.`);
	process.exitCode = 1;
} else if (content) {
	const entries = kinds.map((kind) => `${content[kind].size} ${kind}`).join(', ');
	console.log(`Content is in order: ${entries}. ${count(warnings.length, 'note')}.`);
	if (site)
		console.log(
			`The built site is in order: ${site.pages} pages, each at most ${site.clicks} clicks from the home page.`,
		);
	else if (existsSync(built))
		console.log('The built site is older than these files. To check its pages and links too: npm run build');
}

function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? '' : 's'}`;
}
