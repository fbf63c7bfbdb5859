import { describe, expect, it } from 'vitest';
import { decodeEntities, htmlToText, looksLikeHtml } from '../../src/bounce/mail/html.ts';

describe('HTML is told from prose', () => {
	it.each([
		['<p>text</p>', true],
		['one<br>two', true],
		['one<BR>two', true],
		['one<br/>two', true],
		['one<br />two', true],
		['<div class="x">text</div>', true],
		['<!DOCTYPE html><title>x</title>', true],
		['<TT>550</TT>', true],
		['<anna@example.com>: no such user', false],
		['<https://example.com/> says no', false],
		['a < b and b > a, see </', false],
		['<paragraph>text</paragraph>', false],
		['<p class="x" and no end </', false],
	])('%j: %s', (text, is) => {
		expect(looksLikeHtml(text)).toBe(is);
	});

	it('by its beginning', () => {
		expect(looksLikeHtml(`${'x'.repeat(10_000)}<p>text</p>`)).toBe(true);
		expect(looksLikeHtml(`${'x'.repeat(20_000)}<p>text</p>`)).toBe(false);
	});
});

describe('signs written by name or number', () => {
	it.each([
		['&lt;anna&gt; &amp; &quot;bert&quot;, it&apos;s', '<anna> & "bert", it\'s'],
		['a&nbsp;b', 'a b'],
		['&copy;&reg;&bull;&middot;&hellip;', '©®•·…'],
		['&laquo;&raquo;&lsquo;&rsquo;&ldquo;&rdquo;&ndash;&mdash;', '«»‘’“”–—'],
		['&auml;&ouml;&uuml;&Auml;&Ouml;&Uuml;&szlig;', 'äöüÄÖÜß'],
		['&eacute;&egrave;&ecirc;&euml;&Eacute;&Egrave;', 'éèêëÉÈ'],
		['&agrave;&aacute;&acirc;&atilde;&Agrave;&ccedil;', 'àáâãÀç'],
		['&iacute;&igrave;&icirc;&iuml;', 'íìîï'],
		['&oacute;&ograve;&ocirc;&otilde;', 'óòôõ'],
		['&uacute;&ugrave;&ucirc;&ntilde;&iquest;&iexcl;', 'úùûñ¿¡'],
		['&#39;&#8217;&#x27;&#X2019;&#x1F600;', "'’'’😀"],
		['&#1114111;', String.fromCodePoint(0x10ffff)],
		['[&#0;&#1114112;&#x110000;]', '[]'],
		['&unknown; & &; AT&T; &lt', '&unknown; & &; AT&T; &lt'],
		['plain', 'plain'],
	])('%s', (html, text) => {
		expect(decodeEntities(html)).toBe(text);
	});
});

describe('the text of HTML', () => {
	it.each([
		'p',
		'div',
		'br',
		'tr',
		'table',
		'li',
		'ul',
		'ol',
		'h1',
		'h6',
		'hr',
		'title',
		'blockquote',
		'dt',
		'dd',
		'center',
		'body',
		'P',
	])('begins a new line at <%s>', (tag) => {
		expect(htmlToText(`one<${tag}>two`)).toBe('one\ntwo');
		expect(htmlToText(`one<${tag} id="x">two`)).toBe('one\ntwo');
		expect(htmlToText(`one</${tag}>two`)).toBe('one\ntwo');
		expect(htmlToText(`one<${tag}/>two`)).toBe('one\ntwo');
	});

	it.each(['b', 'span', 'a', 'h7', 'param', 'o:p', 'bodyx'])('goes on at <%s>', (tag) => {
		expect(htmlToText(`one<${tag}>two</${tag}>three`)).toBe('onetwothree');
		expect(htmlToText(`one<${tag} title="<br>two`)).not.toContain('\n');
	});

	it('has a space between cells', () => {
		expect(htmlToText('<table><tr><th>one</th><td>two</td><td>three</TD></tr></table>').trim()).toBe(
			'one two three',
		);
		expect(htmlToText('one</tt>two')).toBe('onetwo');
	});

	it('keeps line ends in <pre> only', () => {
		expect(htmlToText('one\ntwo')).toBe('one two');
		expect(htmlToText('a\nb<pre>one\ntwo</pre>c\nd')).toBe('a b\none\ntwo\nc d');
		expect(htmlToText('<pre class="x">one\ntwo')).toBe('\none\ntwo');
		expect(htmlToText('<preview>one\ntwo')).toBe('one two');
	});

	it('folds space, and leaves one empty line between blocks', () => {
		expect(htmlToText('one \t two<br> three')).toBe('one two\nthree');
		expect(htmlToText('<p>one</p>\n\n<p>two</p>\n<div></div><p>three</p>')).toBe('\none\n\ntwo\n\nthree\n');
	});

	it('leaves addresses in brackets where they are', () => {
		const text = 'to <anna@example.com> and <mailto:bert@example.com> at <192.0.2.1>';
		expect(htmlToText(text)).toBe(text);
		expect(htmlToText('a < b <p>c')).toBe('a < b \nc');
	});

	it('reads signs behind the tags: what they stand for is no tag', () => {
		expect(htmlToText('&lt;b&gt;one&lt;/b&gt;')).toBe('<b>one</b>');
	});

	it.each([
		['styles', 'one<style type="x">p { color: red } <b></style>two'],
		['scripts', 'one<SCRIPT>if (a < b) "<p>"</SCRIPT>two'],
		['the head', 'one<head><title>x</title></head>two'],
		['comments', 'one<!-- <p> a > b -->two'],
		['declarations', 'one<!DOCTYPE html>two'],
	])('is without %s', (_, html) => {
		expect(htmlToText(html)).toBe('onetwo');
	});

	it.each(['one<style>p {}', 'one<!-- no end', 'one<p class="x', 'one<script>x</style>'])(
		'ends where a tag never does: %s',
		(html) => {
			expect(htmlToText(html).trim()).toBe('one');
		},
	);

	it('keeps a header that only begins like the head', () => {
		expect(htmlToText('<header>one</header>two')).toBe('onetwo');
	});
});
