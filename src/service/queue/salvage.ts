/** What to do with a queue file that is damaged: keep it beside, and take over every ticket that can still be read. */
import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { COLUMNS, type Row } from './schema.ts';

const PARTS = ['', '-wal', '-shm'];

/** Rename a queue file, with the parts that SQLite keeps beside it. Returns its new name. */
export function setAside(path: string): string {
	const stamp = new Date().toISOString().replace(/[:.]/g, '-');
	let aside = `${path}.broken-${stamp}`;
	for (let count = 2; existsSync(aside); count++) aside = `${path}.broken-${stamp}-${count}`;
	for (const part of PARTS) if (existsSync(path + part)) renameSync(path + part, aside + part);
	return aside;
}

/**
 * Put the tickets of another queue file into this one, row by row, each damaged one passed over. A ticket that is here
 * already stays as it is, so that doing it twice does no harm.
 * @returns how many were taken over, and how many rows could not be read
 */
export function copyTickets(
	from: string,
	to: DatabaseSync,
): { readonly taken: number; readonly lost: number } {
	let source: DatabaseSync;
	try {
		source = new DatabaseSync(from, { timeout: 5000 });
	} catch {
		return { taken: 0, lost: 0 };
	}
	try {
		const insert = to.prepare(
			`INSERT INTO ticket (${COLUMNS}) VALUES (${COLUMNS.split(', ')
				.map(() => '?')
				.join(', ')})
			ON CONFLICT (key) DO NOTHING`,
		);
		let taken = 0;
		let lost = 0;
		for (const row of readableRows(source, () => lost++)) {
			const values = COLUMNS.split(', ').map((column) => row[column as keyof Row]);
			taken += Number(insert.run(...values).changes);
		}
		return { taken, lost };
	} finally {
		source.close();
	}
}

/** Rows by number, one look-up each: a scan would end at the first damaged page, a look-up passes others by. */
function* readableRows(db: DatabaseSync, onLost: () => void): Generator<Row> {
	let last: number;
	try {
		last = Number(db.prepare('SELECT max(id) AS last FROM ticket').get()?.['last'] ?? 0);
	} catch {
		return;
	}
	const one = db.prepare('SELECT * FROM ticket NOT INDEXED WHERE id = ?');
	for (let id = 1; id <= last; id++) {
		let row: unknown;
		try {
			row = one.get(id);
		} catch {
			onLost();
			continue;
		}
		if (row !== undefined) yield row as Row;
	}
}
