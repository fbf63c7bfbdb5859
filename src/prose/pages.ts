/** The running text of every page in content/, with the place it comes from. */
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';
import type { Content, Entry } from '../schema/load.ts';

/** One paragraph, list item, heading or field. */
export interface Piece {
	readonly text: string;
	readonly line: number;
	/** Whole sentences count for the reading age; headings, labels and cells of tables do not. */
	readonly sentences: boolean;
}

/** What one page says. */
export interface PageProse {
	readonly file: string;
	readonly pieces: readonly Piece[];
}

/** Every page that has prose, in the order of content/. */
export function prosePages(content: Content): readonly PageProse[] {
	return [
		...[...content.articles.values()].map(({ file, data, body, bodyLine, lineOf }) => ({
			file,
			pieces: [
				field(data.title, lineOf(['title']), false),
				field(data.summary, lineOf(['summary'])),
				...piecesOf(body, file.endsWith('.mdx') ? 'mdx' : 'md', bodyLine),
			],
		})),
		...(['causes', 'codes', 'providers', 'blocklists', 'tools', 'flows'] as const).flatMap((kind) =>
			[...(content[kind] as ReadonlyMap<string, Entry<object>>).values()].map((entry) => ({
				file: entry.file,
				pieces: fieldsOf(entry),
			})),
		),
	];
}

const field = (text: string, line: number, sentences = true): Piece => ({
	text: text.replace(/\s+/g, ' ').trim(),
	line,
	sentences,
});

/** Fields of entries that readers read. Samples, patterns and names of others are not ours to write. */
const prose = new Set([
	'summary',
	'firstStep',
	'steps',
	'meaning',
	'nextStep',
	'note',
	'notes',
	'who',
	'why',
	'needs',
	'responseTime',
	'instead',
	'firstAnswer',
	'hint',
	'reading',
	'usedBy',
	'statusNote',
	'costWarning',
	'howLong',
	'expires',
	'publicResolverNote',
	'body',
	'label',
	'text',
]);
/** Of these, what is no sentence. */
const short = new Set(['label', 'hint', 'who', 'usedBy', 'howLong', 'expires', 'responseTime', 'needs']);

function fieldsOf(entry: Entry<object>): readonly Piece[] {
	const pieces: Piece[] = [];
	const walk = (value: unknown, path: readonly PropertyKey[], name: string): void => {
		if (typeof value === 'string') {
			if (prose.has(name))
				for (const piece of piecesOf(value, 'md', 1))
					pieces.push({ ...piece, line: entry.lineOf(path), sentences: piece.sentences && !short.has(name) });
		} else if (Array.isArray(value))
			for (const [index, one] of value.entries()) walk(one, [...path, index], name);
		else if (value !== null && typeof value === 'object')
			for (const [key, one] of Object.entries(value)) walk(one, [...path, key], key);
	};
	walk(entry.data, [], '');
	return pieces;
}

interface Node {
	readonly type: string;
	readonly value?: string;
	readonly children?: readonly Node[];
	readonly position?: { readonly start: { readonly line: number } };
}

/** Paragraphs, headings and cells of a Markdown text; code is left out, in a line it counts as one name. */
export function piecesOf(text: string, kind: 'md' | 'mdx', firstLine: number): readonly Piece[] {
	const pieces: Piece[] = [];
	const walk = (node: Node): void => {
		if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
			const line = firstLine + (node.position?.start.line ?? 1) - 1;
			const words = textOf(node).replace(/^\[!\w+\]\s*/, '');
			if (words.trim() !== '') pieces.push(field(words, line, node.type === 'paragraph'));
			return;
		}
		for (const child of node.children ?? []) walk(child);
	};
	let tree: MdastNode;
	try {
		tree = kind === 'mdx' ? mdxToMdast(text) : markdownToMdast(text);
	} catch {
		// The content check says where it cannot be read.
		return [];
	}
	walk(tree as Node);
	return pieces;
}

function textOf(node: Node): string {
	if (node.type === 'text') return node.value ?? '';
	if (node.type === 'inlineCode') return '`x`';
	if (node.type === 'break') return ' ';
	return (node.children ?? []).map(textOf).join('');
}
