/** Asks the code map and the full-text index. Everything is loaded on the first question and comes from this site. */
import { type CodeMap, findCodes } from './codes.ts';
import { excerptPieces, type Piece } from './excerpt.ts';

export interface Hit {
	readonly url: string;
	readonly title: string;
	/** Key of `kindNames`. */
	readonly kind: string;
	/** The matching passage; empty for a hit by exact code. */
	readonly passage: readonly Piece[];
	readonly exact: boolean;
}

export interface Found {
	readonly hits: readonly Hit[];
	/** How many pages match in all, before `limit`. */
	readonly total: number;
	/** false: the full-text index could not be loaded; only exact codes were looked up. */
	readonly complete: boolean;
}

interface PagefindResult {
	readonly id: string;
	readonly score: number;
	data(): Promise<{
		readonly url: string;
		readonly excerpt: string;
		readonly meta: Readonly<Record<string, string>>;
		readonly filters: Readonly<Record<string, readonly string[]>>;
	}>;
}

interface Pagefind {
	options(options: Record<string, unknown>): Promise<void>;
	init(): Promise<void>;
	search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

const noCodes: CodeMap = { pages: [], codes: {} };
let loading: Promise<readonly [CodeMap, Pagefind | null]> | undefined;

/** Load the code map and the index; safe to call often. A failed load is tried again at the next call. */
export function load(): Promise<readonly [CodeMap, Pagefind | null]> {
	loading ??= Promise.all([loadCodes(), loadPagefind()]).then((parts) => {
		if (parts[0] === noCodes || parts[1] === null) loading = undefined;
		return parts;
	});
	return loading;
}

async function loadCodes(): Promise<CodeMap> {
	try {
		const response = await fetch('/data/codes.json');
		return response.ok ? ((await response.json()) as CodeMap) : noCodes;
	} catch {
		return noCodes;
	}
}

async function loadPagefind(): Promise<Pagefind | null> {
	try {
		const address = '/pagefind/pagefind.js';
		const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
		await pagefind.options({
			excerptLength: 24,
			ranking: { termSimilarity: 9, pageLength: 0.4, metaWeights: { title: 8, keywords: 6 } },
		});
		await pagefind.init();
		return pagefind;
	} catch {
		return null;
	}
}

/** Search for `query`: pages with exactly this code first, then pages by their text, no page twice, at most `limit`. */
export async function search(query: string, limit: number): Promise<Found> {
	const [map, pagefind] = await load();
	const exact = findCodes(query, map).map((page) => ({ ...page, passage: [], exact: true }));
	const results = pagefind ? await searchText(pagefind, query) : [];
	const data = await Promise.all(results.slice(0, limit).map((result) => result.data()));
	const byText = data.map(({ url, excerpt, meta, filters }) => ({
		url,
		title: meta['title'] ?? url,
		kind: filters['kind']?.[0] ?? 'page',
		passage: excerptPieces(excerpt),
		exact: false,
	}));
	const passages = new Map(byText.map((hit) => [hit.url, hit.passage]));
	const seen = new Set(exact.map(({ url }) => url));
	const others = byText.filter(({ url }) => !seen.has(url));
	const hits: Hit[] = [
		...exact.map((hit) => ({ ...hit, passage: passages.get(hit.url) ?? [] })),
		// Lists of pages hold every word of the pages they list: they come after those.
		...others.filter(({ kind }) => kind !== 'page'),
		...others.filter(({ kind }) => kind === 'page'),
	];
	const total = hits.length + Math.max(0, results.length - data.length);
	return { hits: hits.slice(0, limit), total, complete: pagefind !== null };
}

/** Words that say nothing about the page that is wanted. */
const filler =
	/^(a|an|and|are|at|by|came|do|for|from|get|how|i|in|is|it|me|my|of|on|or|the|to|was|what|why|with|your?)$/i;

/** Pagefind wants every word on the page; where no page has them all, pages with some of them, most first. */
async function searchText(pagefind: Pagefind, query: string): Promise<readonly PagefindResult[]> {
	const words = query.split(/\s+/).filter((word) => word.length > 1 && !filler.test(word));
	const { results } = await pagefind.search(words.length > 0 ? words.join(' ') : query);
	if (results.length > 0 || words.length < 2) return results;
	const found = await Promise.all(words.slice(0, 12).map((word) => pagefind.search(word)));
	const scores = new Map<string, { result: PagefindResult; score: number }>();
	for (const result of found.flatMap((answer) => answer.results)) {
		scores.set(result.id, { result, score: (scores.get(result.id)?.score ?? 0) + 1 + result.score / 100 });
	}
	return [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
}
