/** Finds whom a bounce is about where no report and no prose says it: in headers, in the return address, in the returned mail. */
import { EMPTY, shownLines } from './build.ts';
import { allHeaders, header } from './mail/headers.ts';
import { senderAddresses } from './signal.ts';
import { findAddress, findAddresses, headerAddress, sameAddress } from './text/address.ts';
import type { Bounce, Header } from './types.ts';

const MAX_FAILED = 50;

/**
 * A return address made for one recipient (VERP, cr.yp.to/proto/verp.txt): `list-bounces+user=example.com@...` of
 * Mailman, `list-return-12-user=example.com@...` of ezmlm, `bounces+12-ab3f-user=example.com@...` of SendGrid.
 */
const VERP =
	/^(?!srs[01][-+=]|prvs=|btv1=|b[0-9]tv)(?:.{1,100}?-return-(?:\d{1,12}-)?|(?:.{1,100}?[-+])?bounces?[-+](?:[0-9a-f.]{1,40}-){0,4}|[^=+]{1,64}\+)([^=]{1,64})=([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})@/i;
/** A header that names the mailing list which a mail went through. */
const LIST_FIELDS = ['list-post', 'x-beenthere', 'x-mailing-list', 'mailing-list', 'x-loop', 'list-id'];

/** The recipient that a return address was made for, or null. */
export function verpRecipient(address: string): string | null {
	const match = VERP.exec(address);
	return match?.[1] && match[2] ? `${match[1]}@${match[2]}` : null;
}

function fromReturnAddress(headers: readonly Header[], original: readonly Header[]): string | null {
	for (const [fields, names] of [
		[headers, ['to', 'delivered-to', 'x-original-to', 'envelope-to']],
		[original, ['return-path', 'errors-to', 'sender', 'x-sender']],
	] as const) {
		for (const name of names) {
			const recipient = verpRecipient(headerAddress(header(fields, name) ?? '') ?? '');
			if (recipient) return recipient;
		}
	}
	return null;
}

/** True for a mailing list's own address: the mail reached the list, it was a member who was missed. */
function isList(address: string, original: readonly Header[]): boolean {
	const lower = address.toLowerCase();
	return LIST_FIELDS.some((name) => {
		const value = header(original, name)?.toLowerCase() ?? '';
		return value.includes(lower) || value.includes(`<${lower.replace('@', '.')}>`);
	});
}

/** `Returned mail: message not deliverable: <user@example.com>`. */
function fromSubject(headers: readonly Header[], original: readonly Header[]): string | null {
	const subject = header(headers, 'subject') ?? '';
	const address = headerAddress(subject);
	if (!address || !/deliver|fail|return|report|reject|unknown|quota/i.test(subject)) return null;
	return senderAddresses(headers, original).has(address.toLowerCase()) ? null : address;
}

/** The last `Received: ... for <user@example.com>` (RFC 5321 section 4.4) that is not the list's. */
function fromTrace(original: readonly Header[]): string | null {
	const senders = senderAddresses([], original);
	for (const trace of allHeaders(original, 'received')) {
		const address = findAddress(/\bfor <?([^\s<>;@]{1,128}@[^\s<>;]{3,255})/.exec(trace)?.[1] ?? '')?.address;
		if (address && !isList(address, original) && !senders.has(address.toLowerCase())) return address;
	}
	return null;
}

function fallback(headers: readonly Header[], original: readonly Header[]): string | null {
	for (const name of ['x-envelope-to', 'envelope-to', 'x-original-to']) {
		const address = headerAddress(header(original, name) ?? '');
		if (address) return address;
	}
	const named = fromReturnAddress(headers, original) ?? fromSubject(headers, original);
	if (named) return named;
	for (const name of ['to', 'cc']) {
		const address = headerAddress(header(original, name) ?? '');
		if (address) return isList(address, original) ? fromTrace(original) : address;
	}
	return fromTrace(original);
}

function names(bounce: Bounce, address: string): boolean {
	return sameAddress(bounce.recipient, address) || sameAddress(bounce.originalRecipient, address);
}

/**
 * The bounces with every recipient that the mail names: Exim lists all in `X-Failed-Recipients`; where nobody is named
 * it is whom the return address was made for or whom the returned mail was for. `text` is shown beside a new
 * bounce; `doubtful` where the recipients are only the likeliest addresses of the text.
 */
export function withRecipients(
	bounces: readonly Bounce[],
	headers: readonly Header[],
	original: readonly Header[],
	text: string,
	doubtful = false,
): Bounce[] {
	const failed = header(headers, 'x-failed-recipients')
		? allHeaders(headers, 'x-failed-recipients').flatMap((value) => findAddresses(value, MAX_FAILED))
		: [];
	const base = (): Bounce => ({
		...EMPTY,
		action: 'failed',
		lines: shownLines(text.split('\n', 60)),
	});
	const better = doubtful ? (failed.length > 0 ? failed : [fallback(headers, original)]) : [];
	if (better[0]) return better.map((recipient) => ({ ...(bounces[0] ?? base()), recipient }));
	if (bounces.some(({ recipient }) => recipient !== null)) {
		if (failed.length <= bounces.length) return [...bounces];
		const missed = failed.filter((address) => !bounces.some((bounce) => names(bounce, address)));
		return [...bounces, ...missed.map((recipient) => ({ ...base(), recipient }))];
	}
	const one = failed.length > 0 ? null : fallback(headers, original);
	const recipients = one ? [one] : failed;
	if (recipients.length === 0) return [...bounces];
	const first = bounces[0] ?? base();
	return recipients.map((recipient) => ({ ...first, recipient }));
}
