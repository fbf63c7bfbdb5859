/**
 * Find which of many phrases stand in a text, in one pass. Each phrase is filed under its rarest run of four
 * characters; the pass looks up every run of the text and compares only the phrases filed there. Time grows with
 * the text's length and the hits, not with the number of phrases, so that a thousand rules cost as much as ten.
 */

export interface Phrase {
	/** All must stand in the text; folded, see `fold`. */
	readonly match: readonly string[];
	readonly pattern?: string;
}

const GRAM = 4;
const BUCKETS = 1 << 15;
const HASH_SHIFT = 32 - 15;

/** A phrase filed under a run of its text: where that run stands in which of its pieces. */
interface Filed {
	readonly piece: string;
	/** Where the run's last character stands in `piece`. */
	readonly end: number;
	readonly others: readonly string[];
	readonly pattern: RegExp | null;
}

/** Numbers of the phrases that stand in `text` (folded), lowest first. */
export type PhraseIndex = (text: string) => number[];

/** Build the index. A piece shorter than four characters is looked for in every text: keep those few. */
export function createPhraseIndex(phrases: readonly Phrase[]): PhraseIndex {
	const counts = countGrams(phrases);
	const filed = phrases.map((phrase) => file(phrase, counts));
	const buckets: number[][] = [];
	const short = new Map<string, number[]>();
	for (const [number, entry] of filed.entries()) {
		if (entry.piece.length < GRAM) {
			short.set(entry.piece, [...(short.get(entry.piece) ?? []), number]);
			continue;
		}
		const hash = hashAt(entry.piece, entry.end - GRAM + 1);
		const bucket = buckets[hash];
		if (bucket) bucket.push(number);
		else buckets[hash] = [number];
	}
	const { starts, numbers } = flatten(buckets);
	const always = [...short];
	const seen = new Uint32Array(phrases.length);
	let round = 0;

	return (text) => {
		round++;
		const found: number[] = [];
		const check = (number: number, entry: Filed): void => {
			seen[number] = round;
			if (entry.others.every((piece) => text.includes(piece)) && (entry.pattern?.test(text) ?? true)) {
				found.push(number);
			}
		};
		for (const [piece, sharing] of always) {
			if (!text.includes(piece)) continue;
			for (const number of sharing) check(number, filed[number] as Filed);
		}
		let gram = 0;
		for (let last = 0; last < text.length; last++) {
			gram = (gram << 8) | (text.charCodeAt(last) & 0xff);
			const hash = hashOf(gram);
			const end = starts[hash + 1] as number;
			for (let slot = starts[hash] as number; slot < end; slot++) {
				const number = numbers[slot] as number;
				if (seen[number] === round) continue;
				const entry = filed[number] as Filed;
				const start = last - entry.end;
				if (start >= 0 && text.startsWith(entry.piece, start)) check(number, entry);
			}
		}
		return found.sort((a, b) => a - b);
	};
}

/** The bucket of four characters, a byte each; characters that share their low byte share it, and are told apart later. */
function hashOf(gram: number): number {
	return Math.imul(gram, 0x9e3779b1) >>> HASH_SHIFT;
}

function hashAt(text: string, at: number): number {
	let gram = 0;
	for (let index = at; index < at + GRAM; index++) gram = (gram << 8) | (text.charCodeAt(index) & 0xff);
	return hashOf(gram);
}

function countGrams(phrases: readonly Phrase[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { match } of phrases) {
		for (const piece of match) {
			for (let at = 0; at + GRAM <= piece.length; at++) {
				const gram = piece.slice(at, at + GRAM);
				counts.set(gram, (counts.get(gram) ?? 0) + 1);
			}
		}
	}
	return counts;
}

function file(phrase: Phrase, counts: ReadonlyMap<string, number>): Filed {
	let best = { piece: phrase.match[0] ?? '', offset: 0, count: Number.POSITIVE_INFINITY };
	for (const piece of phrase.match) {
		for (let offset = 0; offset + GRAM <= piece.length; offset++) {
			const count = counts.get(piece.slice(offset, offset + GRAM)) ?? 0;
			if (count < best.count) best = { piece, offset, count };
		}
	}
	return {
		piece: best.piece,
		end: best.offset + GRAM - 1,
		others: phrase.match.filter((piece) => piece !== best.piece),
		pattern: phrase.pattern === undefined ? null : new RegExp(phrase.pattern, 'i'),
	};
}

/** One flat table instead of many small arrays: two typed arrays that stay in the processor's cache. */
function flatten(buckets: readonly (number[] | undefined)[]): { starts: Uint16Array; numbers: Uint16Array } {
	const starts = new Uint16Array(BUCKETS + 1);
	const numbers: number[] = [];
	for (let hash = 0; hash < BUCKETS; hash++) {
		starts[hash] = numbers.length;
		numbers.push(...(buckets[hash] ?? []));
	}
	starts[BUCKETS] = numbers.length;
	return { starts, numbers: Uint16Array.from(numbers) };
}
