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

/** Whether an item answers the question (folded). An empty question is answered by all. */
export function isFound(question: string, item: Findable): boolean {
	if (question === '' || item.words.includes(question)) return true;
	if (item.pieces.length > 0 && item.pieces.every((piece) => question.includes(piece))) return true;
	// An address, or a host name with the dot that DNS tools write at its end.
	const name = question.slice(question.lastIndexOf('@') + 1).replace(/[.>\]]+$/, '');
	if (name === '' || name.includes(' ')) return false;
	const isUnder = (suffix: string) => name === suffix || name.endsWith(`.${suffix}`);
	return [...item.domains, ...item.hosts].some((suffix) => isUnder(suffix.replace(/^\./, '')));
}
