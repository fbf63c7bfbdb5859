/** Makes the report that prose readers work on from decoded text. */
import { MAX_REPORT_LINES } from './limits.ts';
import type { Report } from './mta/reader.ts';
import { senderAddresses } from './signal.ts';
import { withoutCover } from './text/cover.ts';
import { splitOriginal } from './text/original.ts';
import type { Header } from './types.ts';

const MAX_LINE = 4_000;
const DSN_FIELD = /^\s{0,8}(?:reporting-mta|final-recipient|original-recipient|diagnostic-code)\s?:/i;

/** The text's first lines, each cut to a sane length. */
export function toLines(text: string): string[] {
	const lines = text.split('\n', MAX_REPORT_LINES);
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (line.length > MAX_LINE) lines[at] = line.slice(0, MAX_LINE);
	}
	return lines;
}

/** The lines above a signature (`-- `, RFC 3676 section 4.3): its addresses are the writer's. */
function withoutSignature(lines: readonly string[]): readonly string[] {
	const at = lines.indexOf('-- ');
	return at > 0 && lines.slice(0, at).some((line) => line.includes('@')) ? lines.slice(0, at) : lines;
}

/** The report in a text: the returned message is cut off and its headers read. */
export function makeReport(
	text: string,
	headers: readonly Header[],
	original: readonly Header[] = [],
): Report {
	const split = splitOriginal(withoutSignature(withoutCover(toLines(text))));
	let senders: ReadonlySet<string> | null = null;
	const known = original.length > 0 ? original : split.original;
	return {
		lines: split.report,
		whole: text,
		lower: split.report.join('\n').toLowerCase(),
		headers,
		original: known,
		// most readers do not ask for them
		get senders() {
			senders ??= senderAddresses(headers, known);
			return senders;
		},
	};
}

/** The report without the fields of a status report that stand in its text: they are no one's prose. */
export function withoutFields(report: Report): Report {
	const start = report.lines.findIndex((line) => DSN_FIELD.test(line));
	if (start === -1) return report;
	const lines = report.lines.slice(0, start);
	return { ...report, lines, lower: lines.join('\n').toLowerCase() };
}
