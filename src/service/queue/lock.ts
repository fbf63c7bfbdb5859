/** One service per queue file. The lock is the operating system's: it ends with the process, even by kill -9. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A service that was restarted waits this long for the one before it to end. */
const PATIENCE_MS = 30_000;

/**
 * Take the lock of a queue file; returns how to give it back.
 * @throws when another service still has it after `patienceMs`
 */
export function lockQueue(path: string, patienceMs: number = PATIENCE_MS): () => void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const lock = new DatabaseSync(`${path}.lock`, { timeout: patienceMs });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		throw new Error(`Another service has the queue ${path}: give each its own queueFile.`, { cause: error });
	}
	return () => lock.close();
}
