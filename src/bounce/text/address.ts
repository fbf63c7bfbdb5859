/**
 * Finds mail addresses (RFC 5321 section 4.1.2) by looking around each `@`, so that time stays linear: a regular
 * expression for the part before the `@` would start anew at every character.
 */

const MAX_LOCAL = 128;
const MAX_DOMAIN = 255;

export interface FoundAddress {
	readonly address: string;
	readonly start: number;
	readonly end: number;
}

/** Characters that may stand in an unquoted local part, beyond what RFC 5321 allows: real bounces show them. */
function isLocalChar(code: number): boolean {
	if (code > 127) return code !== 0x3000 && (code < 0x2000 || code > 0x206f) && !isWideDelimiter(code);
	if (code <= 32) return false;
	// " ( ) , : ; < > [ \ ] ` and what marks the end of a URL's or a setting's value
	return !'"(),:;<>[]\\`?&|@'.includes(String.fromCharCode(code));
}

/** Full-width brackets and punctuation that stand right before an address in Japanese and Chinese text. */
function isWideDelimiter(code: number): boolean {
	return (code >= 0x3001 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff1f) || code === 0xfffd;
}

/** Chinese, Japanese and Korean stand right beside an address without a space. */
function isWide(code: number): boolean {
	return code >= 0x2e80;
}

function isDomainChar(code: number): boolean {
	return (
		(code >= 97 && code <= 122) ||
		(code >= 65 && code <= 90) ||
		(code >= 48 && code <= 57) ||
		code === 45 ||
		code === 46 ||
		code === 95 ||
		(code > 127 && isLocalChar(code))
	);
}

/** Where a quoted local part (`"a b"@example.com`) begins, or -1. */
function quotedStart(text: string, quote: number): number {
	const floor = Math.max(0, quote - MAX_LOCAL);
	for (let at = quote - 1; at >= floor; at--) {
		const code = text.charCodeAt(at);
		if (code === 10) return -1;
		if (code === 34) return at;
	}
	return -1;
}

function localStart(text: string, at: number): number {
	if (text.charCodeAt(at - 1) === 34) return quotedStart(text, at - 1);
	const floor = Math.max(0, at - MAX_LOCAL);
	let start = at;
	const wide = isWide(text.charCodeAt(at - 1));
	while (start > floor && isLocalChar(text.charCodeAt(start - 1))) {
		if (isWide(text.charCodeAt(start - 1)) && !wide) break;
		start--;
	}
	// a quotation mark, bullet or run of dots before the address is no part of it
	while (start < at && "'*.-=#!/".includes(text[start] ?? '')) start++;
	return start < at ? start : -1;
}

/** An address that ends at `>`: between the brackets `&`, `?` and a leading `/` belong to it. */
function bracketed(text: string, at: number, from: number, start: number, end: number): FoundAddress {
	const open = text.lastIndexOf('<', at);
	const whole = open >= from - 1 && at - open <= MAX_LOCAL && at - open > 1;
	const clean = whole && !/[\s:;,"()<>@[\]\\`]/.test(text.slice(open + 1, at));
	const first = clean ? open + 1 : start;
	return { address: text.slice(first, end), start: first, end };
}

function domainEnd(text: string, from: number): number {
	if (text[from] === '[') {
		const close = text.indexOf(']', from);
		return close > from && close - from < 50 ? close + 1 : from;
	}
	const ceiling = Math.min(text.length, from + MAX_DOMAIN);
	let end = from;
	while (end < ceiling && isDomainChar(text.charCodeAt(end))) {
		const before = text.charCodeAt(end - 1);
		if (isWide(text.charCodeAt(end)) && !isWide(before) && before !== 46 && before !== 64) break;
		end++;
	}
	while (end > from && '.-_'.includes(text[end - 1] ?? '')) end--;
	return end;
}

/**
 * The first address at or after `from`, or null. The domain must hold a dot or be an address literal: `user@server`
 * alone is too often no address.
 */
export function findAddress(text: string, from = 0): FoundAddress | null {
	for (let at = text.indexOf('@', from); at !== -1; at = text.indexOf('@', at + 1)) {
		const start = localStart(text, at);
		if (start < from || start === -1) continue;
		const end = domainEnd(text, at + 1);
		const domain = text.slice(at + 1, end);
		if (domain.includes('.') && !domain.includes('..')) {
			if (text[end] === '>' && text[start - 1] !== '<') return bracketed(text, at, from, start, end);
			return { address: text.slice(start, end), start, end };
		}
	}
	return null;
}

/** Every address in `text`, in order, at most `limit`. */
export function findAddresses(text: string, limit = 50): string[] {
	const found: string[] = [];
	let next = findAddress(text);
	while (next && found.length < limit) {
		found.push(next.address);
		next = findAddress(text, next.end);
	}
	return found;
}

/** The address of a header such as `From: Name <user@example.com>`, angle brackets first; null when it has none. */
export function headerAddress(value: string): string | null {
	const angle = value.indexOf('<');
	const inAngle = angle === -1 ? null : findAddress(value, angle + 1);
	return (inAngle ?? findAddress(value))?.address ?? null;
}

/** Compares addresses as mail servers do in practice: case does not count. */
export function sameAddress(a: string | null, b: string | null): boolean {
	return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}
