/** One order of pages out of three opinions: what pages are about, what they say, and what a sentence of a bounce means. */
import { markedPieces, type Piece } from './excerpt.ts';
import { isAsked } from './pasted.ts';
import type { Said } from './sentence.ts';
import type { Ranked } from './topics.ts';
import { formOf, isFiller, wordsOf } from './words.ts';

/** What the full text adds to what a page is about. */
const fullText = 0.3;
/** The same for lists of pages, which hold every word of the pages they list. */
const fullTextOfList = 0.1;
/** What a sentence that a rule knows is worth: a part in any case, a part by its share of the text. */
const knownAtAll = 0.36;
const knownShare = 1.2;
/** What the name of a blocklist is worth. */
const knownList = 0.8;
/** Share of the text that a rule must know: less in a server's voice than in a reader's. */
const enoughOfReply = 0.25;
const enoughOfQuestion = 0.4;
/** Pages that fit less than this share of the best, and whose text does not match, are left out. */
const least = 0.15;

/** "Am I blacklisted?" is no sentence of a bounce: who asks wants to find out. */
const wantsCheck = /^\s*(am i|are we|is (my|our|the)|are (my|our))\b/i;

export interface Hit {
	readonly url: string;
	readonly title: string;
	/** Key of `kindNames`. */
	readonly kind: string;
	/** The matching passage; empty for a hit by exact code. */
	readonly passage: readonly Piece[];
	readonly exact: boolean;
}

export type Scored = Hit & { readonly score: number };

/** The pages in order, best first, each once. */
export function merge(
	topics: readonly Ranked[],
	byText: readonly Scored[],
	said: Said | null,
	query: string,
): readonly Scored[] {
	const merged = new Map<string, Scored>();
	const add = (hit: Scored) => {
		const before = merged.get(hit.url);
		const passage = hit.passage.length > 0 ? hit.passage : (before?.passage ?? []);
		merged.set(hit.url, { ...(before ?? hit), passage, score: (before?.score ?? 0) + hit.score });
	};
	const best = topics[0]?.score ?? 1;
	const isHit = hitsOf(query);
	const lifted = pagesOf(said, query);
	const wanted = new Set([...byText.map(({ url }) => url), ...lifted.map(([url]) => url)]);
	for (const { topic, score } of topics) {
		const { url, title, kind, summary } = topic;
		if (score < least * best && !wanted.has(url)) continue;
		add({ url, title, kind, passage: markedPieces(summary, isHit), exact: false, score: score / best });
	}
	for (const hit of byText)
		add({ ...hit, score: hit.score * (hit.kind === 'page' ? fullTextOfList : fullText) });
	for (const [url, worth] of lifted) {
		const hit = merged.get(url);
		if (hit) add({ ...hit, passage: [], score: worth });
	}
	return [...merged.values()].sort((a, b) => b.score - a.score);
}

/** Whether a word of a passage is one that was asked for. */
function hitsOf(query: string): (word: string) => boolean {
	const words = wordsOf(query).filter((word) => !isFiller(word));
	const forms = new Set(words.map(formOf));
	return (word) => wordsOf(word).some((part) => forms.has(formOf(part)));
}

/** The pages that a sentence leads to, with what that adds to their score. A list that is named is meant in any case. */
function pagesOf(said: Said | null, query: string): readonly (readonly [string, number])[] {
	if (!said || wantsCheck.test(query)) return [];
	const enough = isAsked(query) ? enoughOfQuestion : enoughOfReply;
	const worth = knownAtAll + knownShare * said.share;
	const list: [string, number] = [`/blocklists/${said.blocklist}/`, Math.max(knownList, 0.9 * worth)];
	if (said.share < enough) return said.blocklist ? [list] : [];
	return [[`/causes/${said.cause}/`, worth], [`/providers/${said.provider}/`, 0.9 * worth], list];
}
