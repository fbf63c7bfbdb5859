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

/** Characters of a run: as many as fit into a number of 32 bits, eight of each. */
const RUN = 4;
const BITS = 8;
/** Runs are filed in buckets; those that share one are told apart by the run itself. */
const BUCKET_BITS = 15;
const BUCKETS = 1 << BUCKET_BITS;
/** Spreads runs evenly over the buckets (Fibonacci hashing, Knuth 6.4): the golden ratio's part of 2^32. */
const SPREAD = 0x9e3779b1;
/** Short pieces are filed by the lower halves of their last two characters. */
const TAILS = 1 << 8;
/** The part of a run that its last two characters make. */
const END = 0xffff;

/** A phrase filed under a run of its text: where that run stands in which of its pieces. */
interface Filed {
	readonly piece: string;
	/** Where the run's last character stands in `piece`. */
	readonly end: number;
	/** The run, or null where no piece is as long as one. */
	readonly run: number | null;
	readonly others: readonly string[];
	readonly pattern: RegExp | null;
	/** Those of its pieces that could be a part of a name: "user" in `user@example.com`. */
	readonly words: readonly string[];
}

/** A piece shorter than a run, and the phrases that it is the longest of. */
interface Short {
	readonly piece: string;
	/** Its last two characters as a run has them; null for a single one, which may stand anywhere. */
	readonly end: number | null;
	readonly numbers: readonly number[];
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
	/** What tells most phrases from the text without a look at them: the run, where it stands, the first character. */
	const runs = new Int32Array(filed.length);
	const ends = Uint16Array.from(filed, ({ end }) => end);
	const firsts = Uint16Array.from(filed, ({ piece }) => piece.charCodeAt(0));
	for (const [number, { piece, run }] of filed.entries()) {
		if (run === null) short.set(piece, [...(short.get(piece) ?? []), number]);
		else {
			const bucket = bucketOf(run);
			runs[number] = run;
			nexts[number] = heads[bucket] as number;
			heads[bucket] = number + 1;
		}
	}
	const tails = Array.from({ length: TAILS }, (): Short[] => []);
	for (const [piece, numbers] of short) {
		const end = piece.length < 2 ? null : endOf(piece);
		const places = end === null ? tails.keys() : [tailOf(end)];
		for (const tail of places) tails[tail]?.push({ piece, end, numbers });
	}
	const endings = Uint16Array.from(tails, ({ length }) => length);
	const seen = new Uint32Array(phrases.length);
	let round = 0;

	return (text) => {
		round++;
		const found: number[] = [];
		let plain: string | null = null;
		const check = (number: number, entry: Filed): void => {
			seen[number] = round;
			if (!holds(text, entry.others) || (entry.pattern !== null && !entry.pattern.test(text))) return;
			if (entry.words.length > 0) {
				plain ??= withoutNames(text);
				if (plain !== text && !holds(plain, entry.words)) return;
			}
			found.push(number);
		};
		let run = 0;
		for (let last = 0; last < text.length; last++) {
			run = (run << BITS) ^ text.charCodeAt(last);
			for (let next = heads[bucketOf(run)] as number; next > 0; next = nexts[next - 1] as number) {
				const number = next - 1;
				if (runs[number] !== run || seen[number] === round) continue;
				const start = last - (ends[number] as number);
				if (start < 0 || text.charCodeAt(start) !== firsts[number]) continue;
				const entry = filed[number] as Filed;
				if (text.startsWith(entry.piece, start)) check(number, entry);
			}
			const tail = tailOf(run);
			if (endings[tail] === 0) continue;
			for (const { piece, end, numbers } of tails[tail] as Short[]) {
				if (end !== null && end !== (run & END)) continue;
				if (!text.startsWith(piece, last + 1 - piece.length)) continue;
				for (const number of numbers) if (seen[number] !== round) check(number, filed[number] as Filed);
			}
		}
		return found.sort((a, b) => a - b);
	};
}

function holds(text: string, pieces: readonly string[]): boolean {
	for (const piece of pieces) if (!text.includes(piece)) return false;
	return true;
}

function bucketOf(run: number): number {
	return Math.imul(run, SPREAD) >>> (32 - BUCKET_BITS);
}

function tailOf(run: number): number {
	return ((run >> 4) ^ run) & (TAILS - 1);
}

function endOf(piece: string): number {
	return ((piece.charCodeAt(piece.length - 2) << BITS) ^ piece.charCodeAt(piece.length - 1)) & END;
}

/** How many runs of the phrases fall into each bucket. */
function countRuns(phrases: readonly Phrase[]): Uint32Array {
	const counts = new Uint32Array(BUCKETS);
	for (const { match } of phrases) {
		for (const piece of match) {
			let run = 0;
			for (let end = 0; end < piece.length; end++) {
				run = (run << BITS) ^ piece.charCodeAt(end);
				if (end < RUN - 1) continue;
				const bucket = bucketOf(run);
				counts[bucket] = (counts[bucket] as number) + 1;
			}
		}
	}
	return counts;
}

/** Files a phrase under the rarest run of its pieces. */
function file(phrase: Phrase, counts: Uint32Array): Filed {
	let rarest: Pick<Filed, 'piece' | 'end' | 'run'> = { piece: phrase.match[0] ?? '', end: 0, run: null };
	let least = Number.POSITIVE_INFINITY;
	for (const piece of phrase.match) {
		let run = 0;
		for (let end = 0; end < piece.length; end++) {
			run = (run << BITS) ^ piece.charCodeAt(end);
			if (end < RUN - 1) continue;
			const count = counts[bucketOf(run)] as number;
			if (count >= least) continue;
			least = count;
			rarest = { piece, end, run };
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
	if (!text.includes('@') && !text.includes('[') && !text.includes('(')) return text;
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
