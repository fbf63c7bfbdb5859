import GithubSlugger from 'github-slugger';
import { type MdastNode, markdownToMdast, mdxToMdast } from 'satteri';

/** A link in Markdown or MDX. */
export interface ProseLink {
	readonly href: string;
	/** What the reader sees; empty for an image or an empty link. */
	readonly label: string;
	/** 1-based line within the text. */
	readonly line: number;
}

export interface Prose {
	readonly links: readonly ProseLink[];
	/** Anchors of the headings, as the site makes them. */
	readonly anchors: readonly string[];
	/** Where the text cannot be read as MDX. */
	readonly error?: { readonly line: number; readonly message: string };
}

/** The site's own Markdown parser reads the text, so that code samples and comments hold no links. */
export function readProse(text: string, kind: 'md' | 'mdx'): Prose {
	let tree: MdastNode;
	try {
		tree = kind === 'mdx' ? mdxToMdast(text) : markdownToMdast(text);
	} catch (error) {
		const [, line = '1', message = String(error)] =
			/^(\d+):\d+: (.*)$/s.exec(error instanceof Error ? error.message : String(error)) ?? [];
		return { links: [], anchors: [], error: { line: Number(line), message } };
	}
	const links: ProseLink[] = [];
	const anchors: string[] = [];
	const slugger = new GithubSlugger();
	const walk = (node: Node): void => {
		const line = node.position?.start.line ?? 1;
		if (node.type === 'heading') anchors.push(slugger.slug(textOf(node)));
		if (typeof node.url === 'string' && node.type !== 'definition')
			links.push({ href: node.url, label: node.type === 'link' ? textOf(node) : '', line });
		if (node.type === 'definition') links.push({ href: node.url ?? '', label: '', line });
		for (const { name, value } of node.attributes ?? [])
			if ((name === 'href' || name === 'id') && typeof value === 'string')
				if (name === 'id') anchors.push(value);
				else links.push({ href: value, label: textOf(node), line });
		for (const child of node.children ?? []) walk(child);
	};
	walk(tree as Node);
	return { links, anchors };
}

/** The few fields of a syntax tree that are read here. */
interface Node {
	readonly type: string;
	readonly url?: string;
	readonly value?: string;
	readonly children?: readonly Node[];
	readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
	readonly position?: { readonly start: { readonly line: number } };
}

function textOf(node: Node): string {
	if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
	return (node.children ?? []).map(textOf).join('');
}
