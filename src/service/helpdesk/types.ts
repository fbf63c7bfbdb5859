/** Where tickets go: one interface for all helpdesks. */
import type { Ticket } from '../queue/types.ts';

export interface Helpdesk {
	/** `smtp` or `rt`; for logs and numbers. */
	readonly kind: string;
	/**
	 * The reference of a ticket that an earlier try made, null where there is none (or nobody can know).
	 * @throws DeliveryError
	 */
	find(key: string, signal: AbortSignal): Promise<string | null>;
	/**
	 * Hand the ticket over; returns its reference there.
	 * @throws DeliveryError
	 */
	create(ticket: Ticket, signal: AbortSignal): Promise<string>;
	close(): void;
}

/**
 * `later`: surely not taken; try again. `unclear`: it may have been taken, or may still be; try again only when nothing of
 * this try can arrive any more. `refused`: it will never be taken as it is; the operator must look.
 */
export type Failure = 'later' | 'unclear' | 'refused';

export class DeliveryError extends Error {
	readonly failure: Failure;
	/** For logs: `ECONNREFUSED`, `SMTP 451`, `HTTP 500`. Holds nothing of a person. */
	readonly code: string;

	/** @param message for the operator, may quote the helpdesk; kept with the ticket, never logged */
	constructor(failure: Failure, code: string, message: string) {
		super(message.slice(0, 500));
		this.name = 'DeliveryError';
		this.failure = failure;
		this.code = code;
	}
}
