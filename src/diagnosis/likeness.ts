/**
 * Likens a reply that no rule knows to the sentences of all rules: mail servers say the same few things in ever new
 * words, and most of those words stand in some rule. A word counts by how much it tells of the cause ("quota" much,
 * "message" little), a sentence by the part of its words that the reply holds, a cause by its best few sentences.
 */
import type { CodeRule, PhraseRule } from './types.ts';
import { isWord, wordsOf } from './words.ts';

/** The cause whose sentences are most like the text. */
export interface Likeness {
	/** The most similar sentence. */
	readonly phrase: PhraseRule;
	/** The words that both hold; each may be two that follow one another. */
	readonly words: readonly string[];
	/** Hardly a word that tells: what a bare word or a status says goes first. */
	readonly slight: boolean;
}

/** Causes whose sentences are like a folded text with this status, best first; none where nothing is alike. */
export type Liken = (text: string, status: string | null) => Likeness[];

/** Sentences of a cause that count, each less than the one before. */
const BEST = 10;
/** Below this a text has hardly a word that tells ("access denied"), and below the second none. */
const SLIGHT = 2.5;
const LEAST = 0.4;
/** A second cause must come this near to the first to be worth a mention. */
const NEAR = 0.7;
/** A word that tells less than this part of all there is to tell stands in sentences of every cause: "mail", "server". */
const TELLING = 0.15;
/** Share of a word that all causes are given, as if it had stood in one more half a sentence. */
const DOUBT = 0.5;

interface Sentence {
	/** null: an enhanced status stands for a sentence of its own. */
	readonly phrase: PhraseRule | null;
	readonly cause: number;
	readonly own: readonly string[];
	/** What all its words tell, dampened: a long sentence need not be held whole. */
	mass: number;
}

interface Word {
	readonly sentences: number[];
	/** How much it tells of the cause: the gain over not knowing it (Kullback-Leibler). */
	tells: number;
}

/** Learn the words of all rules. Costs some milliseconds for some thousand rules; a question costs microseconds. */
export function createLikeness(phrases: readonly PhraseRule[], codes: readonly CodeRule[]): Liken {
	const causes: string[] = [];
	const numbers = new Map<string, number>();
	const sentences: Sentence[] = [];
	const words = new Map<string, Word>();

	const learn = (phrase: PhraseRule | null, cause: string, own: readonly string[]): void => {
		if (!own.some(isWord)) return;
		const number = numbers.get(cause) ?? causes.push(cause) - 1;
		numbers.set(cause, number);
		for (const text of own) {
			const word = words.get(text);
			if (word) word.sentences.push(sentences.length);
			else words.set(text, { sentences: [sentences.length], tells: 0 });
		}
		sentences.push({ phrase, cause: number, own, mass: 0 });
	};
	for (const phrase of phrases) {
		// Where a number decides, the words do not.
		if (!phrase.pattern) learn(phrase, phrase.cause, [...new Set(phrase.match.flatMap(wordsOf))]);
	}
	for (const { code, cause } of codes) if (code.includes('.')) learn(null, cause, [statusWord(code)]);
	weigh(sentences, words, causes.length);

	const rank = createRanking(sentences, causes.length);
	const alike = new Float64Array(sentences.length);
	const touched = new Uint16Array(sentences.length);
	return (text, status) => {
		const held = wordsOf(text);
		let count = 0;
		for (const text of status ? [...held, statusWord(status)] : held) {
			const word = words.get(text);
			if (!word) continue;
			for (const number of word.sentences) {
				const sum = alike[number] as number;
				if (sum === 0) touched[count++] = number;
				alike[number] = sum + word.tells;
			}
		}
		const ranked = rank(touched.subarray(0, count), alike);
		for (let index = 0; index < count; index++) alike[touched[index] as number] = 0;
		return ranked.map(({ sentence, score }) => ({
			phrase: sentence.phrase as PhraseRule,
			words: held.filter((word) => sentence.own.includes(word)),
			slight: score < SLIGHT,
		}));
	};
}

/** A status as a word: its class tells how long, not why. */
function statusWord(status: string): string {
	return `status ${status.slice(2)}`;
}

function weigh(sentences: readonly Sentence[], words: Map<string, Word>, causes: number): void {
	const share = new Float64Array(causes);
	for (const { cause } of sentences) share[cause] = (share[cause] as number) + 1 / sentences.length;
	const counts = new Float64Array(causes);
	const least = TELLING * Math.log(causes);
	for (const [text, word] of words) {
		counts.fill(0);
		for (const number of word.sentences) {
			const { cause } = sentences[number] as Sentence;
			counts[cause] = (counts[cause] as number) + 1;
		}
		for (let cause = 0; cause < causes; cause++) {
			const usual = share[cause] as number;
			const part = ((counts[cause] as number) + DOUBT * usual) / (word.sentences.length + DOUBT);
			word.tells += part * Math.log(part / usual);
		}
		if (word.tells < least) words.delete(text);
		else for (const number of word.sentences) (sentences[number] as Sentence).mass += word.tells;
	}
	for (const sentence of sentences) sentence.mass = (sentence.mass + 0.5) ** 0.7;
}

interface Ranked {
	readonly sentence: Sentence;
	readonly score: number;
}

/**
 * Ranks the causes of the sentences that a text touched: the best sentence of each cause that is near the first, best
 * cause first. A text touches some hundred sentences: so the scores stand in plain tables that are used again.
 */
function createRanking(
	sentences: readonly Sentence[],
	causes: number,
): (touched: Uint16Array, alike: Float64Array) => Ranked[] {
	const causeOf = Uint8Array.from(sentences, ({ cause }) => cause);
	const massOf = Float64Array.from(sentences, ({ mass }) => mass);
	/** Per cause its best scores, highest first. */
	const best = new Float64Array(causes * BEST);
	/** Per cause the sentence that is most like, of those that are sentences, and how much. */
	const nearest = new Uint16Array(causes);
	const nearness = new Float64Array(causes);
	const isSentence = Uint8Array.from(sentences, ({ phrase }) => (phrase ? 1 : 0));

	return (touched, alike) => {
		best.fill(0);
		nearness.fill(0);
		for (let index = 0; index < touched.length; index++) {
			const number = touched[index] as number;
			const cause = causeOf[number] as number;
			const score = (alike[number] as number) / (massOf[number] as number);
			keep(best, cause * BEST, score);
			if (isSentence[number] === 1 && score > (nearness[cause] as number)) {
				nearness[cause] = score;
				nearest[cause] = number;
			}
		}
		const totals = Array.from(nearness, (_, cause) => {
			let total = 0;
			for (let place = 0; place < BEST; place++) {
				total += (best[cause * BEST + place] as number) ** 2 / (place + 1);
			}
			return total;
		});
		const least = Math.max(LEAST, Math.max(...totals) * NEAR);
		const found: Ranked[] = [];
		for (const [cause, score] of totals.entries()) {
			if (nearness[cause] === 0 || score < least) continue;
			found.push({ sentence: sentences[nearest[cause] as number] as Sentence, score });
		}
		return found.sort((a, b) => b.score - a.score);
	};
}

/** Put a score among the best that begin at `from`, highest first. */
function keep(best: Float64Array, from: number, score: number): void {
	let place = from + BEST - 1;
	if (score <= (best[place] as number)) return;
	for (; place > from && (best[place - 1] as number) < score; place--)
		best[place] = best[place - 1] as number;
	best[place] = score;
}
