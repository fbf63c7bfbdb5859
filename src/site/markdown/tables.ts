import { defineMdastPlugin } from 'satteri';

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
