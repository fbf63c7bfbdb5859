/**
 * `npm run new -- article|provider|blocklist|cause|flow|code|tool NAME [FOLDER]`: writes the first file of a new entry, with
 * every field there and what is left to write marked FILL. Exit code 0: written, 1: not.
 */
import { resolve } from 'node:path';
import { ScaffoldError, scaffold, words } from './new/scaffold.ts';

const [word = '', name = '', folder = '.'] = process.argv.slice(2);

try {
	const today = new Date().toISOString().slice(0, 10);
	const { file, page, marks } = scaffold(resolve(folder), word, name, today);
	console.log(`Wrote ${file}

Next:
1. Fill in the ${marks} places that are marked FILL. The lines that begin with # say what each field takes.
2. npm run check     names what is missing, with file, line and fix.
3. npm run dev       shows it at ${page}`);
} catch (error) {
	if (!(error instanceof ScaffoldError)) throw error;
	console.error(`${error.message}.\n    Fix: ${error.fix}`);
	console.error(`\nnpm run new -- ${Object.keys(words).join('|')} NAME`);
	process.exitCode = 1;
}
