/** Brings pasted text into one form: `\n` line ends, no byte-order mark, no `> ` quoting, no non-breaking spaces. */

const QUOTED_SHARE = 0.8;
const MAX_LEVELS = 8;
/** True where a line is quoted, if only one. */
function hasQuoted(text: string): boolean {
	for (let at = text.indexOf('>'); at !== -1; at = text.indexOf('>', at + 1)) {
		let start = at - 1;
		while (start >= 0 && at - start <= 8 && (text[start] === ' ' || text[start] === '\t')) start--;
		if (start < 0 || text[start] === '\n') return true;
	}
	return false;
}

/** Strips one `> ` level where nearly every line has it; a `>>> RCPT TO` in a transcript stays. */
function unquoteOnce(text: string): string | null {
	if (!hasQuoted(text)) return null;
	const lines = text.split('\n');
	let filled = 0;
	let quoted = 0;
	for (const line of lines) {
		const start = line.trimStart();
		if (start === '') continue;
		filled++;
		if (start[0] === '>' && !start.startsWith('>>> ')) quoted++;
	}
	if (quoted === 0 || quoted < filled * QUOTED_SHARE) return null;
	return lines
		.map((line) => {
			const start = line.trimStart();
			if (start[0] !== '>') return line;
			return start[1] === ' ' ? start.slice(2) : start.slice(1);
		})
		.join('\n');
}

/** The text with one kind of line end and without the marks that mail programs add when they quote. */
export function normalise(input: string): string {
	let text = input;
	if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
	if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
	if (text.includes('\u00a0')) text = text.replaceAll('\u00a0', ' ');
	for (let level = 0; level < MAX_LEVELS; level++) {
		const inner = unquoteOnce(text);
		if (inner === null) break;
		text = inner;
	}
	return text;
}
