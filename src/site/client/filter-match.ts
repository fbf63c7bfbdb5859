/** What a list item can be found by. All texts are lower-case. */
export interface Findable {
	/** Words: found where the question stands in them. */
	readonly words: string;
	/** Mail domains: `example.com` is found by an address or a name that ends in it. */
	readonly domains: readonly string[];
	/** Host name suffixes, with or without the leading dot. */
	readonly hosts: readonly string[];
	/** Pieces of a sentence: found where all of them stand in the question (a whole bounce, say). */
	readonly pieces: readonly string[];
}

/** Lower-case, one space between words, no space at the ends. */
export function foldQuestion(text: string): string {
	return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A sentence found in the question beats any suffix: host names have at most 253 characters. */
const SENTENCE = 1_000;

/**
 * How well an item answers the question (folded): 0 not at all, Infinity by its words; by its sentence more than by
 * any suffix; else the length of its longest suffix under which the asked address or host lies. An empty question is answered by all.
 */
export function strength(question: string, item: Findable): number {
	if (question === '' || item.words.includes(question)) return Number.POSITIVE_INFINITY;
	if (item.pieces.length > 0 && item.pieces.every((piece) => question.includes(piece))) return SENTENCE;
	// An address, or a host name with the dot that DNS tools write at its end.
	const name = question.slice(question.lastIndexOf('@') + 1).replace(/[.>\]]+$/, '');
	if (name === '' || name.includes(' ')) return 0;
	const suffixes = [...item.domains, ...item.hosts].map((suffix) => suffix.replace(/^\./, ''));
	const under = suffixes.filter((suffix) => name === suffix || name.endsWith(`.${suffix}`));
	return Math.max(0, ...under.map((suffix) => suffix.length));
}

/**
 * For each item whether it is shown. Of several sentences in a bounce the first wins, as in the
 * diagnosis: special ones stand before general ones. Of those that a suffix finds, the longest wins, as in mail itself:
 * x.mail.protection.outlook.com is a server of Microsoft 365, though it ends in outlook.com as well.
 */
export function shownItems(question: string, items: readonly Findable[]): boolean[] {
	const strengths = items.map((item) => strength(question, item));
	const best = Math.max(0, ...strengths);
	if (best === SENTENCE) return strengths.map((_, index) => index === strengths.indexOf(SENTENCE));
	return strengths.map((value) => value > 0 && value === best);
}
