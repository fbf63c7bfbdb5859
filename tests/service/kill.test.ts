/** kill -9 at any moment, under load, with a real Postfix: what was answered with 202 arrives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note } from './support/figures.ts';
import { makePostfix, type Postfix } from './support/postfix.ts';
import { sleep, until } from './support/processes.ts';
import {
	drained,
	FAST,
	makeTicket,
	type Running,
	type Setup,
	send,
	setUpService,
	type Ticket,
} from './support/service.ts';

const KILLS = 200;
const CONTROL_KILLS = 20;
/** Readers who send at the same time, and the longest pause of each between two tickets. */
const READERS = 6;
const PAUSE_MS = 25;

let postfix: Postfix;
beforeAll(async () => {
	postfix = await makePostfix();
	await postfix.start();
});
afterAll(() => postfix?.remove());

const settings = () => ({
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
async function killUnderLoad(setup: Setup, kills: number): Promise<Set<string>> {
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
function delivered(): Map<string, number> {
	const counts = new Map<string, number>();
	for (const mail of postfix.mails()) {
		const key = /^X-Bounce-Desk-Key: (\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '';
		// The whole text arrived, not the headers alone.
		if (mail.toString('latin1').split(key).length > 3) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

async function lostOf(answered: ReadonlySet<string>): Promise<string[]> {
	const missing = () => [...answered].filter((key) => !arrived.has(key));
	let arrived = delivered();
	// Postfix writes the mailbox a moment after it took the mail.
	await until(
		() => {
			arrived = delivered();
			return missing().length === 0;
		},
		'',
		5000,
		500,
	).catch(() => undefined);
	return missing();
}

test(`${KILLS} times kill -9 under load: nothing that was answered is lost`, {
	timeout: 1_500_000,
}, async () => {
	const setup = await setUpService({ settings: settings() });
	try {
		const answered = await killUnderLoad(setup, KILLS);
		const lost = await lostOf(answered);
		const doubled = [...delivered().values()].filter((count) => count > 1).length;
		note(
			`${KILLS} kill -9: ${answered.size} tickets answered, ${lost.length} lost, ${doubled} delivered twice`,
		);
		expect(answered.size).toBeGreaterThan(KILLS);
		expect(lost).toEqual([]);
	} finally {
		setup.remove();
	}
});

test('the same harness catches a service that answers before the ticket is stored', {
	timeout: 600_000,
}, async () => {
	const setup = await setUpService({
		settings: settings(),
		entry: new URL('support/hasty.ts', import.meta.url).pathname,
	});
	try {
		const answered = await killUnderLoad(setup, CONTROL_KILLS);
		const lost = await lostOf(answered);
		note(`control, ${CONTROL_KILLS} kill -9: ${answered.size} answered, ${lost.length} lost`);
		expect(lost.length).toBeGreaterThan(0);
	} finally {
		setup.remove();
	}
});
