/** HTML to plain text: enough for a bounce's sentences, and linear. Scripts and styles are dropped, nothing is run. */

const ENTITIES: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	copy: '©',
	reg: '®',
	laquo: '«',
	raquo: '»',
	rsquo: '’',
	lsquo: '‘',
	ldquo: '“',
	rdquo: '”',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	bull: '•',
	middot: '·',
	auml: 'ä',
	ouml: 'ö',
	uuml: 'ü',
	Auml: 'Ä',
	Ouml: 'Ö',
	Uuml: 'Ü',
	szlig: 'ß',
	eacute: 'é',
	egrave: 'è',
	ecirc: 'ê',
	euml: 'ë',
	agrave: 'à',
	aacute: 'á',
	acirc: 'â',
	atilde: 'ã',
	ccedil: 'ç',
	iacute: 'í',
	igrave: 'ì',
	icirc: 'î',
	iuml: 'ï',
	oacute: 'ó',
	ograve: 'ò',
	ocirc: 'ô',
	otilde: 'õ',
	uacute: 'ú',
	ugrave: 'ù',
	ucirc: 'û',
	ntilde: 'ñ',
	iquest: '¿',
	iexcl: '¡',
	Eacute: 'É',
	Agrave: 'À',
	Egrave: 'È',
};

const TAG_NAME = /^\/?[A-Za-z][A-Za-z0-9]{0,20}(?:[\s/>]|:[a-z]{1,10}[\s/>])/;
const BREAKING = /^\/?(?:p|div|br|tr|table|li|ul|ol|h[1-6]|hr|title|blockquote|pre|dt|dd|center|body)[\s/>]/i;
const CELL_END = /^\/t[dh]/i;
const PRE = /^\/?pre[\s>]/i;
const DROPPED = /^(style|script|head)[\s>]/i;

/** True where a text is HTML rather than prose with `<addresses>`. */
export function looksLikeHtml(text: string): boolean {
	if (!text.includes('</') && !text.includes('/>') && !/<br>/i.test(text)) return false;
	return /<(?:!doctype html|html|body|div|table|td|p|br|span|pre|font|b|strong|tt|code)(?:>|\s[^<>]{0,200}>|\s?\/>)/i.test(
		text.slice(0, 20_000),
	);
}

/** `&lt;` and its like as characters. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/g,
		(whole, dec, hex, name) => {
			if (name) return ENTITIES[name] ?? whole;
			const code = dec ? Number.parseInt(dec, 10) : Number.parseInt(hex, 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		},
	);
}

/** Where the tag that opens at `open` ends, or -1. A style or script ends with its closing tag. */
function tagEnd(html: string, lower: string, open: number, inner: string): number {
	if (inner.startsWith('!--')) {
		const end = html.indexOf('-->', open);
		return end === -1 ? -1 : end + 2;
	}
	const dropped = DROPPED.exec(inner)?.[1]?.toLowerCase();
	const from = dropped ? lower.indexOf(`</${dropped}`, open) : open;
	return from === -1 ? -1 : html.indexOf('>', from);
}

/** The text of an HTML source, line breaks where blocks end. `<user@example.com>` and `<mailto:...>` stay text. */
export function htmlToText(html: string): string {
	const lower = html.toLowerCase();
	const out: string[] = [];
	let from = 0;
	let kept = 0;
	let preformatted = false;
	const flush = (end: number) => {
		const piece = html.slice(kept, end);
		out.push(preformatted ? piece : piece.replaceAll('\n', ' '));
	};
	for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', from)) {
		const inner = html.slice(open + 1, open + 30);
		if (!inner.startsWith('!') && !TAG_NAME.test(`${inner}>`)) {
			from = open + 1;
			continue;
		}
		flush(open);
		const close = tagEnd(html, lower, open, inner);
		if (BREAKING.test(inner)) out.push('\n');
		else if (CELL_END.test(inner)) out.push(' ');
		if (PRE.test(inner)) preformatted = inner[0] !== '/';
		// a tag that never ends: the rest is no text
		from = close === -1 ? html.length : close + 1;
		kept = from;
	}
	flush(html.length);
	return decodeEntities(out.join(''))
		.replace(/[ \t]+/g, ' ')
		.replace(/\n /g, '\n')
		.replace(/\n{3,}/g, '\n\n');
}
