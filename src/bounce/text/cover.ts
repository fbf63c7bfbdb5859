/**
 * Mail programs put the bounce's own From, To and Subject above a forwarded bounce, in the reader's language. They name
 * the reader, not the recipient who was missed, and are left out before the prose is read.
 */

import { namesDaemon, saysUndelivered } from './vocabulary.ts';

const LABEL =
	/^\*?(?:from|to|cc|subject|date|sent|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé(?: le)?|da|a|oggetto|data|inviato|para|asunto|fecha|enviado(?: el)?|assunto|enviada em|van|aan|onderwerp|verzonden|差出人|宛先|件名|日時|送信日時)\s?\*?\s?[:：]/i;
const SENDER = /^\*?(?:from|von|de|da|van|差出人)\s?\*?\s?[:：]/i;
/** Lines from the top in which the block is looked for. */
const REACH = 60;
const MIN_LABELS = 3;

/** What stands above the block, without the `-----Original Message-----` that announces it. */
function beforeMarker(lines: readonly string[], start: number): readonly string[] {
	const before = lines.slice(0, start);
	const last = before.findLastIndex((line) => line.trim() !== '');
	return /^[-_=]{2,}|forwarded|weitergeleitet/i.test(before[last]?.trim() ?? '')
		? before.slice(0, last)
		: before;
}

/** The lines without the first block of such labels; the same lines where there is none. */
export function withoutCover(lines: readonly string[]): readonly string[] {
	const end = Math.min(lines.length, REACH);
	for (let start = 0; start < end; start++) {
		if (!LABEL.test(lines[start] ?? '')) continue;
		let next = start;
		let sender = false;
		while (next < lines.length && LABEL.test(lines[next] ?? '')) {
			sender ||= SENDER.test(lines[next] ?? '');
			next++;
		}
		const block = lines.slice(start, next).join(' ');
		const bounce = sender && block.length < 4_000 && (namesDaemon(block) || saysUndelivered(block));
		if (bounce && next - start >= MIN_LABELS) return [...beforeMarker(lines, start), ...lines.slice(next)];
		start = next;
	}
	return lines;
}
