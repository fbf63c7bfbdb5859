/** The durable queue: what it says is on the disk, is on the disk. */
import type { DatabaseSync } from 'node:sqlite';
import { copyTickets, setAside } from './salvage.ts';
import { isDamage, isFull, isSound, openFile, type Row, toTicket } from './schema.ts';
import type { Claim, Ticket, TicketRow, TicketState, TicketStatus } from './types.ts';

/** `new`: stored now. `same`: was stored before, with the same contents. `other`: the key has other contents. */
export type Accepted = 'new' | 'same' | 'other';

export interface StoreOptions {
	/** false: leave a damaged file as it is and throw; for a second process beside the service. */
	readonly mend?: boolean;
	/** The file was damaged and is kept under another name. */
	onSetAside?(aside: string, counts: { readonly taken: number; readonly lost: number }): void;
}

/**
 * A queue in one SQLite file. Methods are synchronous and throw SQLite's error where the disk is full or will not
 * write; nothing is then changed. A damaged file is set aside, its readable tickets move to a new one, and the call
 * is made again.
 */
export class Store {
	readonly path: string;
	readonly #options: StoreOptions;
	#db: DatabaseSync;

	constructor(path: string, options: StoreOptions = {}) {
		this.path = path;
		this.#options = options;
		this.#db = this.#open();
	}

