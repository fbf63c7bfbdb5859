/** A piece of a matching passage; `hit` pieces are the words that matched. */
export interface Piece {
	readonly text: string;
	readonly hit: boolean;
}

const entities: Readonly<Record<string, string>> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&amp;': '&',
};

/** Pagefind's excerpt (escaped text with <mark>) as plain pieces, so that it is never put into the page as HTML. */
export function excerptPieces(excerpt: string): readonly Piece[] {
	return excerpt
		.split(/<\/?mark>/)
		.map((part, index) => ({
			text: part.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity),
			hit: index % 2 === 1,
		}))
		.filter(({ text }) => text !== '');
}

/** A plain text in pieces, the words that `isHit` knows as hits. */
export function markedPieces(text: string, isHit: (word: string) => boolean): readonly Piece[] {
	return text
		.split(/([\p{L}\d'.-]*[\p{L}\d])/u)
		.map((part, index) => ({ text: part, hit: index % 2 === 1 && isHit(part) }))
		.filter((piece) => piece.text !== '');
}
