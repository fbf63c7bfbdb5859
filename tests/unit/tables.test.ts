import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { tableCorners, tables } from '../../src/site/markdown/tables.ts';

const html = markdownToHtml('| | Days |\n| --- | --- |\n| SpamCop | 1 |', {
	mdastPlugins: [tables],
	hastPlugins: [tableCorners],
}).html;

test('a table stands in a frame that scrolls and takes the focus', () => {
	expect(html).toMatch(/<div class="table-scroll" role="group" aria-label="Table" tabindex="0">\s*<table>/);
	expect(html).toMatch(/<\/table>\s*<\/div>/);
});

test('an empty corner is no heading, other cells of the first row are', () => {
	expect(html).toMatch(/<tr>\s*<td><\/td>\s*<th>Days<\/th>/);
});
