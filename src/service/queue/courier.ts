/** Takes tickets from the queue to the helpdesk until it has them. */
import type { Clock } from '../clock.ts';
import { DeliveryError, type Helpdesk } from '../helpdesk/types.ts';
import { errorCode, type Log } from '../log.ts';
import { type BackOff, backOffMs } from './back-off.ts';
import type { Store } from './store.ts';
import type { Claim } from './types.ts';

export interface CourierOptions extends BackOff {
	readonly store: Store;
	readonly helpdesk: Helpdesk;
	readonly clock: Clock;
	readonly log: Log;
	/** Tries before a ticket is held. */
	readonly tries: number;
	/** Limit of one delivery; the lease is twice as long. */
	readonly timeoutMs: number;
	readonly atOnce: number;
	/** Called after each try. */
	readonly onTry?: (outcome: Outcome, seconds: number) => void;
	/** 0 to 1; default `Math.random`. */
	readonly random?: () => number;
}

export type Outcome = 'sent' | 'later' | 'unclear' | 'held';

/** How often the queue is looked at without a call: due times, and tickets that the operator's command released. */
const POLL_MS = 500;
/** Between attempts to write down what became of a delivery, while the disk is full. */
const WRITE_AGAIN_MS = 500;
/** Keys of sent tickets are kept this long, so that a late repetition finds them. */
const KEEP_SENT_MS = 7 * 86_400_000;
const TIDY_MS = 3_600_000;

export class Courier {
	readonly #options: CourierOptions;
	readonly #underWay = new Map<string, Promise<void>>();
	/** Outcomes that the disk would not take yet. While there is one, nothing new is begun. */
	#unwritten = 0;
	#running = false;
	#poll: NodeJS.Timeout | null = null;
	#tidiedAt = 0;
	#silent = false;

	constructor(options: CourierOptions) {
		this.#options = options;
	}

	/** @throws where the queue cannot be written */
	start(): void {
		const { store, clock, longestMs } = this.#options;
		const now = clock();
		store.resume(now, now + this.#leaseMs, now + Math.max(longestMs, this.#leaseMs));
		this.#running = true;
		this.#poll = setInterval(() => this.kick(), POLL_MS);
		this.kick();
	}

	/** Look at the queue now. */
	kick(): void {
		const { store, clock, atOnce } = this.#options;
		try {
			while (this.#running && this.#unwritten === 0 && this.#underWay.size < atOnce) {
				const now = clock();
				const claim = store.claim(now, now + this.#leaseMs);
				if (!claim) break;
				const { key } = claim.ticket;
				// After a long sleep of the machine a lease may end before its delivery does: then it was renewed just now.
				if (this.#underWay.has(key)) break;
				this.#underWay.set(
					key,
					this.#deliver(claim).finally(() => this.#done(key)),
				);
			}
			this.#tidy();
			this.#silent = false;
		} catch (error) {
			// The disk is full or gone. Said once; the next look may find it well.
			if (!this.#silent) this.#options.log.error('queue_unusable', { code: errorCode(error) });
			this.#silent = true;
		}
	}

	/** Begin nothing more, and wait for what is under way, at most so long. What is left is taken up after the next start. */
	async stop(graceMs: number): Promise<void> {
		this.#running = false;
		if (this.#poll) clearInterval(this.#poll);
		const late = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
		await Promise.race([Promise.all(this.#underWay.values()), late]);
	}

	get #leaseMs(): number {
		return 2 * this.#options.timeoutMs;
	}

	#done(key: string): void {
		this.#underWay.delete(key);
		this.kick();
	}

	async #deliver({ ticket, tries }: Claim): Promise<void> {
		const { store, helpdesk, clock, log, onTry } = this.#options;
		const { key } = ticket;
		const signal = AbortSignal.timeout(this.#options.timeoutMs);
		const begun = performance.now();
		let outcome: Outcome = 'sent';
		let code: string | undefined;
		let write: () => void;
		try {
			const reference = (await helpdesk.find(key, signal)) ?? (await helpdesk.create(ticket, signal));
			write = () => store.markSent(key, reference, clock());
		} catch (error) {
			const problem = toDeliveryError(error);
			({ code } = problem);
			if (problem.failure === 'refused' || tries >= this.#options.tries) {
				outcome = 'held';
				write = () => store.markHeld(key, problem.message, clock());
			} else {
				outcome = problem.failure;
				const at = clock() + this.#waitMs(tries, problem.failure === 'unclear');
				write = () => store.markWaiting(key, at, problem.message);
			}
		}
		const seconds = (performance.now() - begun) / 1000;
		onTry?.(outcome, seconds);
		log[outcome === 'held' ? 'error' : outcome === 'sent' ? 'info' : 'warn']('delivery', {
			key,
			outcome,
			try: tries,
			code,
			ms: Math.round(seconds * 1000),
		});
		await this.#writeDown(write);
	}

	#waitMs(tries: number, unclear: boolean): number {
		const wait = backOffMs(tries, this.#options, (this.#options.random ?? Math.random)());
		// What was sent may still be worked on at the other end; asking too soon would not find it, and make a second one.
		return unclear ? Math.max(wait, this.#leaseMs) : wait;
	}

	/** The outcome must be on the disk before it is acted on: until then the loop stands still. */
	async #writeDown(write: () => void): Promise<void> {
		this.#unwritten++;
		try {
			for (;;) {
				try {
					return write();
				} catch (error) {
					this.#options.log.error('outcome_not_written', { code: errorCode(error) });
				}
				await new Promise((resolve) => setTimeout(resolve, WRITE_AGAIN_MS));
			}
		} finally {
			this.#unwritten--;
		}
	}

	#tidy(): void {
		const { store, clock } = this.#options;
		const now = clock();
		if (now - this.#tidiedAt < TIDY_MS) return;
		this.#tidiedAt = now;
		store.forgetSent(now - KEEP_SENT_MS);
	}
}

function toDeliveryError(error: unknown): DeliveryError {
	if (error instanceof DeliveryError) return error;
	return new DeliveryError('unclear', errorCode(error), String(error));
}
