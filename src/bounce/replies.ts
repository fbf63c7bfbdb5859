/** Reads text that is nothing but replies: one line, one reply wrapped over several, or several replies below another. */
import { shownLines } from './build.ts';
import { MAX_BOUNCES } from './limits.ts';
import { readLine } from './line.ts';
import { foldSpace } from './text/reply.ts';
import type { ReadResult } from './types.ts';

const CODED = /^\s{0,20}(?:smtp;\s?)?([45]\d\d)([ -])/i;
const MAX_TEXT = 20_000;

interface Group {
	readonly code: string;
	readonly lines: string[];
	/** True once the last line of the reply was there: `550 ` instead of `550-`. */
	closed: boolean;
}

/** The lines of each reply, or null where other text stands between them. */
function groupReplies(lines: readonly string[]): Group[] | null {
	const groups: Group[] = [];
	let gap = false;
	for (const line of lines) {
		if (line.trim() === '') {
			gap = true;
			continue;
		}
		const coded = CODED.exec(line);
		const open = groups[groups.length - 1];
		const fresh = coded && (!open || (open.closed && (gap || coded[1] !== open.code)));
		if (fresh) groups.push({ code: coded[1] ?? '', lines: [line], closed: coded[2] === ' ' });
		else if (!open || (gap && !coded)) return null;
		else {
			open.lines.push(line);
			if (coded) open.closed = coded[2] === ' ';
		}
		gap = false;
		if (groups.length > MAX_BOUNCES) return null;
	}
	return groups.length > 0 ? groups : null;
}

/** The bounces of a text that holds only replies, one for each; null for any other text. */
export function readReplies(text: string): ReadResult | null {
	if (text.length > MAX_TEXT) return null;
	const trimmed = text.trim();
	if (!trimmed.includes('\n')) {
		const line = readLine(foldSpace(trimmed));
		return (
			line && { ...line, text, bounces: line.bounces.map((bounce) => ({ ...bounce, lines: [trimmed] })) }
		);
	}
	const groups = groupReplies(trimmed.split('\n'));
	const read = groups?.map(({ lines }) => {
		const result = readLine(foldSpace(lines.join('\n')));
		return result?.bounces.map((bounce) => ({ ...bounce, lines: shownLines(lines) })) ?? [];
	});
	const bounces = read?.flat() ?? [];
	if (bounces.length === 0) return null;
	return {
		kind: 'smtp-reply',
		format: 'smtp-reply',
		bounces,
		originalHeaders: [],
		headers: [],
		text,
		truncated: false,
	};
}
