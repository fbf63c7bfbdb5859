const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** Text as it may stand in an XML element or attribute. */
export function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
