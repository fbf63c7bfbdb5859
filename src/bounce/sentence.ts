/** A short text in which the readers find no refusal may be one all the same: what it says decides, which only the rules know. */
import { finish } from './build.ts';
import { soundsPersonal } from './text/vocabulary.ts';
import type { ReadResult } from './types.ts';

/** Longer than this (characters) a text without a code is a letter. */
const MAX_SENTENCE = 300;

/**
 * The text as a reply without a code, for a caller that can tell whether its sentence is a server's; null where the
 * readers found a bounce, where the text is long, or where a person speaks in it.
 */
export function asSentence(read: ReadResult): ReadResult | null {
	const text = read.text.trim();
	if (read.kind !== 'not-a-bounce' || read.headers.length > 0) return null;
	if (text === '' || text.length > MAX_SENTENCE || soundsPersonal(text)) return null;
	const lines = text.split('\n');
	const bounce = finish({ recipient: null, reason: lines, lines });
	return { ...read, kind: 'smtp-reply', format: 'sentence', bounces: [bounce] };
}
