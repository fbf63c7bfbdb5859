/**
 * READ: any bounce as pasted or as raw mail becomes a ReadResult. Pure, synchronous, linear in the length of the
 * input, and it never throws.
 */

import { MAX_BOUNCES, MAX_INPUT } from './limits.ts';
import { readLine } from './line.ts';
import { readPasted } from './paste.ts';
import { readRawMail, startsLikeMail } from './raw.ts';
import { normalise } from './text/normalise.ts';
import type { ReadResult } from './types.ts';

/** A text without line ends and shorter than this takes the short way. */
const MAX_ONE_LINE = 4_000;

/** Where a mailbox file's next message begins (RFC 4155). */
const NEXT_MESSAGE = /\n(?=From \S{1,200} {1,2}\w{3} \w{3} [ \d:]{8,24}\n[A-Z][\w-]{1,40}:)/;

/** Reads a raw mail; a mailbox file of several bounces gives the bounces of all. */
function readMails(text: string): ReadResult {
	if (!text.startsWith('From ') || !NEXT_MESSAGE.test(text)) return readRawMail(text);
	const messages = text.split(NEXT_MESSAGE, MAX_BOUNCES);
	const results = messages.map((message) => readRawMail(message)).filter(({ bounces }) => bounces.length > 0);
	const [first] = results;
	if (!first) return readRawMail(text);
	return { ...first, bounces: results.flatMap(({ bounces }) => bounces).slice(0, MAX_BOUNCES) };
}

/** Reads a bounce. `input` is a raw mail or whatever a person pastes; longer than `MAX_INPUT` is cut and says so. */
export function readBounce(input: string): ReadResult {
	if (input.length < MAX_ONE_LINE) {
		const line = input.trim();
		if (
			!line.includes('\n') &&
			!line.includes('\r') &&
			line[0] !== '>' &&
			line[0] !== '<' &&
			!line.includes('&lt;')
		) {
			const result = readLine(line);
			if (result) return result;
		}
	}
	const truncated = input.length > MAX_INPUT;
	const text = normalise(truncated ? input.slice(0, MAX_INPUT) : input);
	const result = startsLikeMail(text) ? readMails(text) : readPasted(text);
	return truncated ? { ...result, truncated } : result;
}
