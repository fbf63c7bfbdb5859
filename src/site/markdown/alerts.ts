import { defineMdastPlugin } from 'satteri';

/** The kinds of GitHub's alerts, and the words that head them. */
const titles = {
	note: 'Note',
	tip: 'Tip',
	important: 'Important',
	warning: 'Warning',
	caution: 'Caution',
} as const;
type Kind = keyof typeof titles;

const marker = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

/**
 * GitHub's alerts: a quote that begins with `[!TIP]` (or NOTE, IMPORTANT, WARNING, CAUTION) becomes a callout.
 * Works the same in .md and .mdx; any other quote stays a quote.
 */
export const alerts = defineMdastPlugin({
	name: 'alerts',
	blockquote(node, context) {
		const [first, ...others] = node.children;
		const text = first?.type === 'paragraph' ? first.children[0] : undefined;
		if (first?.type !== 'paragraph' || text?.type !== 'text') return;
		const match = marker.exec(text.value);
		if (!match) return;
		const kind = (match[1] ?? '').toLowerCase() as Kind;
		const rest = text.value.slice(match[0].length);
		const words = [...(rest === '' ? [] : [{ ...text, value: rest }]), ...first.children.slice(1)];
		const head = {
			type: 'paragraph' as const,
			data: { hProperties: { className: ['callout-title'] } },
			children: [{ type: 'text' as const, value: titles[kind] }],
		};
		context.replaceNode(node, {
			type: 'blockquote',
			data: {
				hName: 'div',
				hProperties: { className: ['callout', `callout-${kind}`], role: 'note' },
			},
			children: [head, ...(words.length > 0 ? [{ ...first, children: words }] : []), ...others],
		});
	},
});
