/** Kills of the service under load, with a real Postfix behind it, and what of the tickets is missing after them. */
import type { Postfix } from './postfix.ts';
import { sleep, until } from './processes.ts';
import { drained, FAST, makeTicket, type Running, type Setup, send, type Ticket } from './service.ts';

/** Readers who send at the same time, and the longest pause of each between two tickets. */
const READERS = 6;
const PAUSE_MS = 25;

/** Fields of service.yaml: tickets go to this Postfix. */
export const settingsFor = (postfix: Postfix) => ({
	...FAST,
	delivery: {
		kind: 'smtp',
		host: '127.0.0.1',
		port: postfix.port,
		encryption: 'none',
		from: 'desk@example.com',
		to: 'help@example.com',
	},
});

/**
 * Readers send without a break while the service is killed and its successor, which waits for the lock, takes over.
 * @returns the keys that were answered with 202
 */
export async function killUnderLoad(setup: Setup, kills: number): Promise<Set<string>> {
	const answered = new Set<string>();
	let over = false;
	const reader = async () => {
		let again: Ticket | null = null;
		while (!over) {
			const ticket: Ticket = again ?? makeTicket();
			// Half of the readers whose connection broke press the button again.
			again = Math.random() < 0.5 ? ticket : null;
			try {
				const { status } = await send(setup.url, ticket);
				if (status === 202) {
					answered.add(ticket.key);
					again = null;
				}
			} catch {
				// No answer: nothing was promised.
			}
			await sleep(Math.random() * PAUSE_MS);
		}
	};
	let current: Running = setup.spawn();
	await current.ready();
	const readers = Array.from({ length: READERS }, reader);
	for (let kill = 0; kill < kills; kill++) {
		const next = setup.spawn();
		await sleep(50 + Math.random() * 650);
		await current.kill();
		await next.ready();
		current = next;
	}
	over = true;
	await Promise.all(readers);
	await drained(setup.url);
	await current.kill();
	return answered;
}

/** How often each key lies in the mailbox. */
export function delivered(postfix: Postfix): Map<string, number> {
	const counts = new Map<string, number>();
	for (const mail of postfix.mails()) {
		const key = /^X-Bounce-Desk-Key: (\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '';
		// The whole text arrived, not the headers alone.
		if (mail.toString('latin1').split(key).length > 3) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

/** The keys that were answered and did not arrive. */
export async function lostOf(postfix: Postfix, answered: ReadonlySet<string>): Promise<string[]> {
	const missing = () => [...answered].filter((key) => !arrived.has(key));
	let arrived = delivered(postfix);
	// Postfix writes the mailbox a moment after it took the mail.
	await until(
		() => {
			arrived = delivered(postfix);
			return missing().length === 0;
		},
		'',
		5000,
		500,
	).catch(() => undefined);
	return missing();
}
