/** Asks the code map, the topics and the full-text index. Everything is loaded on the first question and comes from this site. */
import { type CodeMap, findCodes } from './codes.ts';
import { excerptPieces } from './excerpt.ts';
import { type Hit, merge } from './merge.ts';
import { mayBeReply } from './pasted.ts';
import { loadSentences, mayBeSentence } from './sentence.ts';
import { createTopicFinder, type Ranked, type Topic } from './topics.ts';
import { isFiller } from './words.ts';

export interface Found {
	readonly hits: readonly Hit[];
	/** How many pages match in all, before `limit`. */
	readonly total: number;
	/** true: the words are a server's, not a reader's; the troubleshooter can read them. */
	readonly reply: boolean;
	/** false: something could not be loaded; what could was looked up. */
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
/** How many pages of the full-text search take part in the order, at least and at most: each is one more file to load. */
const least = 12;
const most = 24;

interface Parts {
	readonly map: CodeMap;
	readonly rank: (query: string) => readonly Ranked[];
	/** null: could not be loaded. */
	readonly pagefind: Pagefind | null;
	readonly complete: boolean;
}

let loading: Promise<Parts> | undefined;

/** Load the code map, the topics and the index; safe to call often. A failed load is tried again at the next call. */
export function load(): Promise<Parts> {
	loading ??= loadAll().then((parts) => {
		if (!parts.complete) loading = undefined;
		return parts;
	});
	return loading;
}

async function loadAll(): Promise<Parts> {
	const [map, topics, pagefind] = await Promise.all([
		loadJson<CodeMap>('/data/codes.json'),
		loadJson<readonly Topic[]>('/data/topics.json'),
		loadPagefind(),
	]);
	return {
		map: map ?? noCodes,
		rank: createTopicFinder(topics ?? []),
		pagefind,
		complete: map !== null && topics !== null && pagefind !== null,
	};
}

async function loadJson<T>(address: string): Promise<T | null> {
	try {
		const response = await fetch(address);
		return response.ok ? ((await response.json()) as T) : null;
	} catch {
		return null;
	}
}

async function loadPagefind(): Promise<Pagefind | null> {
	try {
		const address = '/pagefind/pagefind.js';
		const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
		await pagefind.options({
			excerptLength: 24,
			basePath: '/pagefind/',
			baseUrl: '/',
			ranking: { termSimilarity: 9, pageLength: 0.4, metaWeights: { title: 8 } },
		});
		await pagefind.init();
		return pagefind;
	} catch {
		return null;
	}
}

/**
 * Search for `query`: pages with exactly this code first, then pages by what they are about and by their text, no page
 * twice, at most `limit`.
 */
export async function search(query: string, limit: number): Promise<Found> {
	const { map, rank, pagefind, complete } = await load();
	const exact = findCodes(query, map).map((page) => ({ ...page, passage: [], exact: true }));
	const [results, said] = await Promise.all([
		pagefind ? searchText(pagefind, query) : [],
		mayBeSentence(query) ? loadSentences().then((read) => read?.(query) ?? null) : null,
	]);
	const data = await Promise.all(
		results.slice(0, Math.min(most, Math.max(limit, least))).map((result) => result.data()),
	);
	const byText = data.map(({ url, excerpt, meta, filters }, place) => ({
		url,
		title: meta['title'] ?? url,
		kind: filters['kind']?.[0] ?? 'page',
		passage: excerptPieces(excerpt),
		exact: false,
		score: (results[place]?.score ?? 0) / (results[0]?.score || 1),
	}));
	const ranked = merge(rank(query), byText, said, query);
	const passages = new Map(byText.map((hit) => [hit.url, hit.passage]));
	const seen = new Set(exact.map(({ url }) => url));
	const hits: Hit[] = [
		...exact.map((hit) => ({ ...hit, passage: passages.get(hit.url) ?? [] })),
		...ranked.filter(({ url }) => !seen.has(url)),
	];
	const total = hits.length + Math.max(0, results.length - data.length);
	return { hits: hits.slice(0, limit), total, reply: said !== null && mayBeReply(query), complete };
}

/** Pagefind wants every word on the page; where no page has them all, pages with some of them, most first. */
async function searchText(pagefind: Pagefind, query: string): Promise<readonly PagefindResult[]> {
	const words = query.split(/\s+/).filter((word) => word.length > 1 && !isFiller(word.toLowerCase()));
	const { results } = await pagefind.search(words.length > 0 ? words.join(' ') : query);
	if (results.length > 0 || words.length < 2) return results;
	const found = await Promise.all(words.slice(0, 12).map((word) => pagefind.search(word)));
	const scores = new Map<string, { result: PagefindResult; score: number }>();
	for (const result of found.flatMap((answer) => answer.results)) {
		scores.set(result.id, { result, score: (scores.get(result.id)?.score ?? 0) + 1 + result.score / 100 });
	}
	return [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
}
