/** `npm run check`: everything in `content/` that would break a page, a link or an answer, with file, line and fix. */
import { addresses } from './checks/addresses.ts';
import { articles } from './checks/articles.ts';
import { type Check, type Context, filesOf, type Kind } from './checks/context.ts';
import { duplicates } from './checks/duplicates.ts';
import { files } from './checks/files.ts';
import { flows } from './checks/flows.ts';
import { languages } from './checks/languages.ts';
import { links } from './checks/links.ts';
import { marks } from './checks/marks.ts';
import { references } from './checks/references.ts';
import { site, siteWarnings } from './checks/site.ts';
import { sources } from './checks/sources.ts';
import { type Content, ContentError, type LoadOptions, loadContent, type Problem } from './load.ts';

/** In the order in which they are reported within a line. */
const checks: readonly Check[] = [
	files,
	references,
	flows,
	links,
	articles,
	duplicates,
	sources,
	addresses,
	site,
	marks,
];

export interface Report {
	/** Mistakes: the build must not go out. Sorted by file and line. */
	readonly problems: readonly Problem[];
	/** What works but should be known. */
	readonly warnings: readonly Problem[];
	/** null where `site.yaml` cannot be read; nothing else was looked at then. */
	readonly content: Content | null;
}

/** Check the content below `options.root` (default: the working directory). Never throws for a mistake in content. */
export function checkContent(options: LoadOptions = {}): Report {
	const root = options.root ?? process.cwd();
	let content: Content;
	try {
		content = loadContent(options);
	} catch (error) {
		if (!(error instanceof ContentError)) throw error;
		return { problems: error.problems, warnings: [], content: null };
	}
	const names = new Map<Kind, string[]>();
	const ids = (kind: Kind): string[] => {
		const known = names.get(kind) ?? filesOf(root, kind).map((name) => name.replace(/\.(mdx?|ya?ml)$/, ''));
		names.set(kind, known);
		return known;
	};
	const context: Context = { root, content, ids };
	const problems = [...content.problems, ...checks.flatMap((check) => check(context))];
	return {
		problems: problems.sort(byPlace),
		warnings: [...siteWarnings(context), ...languages(context)],
		content,
	};
}

function byPlace(a: Problem, b: Problem): number {
	return a.file.localeCompare(b.file) || a.line - b.line;
}
