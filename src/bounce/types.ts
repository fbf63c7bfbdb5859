/**
 * What a bounce says, in the words of RFC 3464 (delivery status notifications) and RFC 5321 (SMTP).
 * A field is null where the text does not say: nothing here is ever made up.
 */

/** What kind of text was read. */
export type MessageKind =
	| 'dsn'
	| 'smtp-reply'
	| 'feedback-report'
	| 'auto-reply'
	| 'delivered'
	| 'not-a-bounce';

/** RFC 3464 section 2.3.3. */
export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** The SMTP command that the refused reply answered (RFC 5321 section 4.1); `data-end` is the final dot. */
export type SmtpStage = 'connect' | 'helo' | 'auth' | 'mail-from' | 'rcpt-to' | 'data' | 'data-end';

/** A host as a bounce names it: by name, by address, or both. */
export interface Host {
	readonly name: string | null;
	readonly address: string | null;
}

/** One recipient's refusal (RFC 3464 section 2.3 "per-recipient fields", or the same facts read from prose). */
export interface Bounce {
	/** Final-Recipient: the address the mail could not reach. */
	readonly recipient: string | null;
	/** Original-Recipient, where it differs (a forward). */
	readonly originalRecipient: string | null;
	readonly action: Action | null;
	/** Three digits as written, e.g. `550`. */
	readonly replyCode: string | null;
	/** RFC 3463 `class.subject.detail` as written, e.g. `5.7.1`. */
	readonly enhancedStatus: string | null;
	/** The reply text, continuation lines joined with one space, without an `smtp;` type prefix. */
	readonly diagnosticCode: string | null;
	/** The host that wrote the bounce. */
	readonly reportingMta: string | null;
	/** The host that refused the mail. */
	readonly remoteMta: Host | null;
	/** The address that the mail left from where the bounce or its headers name it apart from the reply text. */
	readonly localAddress: string | null;
	readonly stage: SmtpStage | null;
	/** The lines of the input this was read from, as the reader pasted them (trimmed, at most 20). */
	readonly lines: readonly string[];
}

/** The headers of the returned message that help support (RFC 5322 names, in the order they stood). */
export interface Header {
	readonly name: string;
	readonly value: string;
}

export interface ReadResult {
	readonly kind: MessageKind;
	readonly bounces: readonly Bounce[];
	/** Which reader understood the text, e.g. `rfc3464`, `exim`, `postfix`, `smtp-reply`. */
	readonly format: string | null;
	/** Headers of the message that came back, where the bounce carries them. */
	readonly originalHeaders: readonly Header[];
	/** Headers of the bounce itself. */
	readonly headers: readonly Header[];
	/** The plain text that was read (decoded), for phrases outside a bounce's own lines; at most `MAX_INPUT` characters. */
	readonly text: string;
	/** True when the input was longer than the limit and only its beginning was read. */
	readonly truncated: boolean;
}
