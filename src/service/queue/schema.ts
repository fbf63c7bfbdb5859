/** The queue's one table, and how its file is opened: every commit is on the disk before it returns. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Ticket } from './types.ts';

const TABLE = `
CREATE TABLE IF NOT EXISTS ticket (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE,
	hash TEXT NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'held')),
	accepted_at INTEGER NOT NULL,
	-- queued: not before. sending: the lease ends. sent: when it was sent. Milliseconds since 1970.
	at INTEGER NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	reference TEXT,
	problem TEXT,
	-- The contents; emptied once the ticket is sent.
	subject TEXT,
	text TEXT,
	reply_to TEXT,
	file_name TEXT,
	file_type TEXT,
	file BLOB
) STRICT;
CREATE INDEX IF NOT EXISTS ticket_due ON ticket (state, at);
`;

/** One line of the table. */
export interface Row {
	readonly id: number;
	readonly key: string;
	readonly hash: string;
	readonly state: string;
	readonly accepted_at: number;
	readonly at: number;
	readonly tries: number;
	readonly reference: string | null;
	readonly problem: string | null;
	readonly subject: string | null;
	readonly text: string | null;
	readonly reply_to: string | null;
	readonly file_name: string | null;
	readonly file_type: string | null;
	readonly file: Uint8Array | null;
}

export const COLUMNS =
	'key, hash, state, accepted_at, at, tries, reference, problem, subject, text, reply_to, file_name, file_type, file';

/**
 * Open the queue's file, or make it (readable by its owner only, as the folder's umask has it).
 * WAL with synchronous=FULL: a commit returns after fsync, so that an accepted ticket outlives a crash and a power cut.
 */
export function openFile(path: string): DatabaseSync {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const db = new DatabaseSync(path, { timeout: 5000 });
	try {
		db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
		// The log beside the file is folded in often and kept small: on a full disk it would eat what was freed.
		db.exec('PRAGMA wal_autocheckpoint = 250; PRAGMA journal_size_limit = 1000000;');
		db.exec(TABLE);
		return db;
	} catch (error) {
		db.close();
		throw error;
	}
}

/** Whether every page and index of the file is in order. */
export function isSound(db: DatabaseSync): boolean {
	const row = db.prepare('PRAGMA integrity_check(1)').get();
	return row?.['integrity_check'] === 'ok';
}

/** The ticket of a line. Contents of a sent ticket are gone: empty. */
export function toTicket(row: Row): Ticket {
	return {
		key: row.key,
		subject: row.subject ?? '',
		text: row.text ?? '',
		replyTo: row.reply_to ?? '',
		attachment:
			row.file === null
				? null
				: {
						filename: row.file_name ?? '',
						type: row.file_type === 'message/rfc822' ? 'message/rfc822' : 'text/plain',
						content: row.file,
					},
		acceptedAt: row.accepted_at,
	};
}

/** SQLite's primary result codes (sqlite.org/rescode.html): CORRUPT and NOTADB mean that the file itself is damaged. */
const DAMAGE = [11, 26];
const FULL = [13];

export const isDamage = (error: unknown): boolean => hasCode(error, DAMAGE);
export const isFull = (error: unknown): boolean => hasCode(error, FULL);

function hasCode(error: unknown, codes: readonly number[]): boolean {
	const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
	return typeof code === 'number' && codes.includes(code & 0xff);
}
