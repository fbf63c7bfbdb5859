/** The queue file and what carries its tickets to the helpdesk. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeliveryError, type Helpdesk } from '../../src/service/helpdesk/types.ts';
import { backOffMs } from '../../src/service/queue/back-off.ts';
import { Courier, type Outcome } from '../../src/service/queue/courier.ts';
import { lockQueue } from '../../src/service/queue/lock.ts';
import { openQueue } from '../../src/service/queue/queue.ts';
import { Store } from '../../src/service/queue/store.ts';
import type { Ticket } from '../../src/service/queue/types.ts';

let folder: string;
let store: Store;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'bounce-desk-queue-'));
	store = new Store(join(folder, 'q.sqlite'));
});
afterEach(() => {
	store.close();
	rmSync(folder, { recursive: true });
});

const ticket = (fields: Partial<Ticket> = {}): Ticket => ({
	key: randomUUID(),
	subject: 'Mail came back',
	text: 'Text',
	replyTo: 'reader@example.com',
	attachment: null,
	acceptedAt: 1000,
	...fields,
});

test('a key is one ticket: new, the same again, or other content', () => {
	const one = ticket();
	expect([store.accept(one, 'a'), store.accept(one, 'a'), store.accept(one, 'b')]).toEqual([
		'new',
		'same',
		'other',
	]);
	expect(store.status(one.key)).toEqual({ key: one.key, state: 'queued', reference: null });
	expect(store.status(randomUUID())).toBeNull();
	expect(store.waiting()).toBe(1);
});

test('what is stored is there for another process, attachment and all', () => {
	const content = new Uint8Array([0, 255, 13, 10]);
	const one = ticket({ attachment: { filename: 'bounce.eml', type: 'message/rfc822', content } });
	store.accept(one, 'a');
	const other = new Store(store.path);
	expect(other.read(one.key)).toEqual(one);
	other.close();
});

test('a claim is a lease: nobody else gets the ticket before it ends', () => {
	const one = ticket();
	store.accept(one, 'a');
	expect(store.claim(999, 5000)).toBeNull();
	expect(store.claim(1000, 5000)).toEqual({ ticket: one, tries: 1 });
	expect(store.claim(4999, 9000)).toBeNull();
	expect(store.claim(5000, 9000)?.tries).toBe(2);
});

test('a sent ticket forgets its contents and keeps its reference, for a while', () => {
	const one = ticket();
	store.accept(one, 'a');
	store.markSent(one.key, '4711', 2000);
	expect(store.status(one.key)).toEqual({ key: one.key, state: 'sent', reference: '4711' });
	expect(store.read(one.key)).toBeNull();
	expect(store.accept(one, 'a')).toBe('same');
	store.forgetSent(2000);
	expect(store.status(one.key)).not.toBeNull();
	store.forgetSent(2001);
	expect(store.status(one.key)).toBeNull();
});

test('after a start deliveries of the dead process wait a whole lease, and times from a wrong clock are pulled in', () => {
	const [sending, far, near] = [ticket(), ticket(), ticket()];
	for (const one of [sending, far, near]) store.accept(one, 'a');
	store.claim(1000, 1500);
	store.markWaiting(far.key, 9_000_000, 'down');
	store.markWaiting(near.key, 2600, 'down');
	store.resume(2000, 5000, 3000);
	const order = [2000, 2599, 2600, 4999, 5000].map(
		(now) => store.claim(now, now + 10_000)?.ticket.key ?? null,
	);
	expect(order).toEqual([far.key, null, near.key, null, sending.key]);
});

test('held tickets are listed with their problem, and get new tries when asked', () => {
	const [one, two] = [ticket(), ticket({ acceptedAt: 2000 })];
	for (const each of [one, two]) store.accept(each, 'a');
	store.markHeld(two.key, '550 no such user', 3000);
	expect(store.list('held')).toEqual([
		{ key: two.key, state: 'held', reference: null, acceptedAt: 2000, tries: 0, problem: '550 no such user' },
	]);
	expect(store.counts()).toEqual({ queued: 1, sending: 0, sent: 0, held: 1 });
	expect(store.oldestWaiting()).toBe(1000);
	expect([store.retry(4000, one.key), store.retry(4000)]).toEqual([0, 1]);
	expect(store.list().map(({ state }) => state)).toEqual(['queued', 'queued']);
});

test('one service for each file: the lock is had by one at a time', () => {
	const unlock = lockQueue(store.path, 0);
	expect(() => lockQueue(store.path, 0)).toThrow(/Another service/);
	unlock();
	lockQueue(store.path, 0)();
});

test('a queue that cannot be opened says why, and is tried again', async () => {
	let works = false;
	const open = () => {
		if (!works) throw new Error('no disk');
		return new Store(join(folder, 'other.sqlite'));
	};
	const worker = { start: vi.fn(), kick: vi.fn(), stop: async () => {} };
	const queue = openQueue(open, () => worker);
	expect(() => queue.store()).toThrow('no disk');
	expect(() => queue.probe()).toThrow('no disk');
	works = true;
	expect(queue.store().waiting()).toBe(0);
	queue.probe();
	queue.kick();
	expect([worker.start.mock.calls.length, worker.kick.mock.calls.length]).toEqual([1, 1]);
	await queue.stop(0);
});

test('the wait doubles up to the longest, and never falls below half of it', () => {
	const plan = { firstMs: 100, longestMs: 10_000 };
	expect([1, 2, 3, 8, 50].map((tries) => backOffMs(tries, plan, 1))).toEqual([100, 200, 400, 10_000, 10_000]);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 1000 }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(tries, random) => {
				const wait = backOffMs(tries, plan, random);
				expect(wait).toBeGreaterThanOrEqual(50);
				expect(wait).toBeLessThanOrEqual(10_000);
			},
		),
	);
});

/** A helpdesk that does what it is told, one answer after the other. */
function helpdesk(
	...answers: (string | Error)[]
): Helpdesk & { created: string[]; made: Map<string, string> } {
	const made = new Map<string, string>();
	const created: string[] = [];
	return {
		kind: 'test',
		made,
		created,
		find: async (key) => made.get(key) ?? null,
		async create({ key }) {
			created.push(key);
			const answer = answers.shift() ?? 'ok';
			if (answer instanceof Error) throw answer;
			return answer;
		},
		close: () => {},
	};
}

