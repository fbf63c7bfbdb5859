/**
 * `npm run check [-- FOLDER]`: checks `content/` and says what to mend. Exit code 0: clean (warnings allowed), 1: problems.
 */
import { resolve } from 'node:path';
import { checkContent } from '../schema/check.ts';
import { kinds } from '../schema/checks/context.ts';
import { formatProblem } from '../schema/load.ts';

const root = process.argv[2];
const { problems, warnings, content } = checkContent(root === undefined ? {} : { root: resolve(root) });

for (const problem of problems) console.error(formatProblem(problem));
for (const warning of warnings) console.warn(`Note: ${formatProblem(warning)}`);

if (problems.length > 0) {
	const files = new Set(problems.map(({ file }) => file)).size;
	console.error(`\n${count(problems.length, 'problem')} in ${count(files, 'file')}. Each one shows its fix.`);
	process.exitCode = 1;
} else if (content) {
	const entries = kinds.map((kind) => `${content[kind].size} ${kind}`).join(', ');
	console.log(`Content is in order: ${entries}. ${count(warnings.length, 'note')}.`);
}

function count(number: number, word: string): string {
	return `${number} ${word}${number === 1 ? '' : 's'}`;
}
