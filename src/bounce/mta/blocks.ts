/** Most reports list a recipient and then the reason; these helpers read such blocks. */
import type { Draft } from '../build.ts';
import { MAX_BOUNCES } from '../limits.ts';
import { type FoundAddress, findAddress, sameAddress } from '../text/address.ts';

/** A line that names a recipient, and what of the reason stands on the same line. */
export interface Head {
	readonly recipient: string;
	readonly rest: string;
	readonly originalRecipient?: string | null;
}

/** Reads a head from a line; `at` is the line's number in the report. */
export type HeadReader = (line: string, at?: number) => Head | null;

const EXPANDED = /^\s{0,4}\((?:expanded|generated|ultimately generated) from:? <?([^\s<>()]{3,200})>?\)/i;

/** `user@server`, a name without a dot: an address only where the brackets say so. */
function intranet(line: string, start: number, end: number): FoundAddress | null {
	const address = end > start ? line.slice(start, end) : '';
	return /^[^\s<>@]{1,64}@[A-Za-z0-9-]{1,63}$/.test(address) ? { address, start, end } : null;
}

/** `<user@example.com>: reason`, `<user@example.com> (expanded from <list@example.com>): reason` and `<...>:` alone. */
export const angleColon: HeadReader = (line) => {
	const open = line.indexOf('<');
	if (open === -1 || open > 12 || !/^[\s*>-]*$/.test(line.slice(0, open))) return null;
	const close = line.indexOf('>', open);
	const found = findAddress(line, open + 1) ?? intranet(line, open + 1, close);
	if (!found || close === -1 || found.start > open + 2 || found.start > close) return null;
	let rest = line.slice(close + 1);
	const expanded = EXPANDED.exec(rest);
	if (expanded) rest = rest.slice(expanded[0].length);
	const colon = /^\s{0,3}:/.exec(rest);
	if (!colon) return null;
	return {
		recipient: found.address,
		rest: rest.slice(colon[0].length),
		originalRecipient: expanded?.[1] ?? null,
	};
};

/** `user@example.com: reason`, as OpenSMTPD and some gateways write. */
export const addressColon: HeadReader = (line) => {
	const found = line.includes('@') ? findAddress(line) : null;
	if (!found || line.slice(0, found.start).trim() !== '') return null;
	const rest = line.slice(found.end);
	return rest[0] === ':' ? { recipient: found.address, rest: rest.slice(1) } : null;
};

/** A line that holds an address and nothing else but brackets, bullets and a repeated `<mailto:...>`. */
export const bareAddress: HeadReader = (line) => {
	const found = line.length < 400 && line.includes('@') ? findAddress(line) : null;
	if (!found || !/^[\s<"'*>.,•·()[\]-]*(?:rfc822;|smtp:|mailto:)?\s?$/i.test(line.slice(0, found.start)))
		return null;
	const rest = line.slice(found.end).trim();
	// Outlook shows an address twice: user@example.com<mailto:user@example.com>
	const once = rest.replace(found.address, '').replace(found.address, '').replaceAll('mailto:', '');
	if (!/^[<>"'.,;:()[\]\s]{0,12}$/.test(once)) return null;
	return { recipient: found.address, rest: '' };
};

/** A name before the address, as Outlook shows: `Jane Doe (user@example.com)`, `Jane<mailto:user@example.com>`. */
export const namedAddress: HeadReader = (line) => {
	const found = line.length < 300 && line.includes('@') ? findAddress(line) : null;
	if (!found) return null;
	const before = line.slice(0, found.start);
	if (
		!/^[^:@.!?]{0,80}(?:<mailto:|\(|<)$/i.test(before) ||
		!/^[>)\s]{1,4}(?:<mailto:|$)/i.test(line.slice(found.end))
	)
		return null;
	return { recipient: found.address, rest: '' };
};

/** Several head readers in one; the first that answers counts. */
export function anyOf(...readers: readonly HeadReader[]): HeadReader {
	return (line, at) => {
		for (const reader of readers) {
			const head = reader(line, at);
			if (head) return head;
		}
		return null;
	};
}

/** How far a line is moved in; a tab counts as eight columns. */
function indent(line: string): number {
	let columns = 0;
	for (const sign of line) {
		if (sign === ' ') columns++;
		else if (sign === '\t') columns += 8;
		else break;
	}
	return columns;
}

/** A sentence that goes on with an address on the next line: no list's. */
export const LEADS_ON = /\b(?:to|at|with|by|via|notify|contact|inform|mail|an|bei|unter|à)$/i;

/** A line of dashes or the like says nothing. */
const RULER = /^\s{0,20}[-=*_~#+]{4,400}\s{0,20}$/;

/** A line that ends with a reply's code: what the server says, an address maybe, stands on the next. */
export const ENDS_WITH_CODE = /(?:^|[\s:])[45]\d\d(?:[ -][45]\.\d{1,3}\.\d{1,3})?[ -]?$/;

export interface BlockOptions {
	readonly head: HeadReader;
	/** The first line that is read; default 0. */
	readonly from?: number;
	/** A line that ends the list. */
	readonly stop?: (line: string) => boolean;
	/** Lines behind an empty line belong to the reason as well. */
	readonly acrossGaps?: boolean;
}

/**
 * Reads `head, reason...` blocks. A block's reason ends at an empty line once it holds text, at the next head or at
 * the stop line. A recipient that is named again with a reason adds it to the same draft.
 */
export function readBlocks(lines: readonly string[], options: BlockOptions): Draft[] {
	const drafts: Draft[] = [];
	let open: Draft | null = null;
	let closed = false;
	let depth = 0;
	for (let at = options.from ?? 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (options.stop?.(line)) break;
		if (RULER.test(line)) continue;
		if (line.trim() === '') {
			// "Technical details:" announces the reason behind the gap
			const announced = open?.reason.at(-1)?.endsWith(':') === true;
			if (open && open.reason.length > 0 && !options.acrossGaps && !announced && !leadsOn(open))
				closed = true;
			continue;
		}
		// a wrapped reply may go on with an address: deeper than the block's own head, it is no head
		const wrapped: boolean =
			open !== null && !closed && open.reason.length > 0 && (indent(line) > depth || leadsOn(open));
		const head: Head | null = wrapped ? null : options.head(line, at);
		const again = head?.rest === '' && open?.reason.length && sameAddress(head.recipient, open.recipient);
		if (head && !again) {
			if (drafts.length >= MAX_BOUNCES) break;
			const rest = head.rest.trim();
			open = {
				recipient: head.recipient,
				originalRecipient: head.originalRecipient ?? null,
				reason: rest ? [rest] : [],
				lines: [line],
			};
			closed = false;
			depth = indent(line);
			drafts.push(open);
		} else if (open && !closed && open.reason.length < 60) {
			open.reason.push(line.trim());
			open.lines.push(line);
		}
	}
	return drafts;
}

function leadsOn({ reason }: Draft): boolean {
	return ENDS_WITH_CODE.test(reason.at(-1) ?? '');
}

/** The index of the first line that holds one of the lower-cased phrases, or -1. */
export function lineWith(lines: readonly string[], phrases: readonly string[], from = 0): number {
	for (let at = from; at < lines.length; at++) {
		const lower = (lines[at] ?? '').toLowerCase();
		if (phrases.some((phrase) => lower.includes(phrase))) return at;
	}
	return -1;
}
