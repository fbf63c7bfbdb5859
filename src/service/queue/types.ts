/** What the queue holds. */

/** `queued`: waits for its turn. `sending`: a delivery is under way. `sent`: the helpdesk has it. `held`: waits for the operator. */
export type TicketState = 'queued' | 'sending' | 'sent' | 'held';

export interface Attachment {
	readonly filename: string;
	readonly type: 'message/rfc822' | 'text/plain';
	readonly content: Uint8Array;
}

/** A ticket as the reader sent it. */
export interface Ticket {
	/** The browser's Idempotency-Key: a UUID in lower case. */
	readonly key: string;
	readonly subject: string;
	readonly text: string;
	/** One bare mail address: the reader's. */
	readonly replyTo: string;
	readonly attachment: Attachment | null;
	/** Milliseconds since 1970. */
	readonly acceptedAt: number;
}

/** What is told about a ticket without its contents. */
export interface TicketStatus {
	readonly key: string;
	readonly state: TicketState;
	/** The helpdesk's number or the like, once it is known. */
	readonly reference: string | null;
}

/** A line of the operator's list. */
export interface TicketRow extends TicketStatus {
	readonly acceptedAt: number;
	readonly tries: number;
	/** Why the last try failed, in the helpdesk's words. */
	readonly problem: string | null;
}

/** A ticket on its way, with the number of the try, 1 for the first. */
export interface Claim {
	readonly ticket: Ticket;
	readonly tries: number;
}
