import { defineHastPlugin, defineMdastPlugin } from 'satteri';

/** Puts a frame around every table, in which it scrolls sideways on a phone; the keyboard can reach it. */
export const tables = defineMdastPlugin({
	name: 'tables',
	table(node, context) {
		context.wrapNode(node, {
			type: 'blockquote',
			data: {
				hName: 'div',
				hProperties: { className: ['table-scroll'], role: 'group', 'aria-label': 'Table', tabIndex: 0 },
			},
			children: [],
		});
	},
});

/** An empty corner of a table is no heading: a screen reader would read out a heading without words. */
export const tableCorners = defineHastPlugin({
	name: 'table-corners',
	element: {
		filter: ['th'],
		visit: (node, context) =>
			context.textContent(node).trim() === '' ? { ...node, tagName: 'td' } : undefined,
	},
});
