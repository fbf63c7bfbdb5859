/** A short text in which the readers find no refusal may be one all the same: what it says decides, which only the rules know. */
import { finish } from './build.ts';
import { soundsPersonal } from './text/vocabulary.ts';
import type { ReadResult } from './types.ts';

/** Characters of the longest letter of a service that tells of a refusal in its own words, without a code. */
const MAX_LETTER = 2_000;
/** Longer than this (characters) a text is a letter. */
const MAX_SENTENCE = 300;

/** True for a text as long as a server's sentence: in a letter, words that servers use prove little. */
export function isSentence(text: string): boolean {
	return text.trim().length <= MAX_SENTENCE;
}

/**
 * The text as a reply without a code, for a caller that can tell whether its sentence is a server's; null where the
 * readers found a bounce, where the text is too long, or where a person speaks in it.
 */
export function asSentence(read: ReadResult): ReadResult | null {
	const text = read.text.trim();
	if (read.kind !== 'not-a-bounce' || read.headers.length > 0) return null;
	if (text === '' || text.length > MAX_LETTER || soundsPersonal(text)) return null;
	const lines = text.split('\n');
	const bounce = finish({ recipient: null, reason: lines, lines });
	return { ...read, kind: 'smtp-reply', format: 'sentence', bounces: [bounce] };
}
