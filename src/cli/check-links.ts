/**
 * `npm run check:links [-- OPTIONS]`: every address outside that `content/` names, those first that nobody has checked for long.
 * Asks nobody unless told to. Exit code 0; 1 with `--strict` where some are too old, or with `--online` where some are gone; 2 for a wrong option.
 *
 * --days N     how long a check holds (180)
 * --strict     exit code 1 where an address is older than that
 * --online     ask each address whether it is still there; slow, by hand only
 * --today DAY  count from that day (YYYY-MM-DD)
 * --root DIR   folder that holds content/
 */
import { parseArgs } from 'node:util';
import { addressesOf } from '../schema/checks/addresses.ts';
import { loadContent } from '../schema/load.ts';
import { type Answer, askAll } from './check-links/ask.ts';
import { lineOf, sortByAge } from './check-links/list.ts';

const WORDS: Readonly<Record<Exclude<Answer['state'], 'there'>, string>> = {
	gone: 'Gone',
	moved: 'Moved for good',
	failed: 'Answers with an error',
	silent: 'No answer in time',
	refused: 'Does not talk to programs: look by hand',
};

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 2;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			days: { type: 'string', default: '180' },
			strict: { type: 'boolean', default: false },
			online: { type: 'boolean', default: false },
			today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
			root: { type: 'string', default: process.cwd() },
		},
	});
	const limit = Number(values.days);
	if (!Number.isInteger(limit) || limit < 0) throw new Error('--days: write a whole number, such as 180');
	if (Number.isNaN(Date.parse(values.today))) throw new Error('--today: write a day as YYYY-MM-DD');
	const content = loadContent({ root: values.root });
	const all = addressesOf({ root: values.root, content, ids: () => [] });
	const { old, recent, own } = sortByAge(all, values.today, limit);

	if (old.length > 0) print(`Not checked for more than ${limit} days:`, old.map(lineOf));
	print(old.length > 0 ? 'Checked since then, oldest first:' : 'Oldest check first:', recent.map(lineOf));
	if (own.length > 0) print('Your own settings, without a date:', own.map(lineOf));
	const files = new Set(all.map(({ file }) => file)).size;
	const distinct = new Set(all.map(({ href }) => href));
	console.log(
		`${distinct.size} addresses in ${all.length} places of ${files} files; ${old.length} not checked for more than ${limit} days.`,
	);
	if (values.strict && old.length > 0) process.exitCode = 1;
	if (!values.online) return;

	const userAgent = `BounceDesk-link-check (+${content.site.data.url})`;
	const web = [...new Set(all.filter(({ kind }) => kind === 'web').map(({ href }) => href))];
	console.log(`\nAsking ${web.length} addresses. This takes a while.`);
	const answers = await askAll(web, { fetch, userAgent });
	for (const [state, words] of Object.entries(WORDS)) {
		const found = answers.filter((answer) => answer.state === state);
		if (found.length === 0) continue;
		print(
			`${words}:`,
			found.flatMap(({ href, status, to }) =>
				all
					.filter((address) => address.href === href)
					.map((address) => `${lineOf(address)}  ${to ?? status ?? ''}`),
			),
		);
		if (state === 'gone') process.exitCode = 1;
	}
}

function print(title: string, lines: readonly string[]): void {
	console.log([title, ...lines.map((line) => `  ${line}`), ''].join('\n'));
}
