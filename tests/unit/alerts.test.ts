import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { alerts } from '../../src/site/markdown/alerts.ts';

const html = (text: string) => markdownToHtml(text, { mdastPlugins: [alerts] }).html;

describe('alerts', () => {
	test('a quote with a marker becomes a callout of that kind, without the marker', () => {
		const out = html('> [!TIP]\n> Send **one** test.\n>\n> Then wait.');
		expect(out).toContain('class="callout callout-tip"');
		expect(out).toContain('<p class="callout-title">Tip</p>');
		expect(out).toContain('<p>Send <strong>one</strong> test.</p>');
		expect(out).toContain('<p>Then wait.</p>');
		expect(out).not.toContain('[!TIP]');
		expect(out).not.toContain('blockquote');
	});

	test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('knows %s', (kind) => {
		expect(html(`> [!${kind}]\n> Text`)).toContain(`callout-${kind.toLowerCase()}`);
	});

	test('keeps a list inside', () => {
		expect(html('> [!WARNING]\n>\n> - one\n> - two')).toMatch(
			/<div[^>]*role="note"[^>]*>[\s\S]*<ul>[\s\S]*<\/div>/,
		);
	});

	test.each(['> Just a quote', '> [!SHOUT]\n> Unknown kind', '> See [!TIP] in the middle'])(
		'leaves other quotes alone: %s',
		(text) => {
			expect(html(text)).toContain('<blockquote>');
			expect(html(text)).not.toContain('callout');
		},
	);

	test('quoted bounces stay as the server wrote them', () => {
		expect(html('> 550 5.7.1 "refused" -- see status:bounced')).toContain('-- see status:bounced');
	});

	test('works in MDX', () => {
		const { code } = mdxToJs('> [!NOTE]\n> Text with <b>JSX</b>.', { mdastPlugins: [alerts] });
		expect(code).toContain('callout callout-note');
		expect(code).not.toContain('[!NOTE]');
	});
});
