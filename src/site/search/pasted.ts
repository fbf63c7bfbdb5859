/** A whole bounce in a search box belongs into the troubleshooter, never into an address. */

/** Where the troubleshooter looks for a text that the reader brought along; lasts as long as the tab. */
export const pasteKey = 'bounce-desk:paste';

/** Longest text that is still taken for words to search. */
const maxWords = 140;

/** True for a pasted bounce or a piece of one: several lines, a long text, or a server's reply with words after the code. */
export function looksLikeBounce(text: string): boolean {
	const trimmed = text.trim();
	if (/\n\s*\S/.test(trimmed) || trimmed.length > maxWords) return true;
	const words = trimmed.split(/\s+/).length;
	if (words >= minLetter && /[^\s@<>]+@[^\s@<>]+\.\w/.test(trimmed) && !isAsked(trimmed)) return true;
	if (words > 3 && /<[^\s@<>]+@[^\s<>]+>/.test(trimmed) && /[245](?:\d\d|\.\d)/.test(trimmed)) return true;
	return /(?<![\d.])[245]\d\d[\s-]+(#?[245]\.\d{1,3}\.\d{1,3})?/.test(trimmed) && words > 6;
}

/** From so many words on, a text in no reader's voice that names an address, or any such text, is taken for a server's. */
const minLetter = 8;
const minReply = 9;

/** True for words in a reader's own voice: servers do not say "my" or ask how. */
export function isAsked(text: string): boolean {
	return (
		/\b(?:i|i['’]m|my|me|we)\b/i.test(text) ||
		/^\s*(?:how|why|what|who|which|where|should|can|do|is)\b/i.test(text)
	);
}

/** True for a text that may be a sentence of a server without a code: long enough, and not in a reader's own voice. */
export function mayBeReply(text: string): boolean {
	return text.trim().split(/\s+/).length >= minReply && !isAsked(text);
}

/** Hand a pasted text to the troubleshooter, in this tab only. False where the browser refuses storage. */
export function handOver(text: string, storage: Storage = sessionStorage): boolean {
	try {
		storage.setItem(pasteKey, text);
		return true;
	} catch {
		return false;
	}
}
