/**
 * Finds the SMTP reply (RFC 5321 section 4.2) and its enhanced status (RFC 3463) in a text. A number counts as a
 * reply code only where it stands as one: before a status, at the beginning, or after a sign or word that introduces
 * it. "450 kB" and "the last 500 messages" do not.
 */

export interface FoundReply {
	readonly code: string;
	readonly status: string | null;
	/** Where the code begins. */
	readonly start: number;
}

const STATUS = /^[\s'"#:;,.()<[-]{0,6}([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
const INTRODUCED =
	/(?:[:：;；='"(<>[（「#|,，`“„«‘’]|\b(?:said|error|errors|code|reply|replied|response|responded|returned|returns|status|smtp|was|is|with|got|received|server|deferred|bounced|failed|failure|fail|rejected|blocked|because|reason|of|message|and|or|por|mit|avec|con|con el|fehler|erreur|codice|código|code d'erreur)|エラー|コード)[\s*"'-]{0,4}$/i;
const UNIT =
	/^[\s-]?(?:[kmgt]i?b\b|bytes?\b|octets?\b|seconds?\b|secs?\b|minutes?\b|hours?\b|days?\b|times?\b|ms\b|px\b|%)/i;
/** "450 mails a day" counts mails; replies do not go on like this. */
const COUNTED =
	/^ (?:people|persons|guests|euros?|dollars?|pounds|pages|points)\b|^ (?:(?:e-?)?mails|messages|customers|users|accounts|recipients|addresses) (?:a|an|per|in|to|were|are|have|from|every)\b/;
const BARE_STATUS = /(^|[\s(#:;<['"=“„«‘])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s):;,>\]'"-]|\.(?:\s|$))/;

/** Signs that people and programs put before a line. */
const BULLETS = '-*•·>`|“„«‘';

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** True where the character before a number glues it to a word, an address or a longer number. */
function gluedBefore(text: string, at: number): boolean {
	if (at === 0) return false;
	const before = text.charCodeAt(at - 1);
	if (isDigit(before) || (before >= 65 && before <= 90) || (before >= 97 && before <= 122)) return true;
	return '.-_/@%+$&?~'.includes(text[at - 1] ?? '') && !(before === 45 && text[at - 2] === ' ');
}

/** True where the character after a number glues it to more. */
function gluedAfter(text: string, at: number): boolean {
	if (at >= text.length) return false;
	const after = text.charCodeAt(at);
	if (isDigit(after) || (after >= 65 && after <= 90) || (after >= 97 && after <= 122)) return true;
	if (after === 46) return at + 1 < text.length && text.charCodeAt(at + 1) > 32;
	return '_/@%+$&~='.includes(text[at] ?? '');
}

function atLineStart(text: string, at: number): boolean {
	for (let before = at - 1; before >= 0 && at - before < 40; before--) {
		const code = text.charCodeAt(before);
		if (code === 10) return true;
		if (code > 32 && !BULLETS.includes(text[before] ?? '')) return false;
	}
	return at < 40;
}

function statusAfter(text: string, end: number, code: string): string | null {
	const status = STATUS.exec(text.slice(end, end + 24))?.[1] ?? null;
	return status && status[0] === code[0] ? status : null;
}

/**
 * The first reply at or after `from`. `classes` are the first digits that count: `45` for refusals.
 * Time is linear in the length of `text`.
 */
export function findReply(text: string, classes = '45', from = 0): FoundReply | null {
	for (let at = from; at + 2 < text.length; at++) {
		const first = text.charCodeAt(at);
		if (first < 50 || first > 53 || !isDigit(text.charCodeAt(at + 1)) || !isDigit(text.charCodeAt(at + 2)))
			continue;
		const end = at + 3;
		// RFC 5321 ends at x5z; a server that makes up a 591 puts it first
		if (!classes.includes(text[at] ?? '') || (at > 0 && text.charCodeAt(at + 1) > 53)) continue;
		if (gluedBefore(text, at) || gluedAfter(text, end)) continue;
		const code = text.slice(at, end);
		const status = statusAfter(text, end, code);
		if (status) return { code, status, start: at };
		if (UNIT.test(text.slice(end, end + 10)) || COUNTED.test(text.slice(end, end + 24))) continue;
		if (atLineStart(text, at) || INTRODUCED.test(text.slice(Math.max(0, at - 20), at))) {
			return { code, status: null, start: at };
		}
	}
	return null;
}

/** The first enhanced status that stands by itself; with `first`, only of that class (`5` for a 550). */
export function findStatus(text: string, first: string | null = null): string | null {
	let rest = text.slice(0, 4_000);
	for (let turn = 0; turn < 8; turn++) {
		const match = BARE_STATUS.exec(rest);
		if (!match?.[2]) return null;
		if (first === null || match[2][0] === first) return match[2];
		rest = rest.slice(match.index + match[0].length);
	}
	return null;
}

/**
 * Joins the lines of one reply: `550-5.7.1 first 550 5.7.1 last` becomes `550 5.7.1 first last`. The code and status
 * are kept once, as the first line has them; white space is folded.
 */
export function joinReply(reply: string, code: string): string {
	let text = foldSpace(reply);
	// "554 554 5.7.0 no": the reader of the other server's reply put the code before it once more
	if (text.startsWith(`${code} ${code}`)) text = text.slice(4);
	if (text[3] !== '-') return text;
	const words = text.split(' ');
	const status = statusAfter(text, 3, code);
	const joined = [code];
	let open = true;
	for (const word of words) {
		let rest = word;
		if (open && word.startsWith(code) && (word.length === 3 || word[3] === '-')) {
			open = word.length > 3;
			rest = word.slice(4);
			// a continuation repeats the status; keep it once
			if (joined.length > 1 && rest === status) continue;
			if (rest === '') continue;
		} else if (status && word === status && joined.includes(status)) continue;
		joined.push(rest);
	}
	return joined.join(' ');
}

/** True where white space is nothing but single spaces. Most lines are folded already: to look is cheaper than to write them anew. */
function isFolded(text: string): boolean {
	let before = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 32 ? before === 32 : code < 32 || (code > 126 && WHITE.test(text[at] as string)))
			return false;
		before = code;
	}
	return true;
}

const WHITE = /\s/;

/** Folds white space to single spaces and trims. */
export function foldSpace(text: string): string {
	return (isFolded(text) ? text : text.replace(/\s+/g, ' ')).trim();
}
