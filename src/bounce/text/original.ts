/** Finds where a report ends and the returned message begins, and reads that message's headers. */
import { fieldName, isMailField, readHeaders } from '../mail/headers.ts';
import type { Header } from '../types.ts';
import { findAddress } from './address.ts';

/** Lower-cased beginnings of lines (after dashes, stars and spaces) behind which the returned message stands. */
const MARKERS = [
	'this is a copy of',
	'below this line is a copy',
	'below the next line is a copy',
	'enclosed is a copy of the message',
	'original message -----',
	'original message follows',
	'original message header',
	'original message info',
	'original message:',
	'original message --',
	'original mail info',
	'original mail header',
	'message header follows',
	'message headers follow',
	'message text follows',
	'unsent message follows',
	'unsent message below',
	'returned message',
	'returned mail follows',
	'returned mail ---',
	'start of returned message',
	'the header of the original message',
	'included is a copy of the message',
	'below is a copy of the original message',
	'a copy of the original message',
	'here is your returned mail',
	'old message:',
	'your message reads',
	'the original message follows',
	'original message below',
	'bounced e-mail',
	'the body of the message is',
	'en-têtes de message d',
	'intestazioni originali del messaggio',
	'ursprüngliche nachrichtenkopfzeilen',
	'originalnachrichtenkopfzeilen',
	'encabezados de mensajes originales',
	'encabezados del mensaje original',
	'cabeçalhos da mensagem original',
	'cabeçalhos originais',
	'oorspronkelijke berichtkoppen',
	'oorspronkelijke berichtheaders',
	'元のメッセージ ヘッダー',
	'元のメッセージのヘッダー',
	'original headers',
];

/** Header lines that only a whole message has; one at the start of a line is enough. */
const STRONG = new Set([
	'received',
	'return-path',
	'dkim-signature',
	'x-received',
	'delivered-to',
	'arc-seal',
	'x-ymail-osg',
	'domainkey-signature',
	'x-originating-ip',
	'x-originalarrivaltime',
]);

export interface SplitReport {
	readonly report: readonly string[];
	readonly original: readonly Header[];
}

/** The markers by their first letter: most lines begin with another one. */
const BY_LETTER = new Map<string, string[]>();
for (const marker of MARKERS) {
	const letter = marker[0] ?? '';
	BY_LETTER.set(letter, [...(BY_LETTER.get(letter) ?? []), marker]);
}
/** What may stand before a marker. */
const LEAD = ' \t*=-_#>';

function isMarker(line: string): boolean {
	let from = 0;
	while (from < 80 && from < line.length && LEAD.includes(line.charAt(from))) from++;
	const markers = BY_LETTER.get(line.charAt(from).toLowerCase());
	if (!markers) return false;
	const start = line.slice(from, from + 60).toLowerCase();
	return markers.some((marker) => start.startsWith(marker));
}

/** Fields next to each other that are a message's header: fewer may be a list of labels. */
const MIN_FIELDS = 3;

/** A line without what moves it in or quotes it. */
function unquoted(line: string): string {
	const first = line[0];
	return first === ' ' || first === '\t' || first === '>' ? line.replace(/^[\s>]{1,20}/, '') : line;
}

/** Where the header block that begins at a line ends, or -1: three of a mail's fields, the sender among them. */
function headerEnd(lines: readonly string[], start: number): number {
	let end = start;
	let sender = false;
	while (end < lines.length && end - start < 60) {
		const name = fieldName(unquoted(lines[end] ?? ''));
		if (!isMailField(name)) break;
		sender ||= name === 'from';
		end++;
	}
	return sender && end - start >= MIN_FIELDS ? end : -1;
}

/** Takes a header block out of a report; where recipients are named above it, the message goes on below and is cut off. */
function withoutHeader(lines: readonly string[], start: number, end: number): SplitReport {
	const before = lines.slice(0, start);
	const original = readOriginal(lines.slice(start, end).map(unquoted));
	const after = lines.slice(end);
	const named = before.some((line) => line.includes('@') && findAddress(line) !== null);
	const goesOn = !named || after.some((line) => /recipient|deliver|reason:/i.test(line));
	return { report: goesOn ? [...before, ...after] : before, original };
}

/** Cuts a report's lines where the returned message begins. */
export function splitOriginal(lines: readonly string[]): SplitReport {
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (line === '') continue;
		const marked = isMarker(line);
		if (!marked) {
			const bare = unquoted(line);
			const name = bare.includes(':') ? fieldName(bare) : null;
			if (name === null) continue;
			// a field that only a whole message has begins it even without a marker
			const strong = bare === line && STRONG.has(name);
			const end = !strong && isMailField(name) ? headerEnd(lines, at) : -1;
			if (end !== -1) return withoutHeader(lines, at, end);
			if (!strong) continue;
		}
		const rest = lines.slice(marked ? at + 1 : at, at + 400);
		return { report: lines.slice(0, at), original: readOriginal(rest) };
	}
	return { report: lines, original: [] };
}

/** The header fields of a returned message; lines before the first field are skipped. */
export function readOriginal(lines: readonly string[]): Header[] {
	const first = lines.findIndex((line) => isMailField(fieldName(line)) || /^X-[A-Za-z-]{2,40}:/.test(line));
	if (first === -1) return [];
	const end = lines.findIndex((line, at) => at > first && line.trim() === '');
	return readHeaders(lines.slice(first, end === -1 ? lines.length : end));
}
