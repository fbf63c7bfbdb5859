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
