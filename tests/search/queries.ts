/** The list of what people type, in two halves: one to tune the search on, the other kept for the score. */
import { readFileSync } from 'node:fs';

export interface Query {
	readonly words: string;
	/** Addresses of the pages that answer it; any one of them is right. */
	readonly pages: readonly string[];
}

export type Half = 'tuning' | 'score';

/** All queries of queries.txt, in order. Throws where a line has no page. */
export function allQueries(): readonly Query[] {
	const text = readFileSync(new URL('queries.txt', import.meta.url), 'utf8');
	const lines = text.split('\n').filter((line) => line !== '' && !/^# /.test(line));
	return lines.map((line) => {
		const [words = '', pages = ''] = line.split(' | ');
		const found = pages.split(' ').filter((page) => page.startsWith('/'));
		if (words === '' || found.length === 0) throw new Error(`queries.txt: no page in "${line}"`);
		return { words, pages: found };
	});
}

/** Which half a query belongs to: by a hash of its words alone (FNV-1a, 32 bits), so that it never changes sides. */
export function halfOf(words: string): Half {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	// The lowest bit of FNV only counts odd bytes: take one that all bytes have stirred.
	return (hash >>> 16) % 2 === 0 ? 'tuning' : 'score';
}

export interface Answered {
	readonly query: Query;
	/** Addresses in the order in which the search lists them. */
	readonly found: readonly string[];
}

export interface Rates {
	readonly asked: number;
	/** Share with a right page first, 0 to 1. */
	readonly first: number;
	/** Share with a right page among the first three. */
	readonly firstThree: number;
}

export function rates(answers: readonly Answered[]): Rates {
	const right = (count: number) =>
		answers.filter(({ query, found }) => found.slice(0, count).some((page) => query.pages.includes(page)));
	const asked = answers.length;
	return { asked, first: right(1).length / asked, firstThree: right(3).length / asked };
}
