/** Links that carry a text: encoding, and how they are kept short enough. */
import { clip } from './text.ts';
import type { Message } from './types.ts';

/** Longest link, in characters: Chrome on Windows fails at about 2,000, and servers answer 414 to longer ones. */
export const MAX_LINK = 1_800;
const CUT_NOTE = '\n\n(The whole text is longer: please paste it here.)';

/** How much of the text a link takes along. */
export type Carries = 'whole' | 'part' | 'nothing';

export interface Link {
	readonly href: string;
	/** false: the text was too long for a link and ends early, or has no place in it; the page asks to paste it. */
	readonly complete: boolean;
	readonly carries: Carries;
}

/** Percent-encode as RFC 6068 asks: line ends are CRLF, a blank is `%20`. Lone surrogates are replaced. */
export function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
}

/** The longest beginning of the body for which `build` stays within the limit. */
export function shorten(message: Message, limit: number, build: (message: Message) => string): Link {
	const whole = build(message);
	if (whole.length <= limit) return { href: whole, complete: true, carries: 'whole' };
	const subject = clip(message.subject, 120);
	let low = 0;
	let high = message.body.length;
	const cut = (length: number): string => build({ subject, body: clip(message.body, length) + CUT_NOTE });
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (cut(middle).length <= limit) low = middle;
		else high = middle - 1;
	}
	return low === 0
		? { href: build({ subject, body: '' }), complete: false, carries: 'nothing' }
		: { href: cut(low), complete: false, carries: 'part' };
}