	/** Keep a ticket. After this returns `new` it outlives a crash. `hash`: SHA-256 of the request's body. */
	accept(ticket: Ticket, hash: string): Accepted {
		return this.#guard((db) => {
			const { key, subject, text, replyTo, attachment, acceptedAt } = ticket;
			const file = [attachment?.filename ?? null, attachment?.type ?? null, attachment?.content ?? null];
			// One statement is one transaction: of two requests with the same key one inserts, the other finds.
			const { changes } = db
				.prepare(
					`INSERT INTO ticket (key, hash, state, accepted_at, at, subject, text, reply_to, file_name, file_type, file)
					VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
				)
				.run(key, hash, acceptedAt, acceptedAt, subject, text, replyTo, ...file);
			if (changes === 1) return 'new';
			return db.prepare('SELECT hash FROM ticket WHERE key = ?').get(key)?.['hash'] === hash
				? 'same'
				: 'other';
		});
	}

	status(key: string): TicketStatus | null {
		return this.#guard((db) => {
			const row = db.prepare('SELECT key, state, reference FROM ticket WHERE key = ?').get(key);
			return (row as TicketStatus | undefined) ?? null;
		});
	}

	/** Take the ticket that has waited longest past its time, with a lease until `leaseEnd`; null when none is due. */
	claim(now: number, leaseEnd: number): Claim | null {
		return this.#guard((db) => {
			// `all`, not `get`: `get` takes the row and drops the error of a commit that a full disk refused.
			const [row] = db
				.prepare(
					`UPDATE ticket SET state = 'sending', at = ?, tries = tries + 1 WHERE id =
					(SELECT id FROM ticket WHERE state IN ('queued', 'sending') AND at <= ? ORDER BY at LIMIT 1) RETURNING *`,
				)
				.all(leaseEnd, now) as unknown as Row[];
			return row ? { ticket: toTicket(row), tries: row.tries } : null;
		});
	}

	/** The helpdesk has it: its contents are forgotten here. */
	markSent(key: string, reference: string | null, now: number): void {
		this.#guard((db) =>
			db
				.prepare(
					`UPDATE ticket SET state = 'sent', at = ?, reference = ?, problem = NULL, subject = NULL, text = NULL,
					reply_to = NULL, file_name = NULL, file_type = NULL, file = NULL WHERE key = ?`,
				)
				.run(now, reference, key),
		);
	}

	/** Try again at `at`. */
	markWaiting(key: string, at: number, problem: string): void {
		this.#guard((db) =>
			db
				.prepare("UPDATE ticket SET state = 'queued', at = ?, problem = ? WHERE key = ?")
				.run(at, problem, key),
		);
	}

	/** Leave it to the operator. */
	markHeld(key: string, problem: string, now: number): void {
		this.#guard((db) =>
			db
				.prepare("UPDATE ticket SET state = 'held', at = ?, problem = ? WHERE key = ?")
				.run(now, problem, key),
		);
	}

	/**
	 * After a start. Deliveries that a dead process had under way may still arrive, so they wait one whole lease from
	 * now. Times further ahead than any plan (the clock was set back meanwhile) are pulled in.
	 */
	resume(now: number, leaseEnd: number, latestTry: number): void {
		this.#guard((db) => {
			db.prepare("UPDATE ticket SET at = ? WHERE state = 'sending'").run(leaseEnd);
			db.prepare("UPDATE ticket SET at = ? WHERE state = 'queued' AND at > ?").run(now, latestTry);
		});
	}

	/** Forget sent tickets from before `before`: their keys are then free. */
	forgetSent(before: number): void {
		this.#guard((db) => db.prepare("DELETE FROM ticket WHERE state = 'sent' AND at < ?").run(before));
	}

	counts(): Readonly<Record<TicketState, number>> {
		return this.#guard((db) => {
			const counts = { queued: 0, sending: 0, sent: 0, held: 0 };
			for (const row of db.prepare('SELECT state, count(*) AS count FROM ticket GROUP BY state').all())
				counts[row['state'] as TicketState] = Number(row['count']);
			return counts;
		});
	}

	/** How many wait for delivery. */
	waiting(): number {
		return this.#guard((db) => {
			const row = db
				.prepare("SELECT count(*) AS count FROM ticket WHERE state IN ('queued', 'sending')")
				.get();
			return Number(row?.['count'] ?? 0);
		});
	}

	/** When the oldest ticket that is not sent was accepted; null where there is none. */
	oldestWaiting(): number | null {
		return this.#guard((db) => {
			const row = db.prepare(
				"SELECT min(accepted_at) AS oldest FROM ticket WHERE state IN ('queued', 'sending')",
			);
			const oldest = row.get()?.['oldest'];
			return typeof oldest === 'number' ? oldest : null;
		});
	}

	/** Oldest first. */
	list(state?: TicketState): TicketRow[] {
		return this.#guard((db) => {
			const rows = db
				.prepare('SELECT * FROM ticket WHERE ?1 IS NULL OR state = ?1 ORDER BY accepted_at, id')
				.all(state ?? null);
			return (rows as unknown as Row[]).map((row) => ({
				key: row.key,
				state: row.state as TicketState,
				reference: row.reference,
				acceptedAt: row.accepted_at,
				tries: row.tries,
				problem: row.problem,
			}));
		});
	}

	/** The whole ticket; null where it is not here, or sent (its contents are forgotten). */
	read(key: string): Ticket | null {
		return this.#guard((db) => {
			const row = db.prepare("SELECT * FROM ticket WHERE key = ? AND state <> 'sent'").get(key);
			return row ? toTicket(row as unknown as Row) : null;
		});
	}

	/** Give held tickets new tries: one, or all. Returns how many. */
	retry(now: number, key?: string): number {
		return this.#guard((db) => {
			const result = db
				.prepare(
					"UPDATE ticket SET state = 'queued', at = ?1, tries = 0 WHERE state = 'held' AND (?2 IS NULL OR key = ?2)",
				)
				.run(now, key ?? null);
			return Number(result.changes);
		});
	}

	/** Take over the tickets of another queue file: one that was set aside, or a backup. */
	adopt(path: string): { readonly taken: number; readonly lost: number } {
		return this.#guard((db) => copyTickets(path, db));
	}

	/** @throws where the file cannot be written */
	probe(): void {
		this.#guard((db) => {
			try {
				db.exec('BEGIN IMMEDIATE; PRAGMA user_version = 1; COMMIT');
			} finally {
				if (db.isTransaction) db.exec('ROLLBACK');
			}
		});
	}

	close(): void {
		this.#db.close();
	}

	#open(): DatabaseSync {
		try {
			const db = openFile(this.path);
			if (this.#options.mend === false || isSound(db)) return db;
			db.close();
		} catch (error) {
			if (!this.#mends(error)) throw error;
		}
		return this.#renew();
	}

	#renew(): DatabaseSync {
		const aside = setAside(this.path);
		const db = openFile(this.path);
		this.#options.onSetAside?.(aside, copyTickets(aside, db));
		return db;
	}

	#mends(error: unknown): boolean {
		return this.#options.mend !== false && isDamage(error);
	}

	#guard<T>(use: (db: DatabaseSync) => T): T {
		try {
			return use(this.#db);
		} catch (error) {
			if (isFull(error)) foldLog(this.#db);
			else if (this.#mends(error)) {
				this.#db.close();
				this.#db = this.#renew();
			} else throw error;
			return use(this.#db);
		}
	}
}

/** Room where there may be some: the log beside the file is written into it and cut off. */
function foldLog(db: DatabaseSync): void {
	try {
		db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	} catch {
		// The file cannot grow either: the disk is really full, as the next try will say.
	}
}
