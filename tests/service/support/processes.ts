/** Starting and ending the real programs of these tests. */
import { type ChildProcess, spawnSync } from 'node:child_process';

/** Numbers of a system user. */
export function idsOf(name: string): { uid: number; gid: number } {
	const ask = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
	return { uid: ask('-u'), gid: ask('-g') };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export function ended(child: ChildProcess): Promise<void> {
	return hasEnded(child) ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));
}

/** kill -9 of a child that was started `detached`, and of all its children. */
export async function killGroup(child: ChildProcess): Promise<void> {
	const { pid } = child;
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// Already gone.
	}
	await ended(child);
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Waits until `ready`.
 * @throws with `what` when it is not within the limit
 */
export async function until(
	ready: () => Promise<boolean> | boolean,
	what: string | (() => string),
	limitMs = 30_000,
	everyMs = 50,
): Promise<void> {
	const end = performance.now() + limitMs;
	while (!(await ready())) {
		if (performance.now() > end)
			throw new Error(`${typeof what === 'string' ? what : what()}: not within ${limitMs / 1000} s`);
		await sleep(everyMs);
	}
}
