/** Small text helpers of the requests and tickets. */
import type { CaseFacts } from './types.ts';

/** Cut to at most `max` characters, at a blank where one is near, with an ellipsis. Never cuts a surrogate pair. */
export function clip(text: string, max: number): string {
	if (text.length <= max) return text;
	if (max <= 1) return '…'.slice(0, max);
	const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
	const blank = cut.lastIndexOf(' ');
	return `${blank > max * 0.8 ? cut.slice(0, blank) : cut}…`;
}

/** Paragraphs and lists of lines, empty ones left out, with one empty line between. */
export function paragraphs(parts: readonly (string | readonly string[] | null)[]): string {
	return parts
		.map((part) => (part === null ? '' : typeof part === 'string' ? part : part.join('\n')))
		.filter((part) => part !== '')
		.join('\n\n');
}

/** `Label: value`, or nothing where the value is not known. `colon`: as the language writes it. */
export function fact(label: string, value: string | null | undefined, colon = ': '): string[] {
	return value ? [`${label}${colon}${value}`] : [];
}

/** `550 5.7.1` from the bounce; null where it shows no code. */
export function codeOf({ bounce }: CaseFacts): string | null {
	const { replyCode = null, enhancedStatus = null } = bounce ?? {};
	return [replyCode, enhancedStatus].filter((part) => part !== null).join(' ') || null;
}

/**
 * What the other server answered, as written: the reply text with its code in front, else the line that decided, else the bounce's own
 * lines. null where nothing was read.
 */
export function answerOf(facts: CaseFacts): string | null {
	const { bounce, diagnosis } = facts;
	const line = diagnosis?.evidence?.line ?? null;
	const reply = bounce?.diagnosticCode ?? null;
	if (reply === null) return line ?? (bounce?.lines.join('\n') || null);
	const code = codeOf(facts);
	const first = bounce?.replyCode ?? '';
	return code === null || reply.startsWith(first) ? reply : `${code} ${reply}`;
}

/** The server that refused the mail, as `name [address]`; null where the bounce names none. */
export function hostOf({ bounce }: CaseFacts): string | null {
	const { name = null, address = null } = bounce?.remoteMta ?? {};
	return [name, address && `[${address}]`].filter(Boolean).join(' ') || null;
}

/** The decided line, where the reply does not already hold it: both belong into a request. */
export function evidenceOf(facts: CaseFacts): string | null {
	const line = facts.diagnosis?.evidence?.line ?? null;
	const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
	if (line === null) return null;
	const answer = fold(answerOf(facts) ?? '');
	const same = answer.includes(fold(line)) || (answer !== '' && fold(line).includes(answer));
	return same ? null : line;
}

/** Quote every line with `> `, as mail does. */
export function quote(text: string): string {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) => `> ${line}`)
		.join('\n');
}

/** How many lists said what, and the names of those that list the address; null where none was asked. */
export function checkCounts({ checks }: CaseFacts): {
	readonly listed: readonly string[];
	readonly clear: number;
	readonly unknown: number;
} | null {
	if (!checks || checks.results.length === 0) return null;
	const of = (state: string) => checks.results.filter((result) => result.state === state);
	return {
		listed: [...new Set(of('listed').map(({ zone }) => zone))],
		clear: of('not-listed').length,
		unknown: of('unknown').length,
	};
}
