import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SITE_FOLDER } from '../../src/setup/serve.mjs';
import { type Answered, halfOf, rates } from '../search/queries.ts';
import { expect, test } from './support/test.ts';

/**
 * How well the search finds what people ask for: tests/search/queries.txt, asked of the built site. Half of the list may
 * be used for tuning, the other half only tells the score; both must hold.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Share of queries with a right page first, and among the first three. */
const LEAST = { first: 0.9, firstThree: 0.98 };
/** Every so many queries one is typed into the box, to prove that Node and the browser answer alike. */
const STEP = 8;

// One after the other in one worker: the engine in Node is asked once for all of them.
test.describe.configure({ mode: 'default' });

let asked: Answered[] | undefined;
/** All answers of the engine in Node, as tests/search/measure.ts gives them. */
function answers(): Answered[] {
	asked ??= JSON.parse(
		execFileSync(process.execPath, ['tests/search/measure.ts', '--json', SITE_FOLDER], {
			cwd: root,
			encoding: 'utf8',
		}),
	) as Answered[];
	return asked;
}

for (const half of ['tuning', 'score'] as const) {
	test(`a right page comes first for 90 % and among three for 98 % of the queries kept for ${half} @once`, () => {
		test.setTimeout(90_000);
		const found = rates(answers().filter(({ query }) => halfOf(query.words) === half));
		expect(found.asked).toBeGreaterThanOrEqual(100);
		expect(found.first).toBeGreaterThanOrEqual(LEAST.first);
		expect(found.firstThree).toBeGreaterThanOrEqual(LEAST.firstThree);
	});
}

test('the box in the browser answers as the engine in Node does, and sends no word anywhere @once', async ({
	page,
	requests,
}) => {
	test.setTimeout(90_000);
	const sample = answers().filter((_, place) => place % STEP === 0);
	await page.goto('/');
	const field = page.locator('[data-search-form] input');
	await field.focus();
	await expect(field).toHaveAttribute('role', 'combobox');
	const options = page.locator('[data-search-form] [role=option]');
	for (const { query, found } of sample) {
		await field.fill(query.words);
		await expect
			.poll(
				async () =>
					(await options.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).slice(0, 3),
				{ message: query.words, intervals: [50] },
			)
			.toEqual(found);
	}
	const files =
		/\/(data\/(codes|topics|rules)\.json|pagefind\/[\w.-]+(\/[\w.-]+)?|_astro\/[\w.@-]+|favicon\.svg)?(\?ts=\d+)?$/;
	expect(requests.filter((address) => !files.test(address))).toEqual([]);
});
