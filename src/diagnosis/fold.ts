/** ASCII without white space to fold: nearly every reply. */
const PLAIN = /^(?:[!-_a-~]+ )*[!-_a-~]+$/;

/**
 * Bring a text into the form in which phrases are compared: lower case, straight quotes, white space folded to
 * one space. Rules are folded once when they are compiled, texts once when they are read. Never throws.
 */
export function fold(text: string): string {
	if (PLAIN.test(text)) return text.toLowerCase();
	return text
		.toLowerCase()
		.replace(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
		.replace(/[\u201c\u201d\u201e]/g, '"')
		.replace(/[\u2010-\u2013]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}
