/** Exact codes first: a full-text index reads 5.7.1, 57.1 and 571 as one word, so codes are looked up in a map instead. */

/** Page that a code leads to. */
export interface CodePage {
	readonly url: string;
	readonly title: string;
	readonly kind: string;
}

/** `/data/codes.json`: pages, and for each code the pages' places in that list, best first. */
export interface CodeMap {
	readonly pages: readonly CodePage[];
	readonly codes: Readonly<Record<string, readonly number[]>>;
}

/** A code in the form in which the map holds it: `550-5.7.26` and `550 #5.7.26` are `5505.7.26`, `AS(48)` is `as48`. */
export function codeKey(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9.]+/g, '')
		.replace(/^\.+|\.+$/g, '');
}

const status = /(?<![\d.])(?:([245]\d\d)[\s#:(/-]*)?([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/g;

/** A status with blanks or hyphens for its dots, as people type it: `550 5 7 1`, `5-7-1`. */
const undotted = /(?<![\d.])([245])([ _-])(\d{1,3})\2(\d{1,3})(?![\d.])/g;

/**
 * Pages for the codes in a query, best first, no page twice. The whole query counts first, then reply code and status
 * together, then each alone; a `4.7.1` that has no page of its own finds `5.7.1`, and an `AS(48)` that no page names
 * finds the page that explains `AS(...)` (key `as.n`). A query without a known code gives [].
 */
export function findCodes(typed: string, map: CodeMap): readonly CodePage[] {
	const query = typed.replace(undotted, '$1.$3.$4');
	const keys = [codeKey(query)];
	for (const [, reply, digit, subject, detail] of query.matchAll(status)) {
		const rest = `${subject}.${detail}`;
		if (reply) keys.push(`${reply}${digit}.${rest}`);
		keys.push(`${digit}.${rest}`, ...(digit === '5' ? [] : [`5.${rest}`]));
		if (reply) keys.push(reply);
	}
	// A name such as "free" counts only as the whole query, a code anywhere.
	const words = query.split(/\s+/).map(codeKey);
	keys.push(...words.filter((key) => /[\d.]/.test(key)));
	keys.push(...words.filter((key) => /^[a-z]+\d+$/.test(key)).map((key) => key.replace(/\d+/, '.n')));
	const places = keys.flatMap((key) => (Object.hasOwn(map.codes, key) ? (map.codes[key] ?? []) : []));
	return [...new Set(places)].flatMap((place) => map.pages[place] ?? []);
}
