/** A whole bounce in a search box belongs into the troubleshooter, never into an address. */

/** Where the troubleshooter looks for a text that the reader brought along; lasts as long as the tab. */
export const pasteKey = 'bounce-desk:paste';

/** Longest text that is still taken for words to search. */
const maxWords = 140;

/** True for a pasted bounce or a piece of one: several lines, a long text, or a server's reply with words after the code. */
export function looksLikeBounce(text: string): boolean {
	const trimmed = text.trim();
	if (/\n\s*\S/.test(trimmed) || trimmed.length > maxWords) return true;
	return (
		/(?<![\d.])[245]\d\d[\s-]+(#?[245]\.\d{1,3}\.\d{1,3})?/.test(trimmed) && trimmed.split(/\s+/).length > 6
	);
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