interface Told {
	readonly courier: Courier;
	readonly outcomes: Outcome[];
	readonly log: string[];
}

function courierFor(desk: Helpdesk, options: { tries?: number; clock?: () => number } = {}): Told {
	const outcomes: Outcome[] = [];
	const log: string[] = [];
	const say = (event: string, fields = {}) => log.push(`${event} ${JSON.stringify(fields)}`);
	const courier = new Courier({
		...{ store, helpdesk: desk, tries: 5, firstMs: 10, longestMs: 20, timeoutMs: 100, atOnce: 2 },
		clock: () => Math.round(performance.now()) + 2000,
		log: { info: say, warn: say, error: say },
		onTry: (outcome) => outcomes.push(outcome),
		random: () => 0.5,
		...options,
	});
	return { courier, outcomes, log };
}

const settled = (count: number) =>
	vi.waitFor(() => expect(store.counts().queued + store.counts().sending).toBe(count), { timeout: 5000 });

test('tickets are delivered, and again after a failure', async () => {
	const desk = helpdesk(new DeliveryError('later', 'ECONNREFUSED', 'down'), '1', '2');
	const { courier, outcomes } = courierFor(desk);
	const [one, two] = [ticket(), ticket()];
	store.accept(one, 'a');
	courier.start();
	store.accept(two, 'a');
	courier.kick();
	await settled(0);
	await courier.stop(1000);
	expect(outcomes.toSorted()).toEqual(['later', 'sent', 'sent']);
	expect([store.status(one.key)?.state, store.status(two.key)?.state]).toEqual(['sent', 'sent']);
});

test('what an earlier try made is found, and not made again', async () => {
	const desk = helpdesk();
	const one = ticket();
	store.accept(one, 'a');
	desk.made.set(one.key, '77');
	const { courier } = courierFor(desk);
	courier.start();
	await settled(0);
	await courier.stop(1000);
	expect(desk.created).toEqual([]);
	expect(store.status(one.key)?.reference).toBe('77');
});

test('after an unclear end the next try waits a whole lease', async () => {
	const { courier, outcomes } = courierFor(helpdesk(new DeliveryError('unclear', 'ECONNRESET', 'gone')));
	store.accept(ticket(), 'a');
	const begun = performance.now();
	courier.start();
	await settled(0);
	await courier.stop(1000);
	expect(outcomes).toEqual(['unclear', 'sent']);
	expect(performance.now() - begun).toBeGreaterThan(190);
});

test('a refusal is held at once, a lasting failure after so many tries; the log quotes nobody', async () => {
	const refused = courierFor(
		helpdesk(new DeliveryError('refused', 'SMTP 550', 'no reader@example.com here')),
	);
	const one = ticket();
	store.accept(one, 'a');
	refused.courier.start();
	await vi.waitFor(() => expect(store.status(one.key)?.state).toBe('held'));
	await refused.courier.stop(1000);
	expect(store.list('held')[0]?.problem).toContain('reader@example.com');
	expect(refused.log.join()).toContain('SMTP 550');
	expect(refused.log.join()).not.toContain('example.com');

	const failing = helpdesk(...Array.from({ length: 9 }, () => new Error('bug')));
	const two = ticket();
	store.accept(two, 'a');
	const { courier, outcomes } = courierFor(failing, { tries: 2 });
	courier.start();
	await vi.waitFor(() => expect(store.status(two.key)?.state).toBe('held'), { timeout: 5000 });
	await courier.stop(1000);
	expect(outcomes).toEqual(['unclear', 'held']);
});

test('an outcome that the disk does not take is written again, and nothing new begins before', async () => {
	const desk = helpdesk('1', '2');
	const { courier, log } = courierFor(desk);
	const [one, two] = [ticket(), ticket()];
	store.accept(one, 'a');
	const write = vi.spyOn(store, 'markSent').mockImplementationOnce(() => {
		throw new Error('database or disk is full');
	});
	courier.start();
	await vi.waitFor(() => expect(log.join()).toContain('outcome_not_written'));
	store.accept(two, 'a');
	courier.kick();
	expect(desk.created).toEqual([one.key]);
	await settled(0);
	await courier.stop(1000);
	expect(desk.created).toEqual([one.key, two.key]);
	expect(write).toHaveBeenCalledTimes(3);
});
