/** How old a reader must be to follow a text, by the Flesch-Kincaid grade (school year in the USA; age is five more). */
import { fleschKincaid } from 'flesch-kincaid';
import retextEnglish from 'retext-english';
import { syllable } from 'syllable';
import { unified } from 'unified';

/** What was counted in a text. */
export interface Reading {
	/** Years; NaN for a text without words. */
	readonly age: number;
	readonly sentences: number;
	readonly words: number;
	/** The sentence that is hardest to read, where there is one. */
	readonly hardest: { readonly text: string; readonly age: number } | null;
}

interface Node {
	readonly type: string;
	readonly value?: string;
	readonly children?: readonly Node[];
}

const parser = unified().use(retextEnglish).freeze();
const yearsBeforeSchool = 5;
/** A shorter sentence is never the hardest: one long word makes it so. */
const minWords = 9;

/** Read a text of one or more blocks. A block that ends without a full stop is a sentence of its own. */
export function readingOf(blocks: readonly string[]): Reading {
	const sentences = blocks.flatMap((block) => sentencesIn(parser.parse(block) as Node));
	const counted = sentences
		.map((text) => ({ text, words: wordsIn(text) }))
		.filter(({ words }) => words.length > 0);
	const ages = counted
		.filter(({ words }) => words.length >= minWords)
		.map(({ text, words }) => ({ text, age: ageOf(1, words) }))
		.sort((a, b) => b.age - a.age);
	const words = counted.flatMap((sentence) => sentence.words);
	return {
		age: ageOf(counted.length, words),
		sentences: counted.length,
		words: words.length,
		hardest: ages[0] ?? null,
	};
}

function ageOf(sentence: number, words: readonly string[]): number {
	const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
	return fleschKincaid({ sentence, word: words.length, syllable: syllables }) + yearsBeforeSchool;
}

function sentencesIn(node: Node): string[] {
	if (node.type === 'SentenceNode') return [textOf(node)];
	return (node.children ?? []).flatMap(sentencesIn);
}

const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

/** Words that are read aloud as words: no numbers, codes, addresses or host names. */
const wordsIn = (sentence: string): readonly string[] =>
	sentence
		.split(/\s+/)
		.map((word) => word.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, ''))
		.filter((word) => /^[\p{L}'’-]+$/u.test(word));
