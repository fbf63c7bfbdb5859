/** Reads a feedback report (RFC 5965, "ARF"): a recipient's complaint about a mail, not a refusal. */
import { EMPTY, shownLines } from './build.ts';
import { allHeaders, header, readHeaders } from './mail/headers.ts';
import { findAddresses, headerAddress } from './text/address.ts';
import type { Bounce, Header } from './types.ts';

/** True where text holds a feedback report's fields. */
export function hasFeedbackFields(lower: string): boolean {
	return lower.includes('feedback-type:') && (lower.includes('user-agent:') || lower.includes('version:'));
}

/** Those who complained; `MAX_HEADERS` keeps their number small. */
function recipientsOf(fields: readonly Header[], original: readonly Header[]): string[] {
	for (const name of ['original-rcpt-to', 'removal-recipient']) {
		const named = allHeaders(fields, name).flatMap((value) => {
			const address = headerAddress(value);
			return address ? [address] : [];
		});
		if (named.length > 0) return [...new Set(named)];
	}
	return findAddresses(header(original, 'to') ?? header(original, 'x-original-to') ?? '', 20);
}

/** One entry per recipient who complained; codes stay null, `localAddress` is the reported Source-IP. */
export function readFeedback(lines: readonly string[], original: readonly Header[], said: string): Bounce[] {
	const fields = readHeaders(lines);
	const source = header(fields, 'source-ip')?.trim() ?? null;
	const from = header(fields, 'reporting-mta');
	const common = {
		...EMPTY,
		diagnosticCode: said.replace(/\s+/g, ' ').trim().slice(0, 500) || null,
		reportingMta: from?.slice(from.indexOf(';') + 1).trim() || null,
		localAddress: source && /^[0-9A-Fa-f.:]{3,45}$/.test(source) ? source : null,
		lines: shownLines(lines),
	};
	const recipients = recipientsOf(fields, original);
	return recipients.length > 0 ? recipients.map((recipient) => ({ ...common, recipient })) : [common];
}
