/** Take people's names out of mail addresses, when the reader chooses so. */

/** Local part of an address (RFC 5321: at most 64 characters) before an `@` and a domain. */
const LOCAL_PART = /[^\s<>()[\]"',;:@=]{1,64}@(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*)/gi;

/**
 * Replace the part before the `@` of every address with `***`, the domains stay: support needs them. Message ids keep their
 * own left part, which names no person and finds the mail in the log.
 */
export function redact(text: string): string {
	return text
		.split('\n')
		.map((line) =>
			/^(?:> ?)*(?:message-id|references|in-reply-to):/i.test(line) ? line : line.replace(LOCAL_PART, '***@'),
		)
		.join('\n');
}
