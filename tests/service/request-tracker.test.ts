/** A real Request Tracker killed and started again in the middle of deliveries: each ticket is there once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note } from './support/figures.ts';
import { sleep, until } from './support/processes.ts';
import { makeRequestTracker, type RequestTracker } from './support/request-tracker.ts';
import { drained, FAST, makeTicket, metric, send, setUpService } from './support/service.ts';

const ROUNDS = 40;
/** Tickets of one round. RT takes about a third of a second for each. */
const PER_ROUND = 2;
const SENT = 'bounce_desk_queue_tickets{state="sent"}';

let rt: RequestTracker;
beforeAll(async () => {
	rt = await makeRequestTracker();
	await rt.start();
});
afterAll(() => rt?.stop());

test(`${ROUNDS} times killed during delivery: none lost, none doubled`, { timeout: 1_500_000 }, async () => {
	const { url, queue, customField, token } = rt;
	const setup = await setUpService({
		settings: {
			...FAST,
			retry: { ...FAST.retry, atOnce: 2, timeoutSeconds: 10 },
			delivery: { kind: 'rt', url, queue, customField },
		},
		env: { RT_TOKEN: token },
	});
	const service = setup.spawn();
	try {
		await service.ready();
		const sent = new Set<string>();
		for (let round = 0; round < ROUNDS; round++) {
			for (let count = 0; count < PER_ROUND; count++) {
				const ticket = makeTicket();
				expect((await send(setup.url, ticket)).status).toBe(202);
				sent.add(ticket.key);
			}
			// One more has arrived, so that others are on their way: now the blow falls on any moment of theirs.
			const arrived = await metric(setup.url, SENT);
			await until(async () => (await metric(setup.url, SENT)) > arrived, 'a delivery', 120_000, 20);
			await sleep(Math.random() * 500);
			await rt.kill();
			await rt.start();
		}
		await drained(setup.url, 600_000);
		const counts = new Map<string, number>();
		for (const { key } of await rt.tickets()) counts.set(key, (counts.get(key) ?? 0) + 1);
		const lost = [...sent].filter((key) => !counts.has(key));
		const doubled = [...counts].filter(([, count]) => count > 1);
		const broken = service.log().match(/"outcome":"(unclear|later)"/g)?.length ?? 0;
		note(
			`Request Tracker killed ${ROUNDS} times: ${sent.size} tickets, ${broken} broken tries, ${lost.length} lost, ${doubled.length} doubled`,
		);
		expect(broken).toBeGreaterThan(ROUNDS / 4);
		expect(lost).toEqual([]);
		expect(doubled).toEqual([]);
	} finally {
		await service.kill();
		setup.remove();
	}
});
