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

/** Characters of a run. */
const RUN = 4;
/** A run's bucket is made of four bits of each of its characters; runs that share one are told apart later. */
const BITS = 4;
const BUCKETS = 1 << 15;
/** The bits of a bucket that its last two characters make alone. */
const TAILS = 1 << (2 * BITS);

/** A phrase filed under a run of its text: where that run stands in which of its pieces. */
interface Filed {
	readonly piece: string;
	/** Where the run's last character stands in `piece`. */
	readonly end: number;
	/** The run's bucket, or -1 where no piece is as long as a run. */
	readonly bucket: number;
	readonly others: readonly string[];
	readonly pattern: RegExp | null;
	/** Those of its pieces that could be a part of a name: "user" in `user@example.com`. */
	readonly words: readonly string[];
}

/** Numbers of the phrases that stand in `text` (folded), lowest first. */
export type PhraseIndex = (text: string) => number[];

/**
 * Build the index. Pieces shorter than four characters are found by their last two, which more texts hold: keep those
 * few. A page builds it before its first answer, when no code is compiled yet: so the loops are plain, and cut up no text.
 */
export function createPhraseIndex(phrases: readonly Phrase[]): PhraseIndex {
	const counts = countRuns(phrases);
	const filed = phrases.map((phrase) => file(phrase, counts));
	/** By bucket, the number after that of the phrase filed there last; by phrase, the same of the one filed before it. */
	const heads = new Uint16Array(BUCKETS);
	const nexts = new Uint16Array(filed.length);
	const short = new Map<string, number[]>();
	for (const [number, { piece, bucket }] of filed.entries()) {
		if (bucket === -1) short.set(piece, [...(short.get(piece) ?? []), number]);
		else {
			nexts[number] = heads[bucket] as number;
			heads[bucket] = number + 1;
		}
	}
	const tails: (readonly [piece: string, numbers: readonly number[]])[][] = [];
	for (const [piece, numbers] of short) {
		for (const tail of tailsOf(piece)) tails[tail] = [...(tails[tail] ?? []), [piece, numbers]];
	}
	const endings = Uint8Array.from({ length: TAILS }, (_, tail) => (tails[tail] ? 1 : 0));
	const seen = new Uint32Array(phrases.length);
	let round = 0;

	return (text) => {
		round++;
		const found: number[] = [];
		const named = text.includes('@') || text.includes('[') || text.includes('(');
		let plain: string | null = null;
		const check = (number: number, entry: Filed): void => {
			seen[number] = round;
			if (!entry.others.every((piece) => text.includes(piece))) return;
			if (!(entry.pattern?.test(text) ?? true)) return;
			if (named && entry.words.length > 0) {
				plain ??= withoutNames(text);
				if (!entry.words.every((piece) => plain?.includes(piece))) return;
			}
			found.push(number);
		};
		let bucket = 0;
		for (let last = 0; last < text.length; last++) {
			bucket = ((bucket << BITS) ^ text.charCodeAt(last)) & (BUCKETS - 1);
			for (let next = heads[bucket] as number; next > 0; next = nexts[next - 1] as number) {
				const number = next - 1;
				if (seen[number] === round) continue;
				const entry = filed[number] as Filed;
				const start = last - entry.end;
				if (start >= 0 && text.startsWith(entry.piece, start)) check(number, entry);
			}
			if (endings[bucket & (TAILS - 1)] === 0) continue;
			for (const [piece, numbers] of tails[bucket & (TAILS - 1)] ?? []) {
				if (!text.startsWith(piece, last + 1 - piece.length)) continue;
				for (const number of numbers) if (seen[number] !== round) check(number, filed[number] as Filed);
			}
		}
		return found.sort((a, b) => a - b);
	};
}

/** Where texts that end with the piece are filed: for a single character, anywhere. */
function tailsOf(piece: string): readonly number[] {
	if (piece.length < 2) return Array.from({ length: TAILS }, (_, tail) => tail);
	return [((piece.charCodeAt(piece.length - 2) << BITS) ^ piece.charCodeAt(piece.length - 1)) & (TAILS - 1)];
}

/** How many runs of the phrases fall into each bucket. */
function countRuns(phrases: readonly Phrase[]): Uint32Array {
	const counts = new Uint32Array(BUCKETS);
	for (const { match } of phrases) {
		for (const piece of match) {
			let bucket = 0;
			for (let end = 0; end < piece.length; end++) {
				bucket = ((bucket << BITS) ^ piece.charCodeAt(end)) & (BUCKETS - 1);
				if (end >= RUN - 1) counts[bucket] = (counts[bucket] as number) + 1;
			}
		}
	}
	return counts;
}

/** Files a phrase under the rarest run of its pieces. */
function file(phrase: Phrase, counts: Uint32Array): Filed {
	let rarest = { piece: phrase.match[0] ?? '', end: 0, bucket: -1 };
	let least = Number.POSITIVE_INFINITY;
	for (const piece of phrase.match) {
		let bucket = 0;
		for (let end = 0; end < piece.length; end++) {
			bucket = ((bucket << BITS) ^ piece.charCodeAt(end)) & (BUCKETS - 1);
			if (end < RUN - 1 || (counts[bucket] as number) >= least) continue;
			least = counts[bucket] as number;
			rarest = { piece, end, bucket };
		}
	}
	return {
		...rarest,
		others: phrase.match.filter((piece) => piece !== rarest.piece),
		pattern: phrase.pattern === undefined ? null : new RegExp(phrase.pattern, 'i'),
		words: phrase.match.filter((piece) => WORD.test(piece)),
	};
}

const WORD = /^[a-z]+$/;
const IN_MAILBOX = /[^\s<>"'(),;:=[\]]/;
const IN_SERVER = /[a-z\d.-]/;
/** A mailbox or a server has no longer name (RFC 5321 section 4.5.3.1, RFC 1035 section 2.3.4). */
const MAX_NAME = 255;

/** A text without the names of mailboxes, and of servers that an address follows: their words are no words of the reply. */
function withoutNames(text: string): string {
	let plain = '';
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const sign = text[at];
		let start = at;
		let end = at + 1;
		if (sign === '@') {
			while (start > from && at - start < MAX_NAME && IN_MAILBOX.test(text[start - 1] as string)) start--;
			while (end < text.length && end - at < MAX_NAME && IN_SERVER.test(text[end] as string)) end++;
		} else if ((sign === '[' || sign === '(') && /\d/.test(text[at + 1] ?? '')) {
			if (text[at - 1] === ' ') start--;
			while (start > from && at - start < MAX_NAME && IN_SERVER.test(text[start - 1] as string)) start--;
			if (!text.slice(start, at).includes('.')) continue;
		} else continue;
		plain += text.slice(from, start);
		from = end;
	}
	return plain + text.slice(from);
}
