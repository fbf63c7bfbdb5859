/** Checks the prose of content/: reading age, blame, empty words, and words of the trade that nobody explained. */
import type { Content, Problem } from '../schema/load.ts';
import { type PageProse, prosePages } from './pages.ts';
import { type Reading, readingOf } from './reading-age.ts';
import { terms, unwelcomeIn, withoutQuotes } from './wording.ts';

/** Years a reader may need for a page, and for its hardest sentence (long names make single sentences look harder). */
export const maxAge = 12;
export const maxSentenceAge = 21;
/** A guide that says "blocklist" this often says once what others call it. */
const oftenBlocklist = 4;

export interface PageReport {
	readonly file: string;
	readonly reading: Reading;
	readonly problems: readonly Problem[];
}

/** One report for each page that has prose. */
export function lintProse(content: Content): readonly PageReport[] {
	const sources = new Map(
		[...content.articles.values()].map(({ file, body, data }) => [
			file,
			`${data.title}\n${data.summary}\n${body}`,
		]),
	);
	return prosePages(content).map((page) => {
		const reading = readingOf(page.pieces.filter(({ sentences }) => sentences).map(({ text }) => text));
		return {
			file: page.file,
			reading,
			problems: [
				...ageProblems(page, reading),
				...wordProblems(page),
				...termProblems(page, sources.get(page.file)),
			],
		};
	});
}

function ageProblems({ file, pieces }: PageProse, { age, hardest }: Reading): Problem[] {
	const problems: Problem[] = [];
	const at = pieces.find(({ text }) => hardest !== null && text.includes(hardest.text))?.line ?? 1;
	if (age > maxAge)
		problems.push({
			file,
			line: at,
			message: `The page needs a reading age of ${age.toFixed(1)} years; ${maxAge} is the most`,
			fix: `use shorter sentences and words; the hardest: "${hardest?.text ?? ''}"`,
		});
	if (hardest && hardest.age > maxSentenceAge)
		problems.push({
			file,
			line: at,
			message: `A sentence needs a reading age of ${hardest.age.toFixed(0)} years`,
			fix: `cut it in two: "${hardest.text}"`,
		});
	return problems;
}

function wordProblems({ file, pieces }: PageProse): Problem[] {
	return pieces.flatMap(({ text, line }) =>
		unwelcomeIn(withoutQuotes(text)).map(({ words, fix }) => ({
			file,
			line,
			message: `"${words}" is not how we write`,
			fix,
		})),
	);
}

/** Guides explain their words; the short pages of other kinds link to the guides. */
function termProblems({ file, pieces }: PageProse, source: string | undefined): Problem[] {
	if (source === undefined) return [];
	const problems = terms.flatMap(({ word, explained, fix }): Problem[] => {
		const first = pieces.find(({ text }) => word.test(withoutQuotes(text)));
		if (!first || explained.test(source)) return [];
		return [{ file, line: first.line, message: `"${word.exec(first.text)?.[0]}" is not explained`, fix }];
	});
	const named = pieces.filter(({ text }) => /blocklist/i.test(text));
	if (named.length >= oftenBlocklist && !/blocklists? \((?:often called )?blacklist/i.test(source))
		problems.push({
			file,
			line: named[0]?.line ?? 1,
			message: '"blocklist" is not explained',
			fix: 'say once: blocklist (blacklist)',
		});
	return problems;
}
