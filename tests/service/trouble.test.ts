/** Bad days: the helpdesk is down, the disk is full, the file is broken, the clock jumps, the service is stopped. */
import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	openSync,
	readdirSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { note } from './support/figures.ts';
import { makePostfix, type Postfix } from './support/postfix.ts';
import { sleep, until } from './support/processes.ts';
import {
	drained,
	FAST,
	makeTicket,
	type Running,
	type Setup,
	type SetupOptions,
	send,
	setUpService,
	stateOf,
} from './support/service.ts';

let postfix: Postfix;
let before = new Set<string>();
beforeAll(async () => {
	postfix = await makePostfix();
});
afterAll(() => postfix?.remove());
beforeEach(async () => {
	await postfix.stop();
	before = new Set(keysInMailbox());
});

const delivery = (to = 'help@example.com') => ({
	kind: 'smtp',
	host: '127.0.0.1',
	port: postfix.port,
	encryption: 'none',
	from: 'desk@example.com',
	to,
});

function keysInMailbox(): string[] {
	return postfix
		.mails()
		.map((mail) => /^X-Bounce-Desk-Key: (\S+)/im.exec(mail.toString('latin1'))?.[1] ?? '');
}

/** Keys that came since the test began, sorted; each once unless it came twice. */
const arrived = () =>
	keysInMailbox()
		.filter((key) => !before.has(key))
		.sort();

async function withService(
	options: Partial<SetupOptions>,
	use: (setup: Setup, start: () => Promise<Running>) => Promise<void>,
) {
	const setup = await setUpService({ settings: { ...FAST, delivery: delivery() }, ...options });
	const started: Running[] = [];
	try {
		await use(setup, async () => {
			const service = setup.spawn();
			started.push(service);
			await service.ready();
			return service;
		});
	} catch (error) {
		console.error(started.map((service) => service.log().split('\n').slice(-30).join('\n')).join('\n---\n'));
		throw error;
	} finally {
		for (const service of started) await service.kill();
		setup.remove();
	}
}

/** Sends so many tickets that must be taken. */
async function sendTaken(url: string, count: number, fields: object = {}): Promise<string[]> {
	const keys: string[] = [];
	for (let index = 0; index < count; index++) {
		const ticket = makeTicket(fields);
		expect((await send(url, ticket)).status).toBe(202);
		keys.push(ticket.key);
	}
	return keys.sort();
}

async function allArrive(url: string, keys: readonly string[]): Promise<void> {
	await drained(url, 60_000);
	await until(() => arrived().length >= keys.length, 'the mailbox', 10_000);
	expect(arrived()).toEqual([...keys].sort());
}

test('the helpdesk is down: tickets are taken, wait, and arrive once', async () => {
	await withService({}, async (setup, start) => {
		await start();
		const keys = await sendTaken(setup.url, 5);
		await sleep(6000);
		expect(await stateOf(setup.url, keys[0] ?? '')).toBe('queued');
		await postfix.start();
		await allArrive(setup.url, keys);
		expect(await stateOf(setup.url, keys[0] ?? '')).toBe('sent');
		note('helpdesk down 6 s: 5 tickets taken, 0 lost, 0 doubled');
	});
});

test('the disk is full: a clear no, and all goes on when there is room', async () => {
	await withService({}, async (other) => {
		const disk = join(other.folder, 'disk');
		mkdirSync(disk);
		const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { encoding: 'utf8' });
		expect(mounted.stderr).toBe('');
		try {
			const settings = { ...FAST, limits: { ...FAST.limits, bodyBytes: 150_000 }, delivery: delivery() };
			await withService({ queueFile: join(disk, 'tickets.sqlite'), settings }, async (setup, start) => {
				await start();
				const ballast = join(disk, 'ballast');
				writeFileSync(ballast, Buffer.alloc(1_500_000));
				const taken: string[] = [];
				let refusal: Awaited<ReturnType<typeof send>> | null = null;
				for (let count = 0; count < 60 && !refusal; count++) {
					const ticket = makeTicket({ text: `${'long '.repeat(15_000)}\n` });
					const answer = await send(setup.url, ticket);
					if (answer.status === 202) taken.push(ticket.key);
					else refusal = answer;
				}
				expect(refusal?.status).toBe(503);
				expect(refusal?.headers.get('retry-after')).toBe('30');
				expect(refusal?.answer).toMatchObject({ detail: expect.stringMatching(/not taken.*text is still/) });
				expect(taken.length).toBeGreaterThan(1);
				await sleep(1100);
				expect((await fetch(`${setup.url}/readyz`)).status).toBe(503);
				expect((await fetch(`${setup.url}/healthz`)).status).toBe(200);
				await postfix.start();
				await sleep(1500);
				rmSync(ballast);
				taken.push(...(await sendTaken(setup.url, 2)));
				expect((await fetch(`${setup.url}/readyz`)).status).toBe(200);
				await allArrive(setup.url, taken);
				note(`disk full: 503 after ${taken.length - 2} tickets, then room again: 0 lost`);
			});
		} finally {
			spawnSync('umount', [disk]);
		}
	});
});

test('a page of the file is broken: it is set aside, every ticket moves on', async () => {
	await withService({}, async (setup, start) => {
		const first = await start();
		const keys = await sendTaken(setup.url, 20);
		await first.stop();
		breakPage(setup.queueFile, 'sqlite_autoindex_ticket_1');
		const second = await start();
		expect(second.log()).toMatch(/"event":"queue_set_aside".*"taken":20,"lost":0/);
		expect(readdirSync(setup.folder).filter((name) => name.includes('.broken-'))).not.toEqual([]);
		keys.push(...(await sendTaken(setup.url, 1)));
		await postfix.start();
		await allArrive(setup.url, keys);
		note('a broken page in the queue file: 20 of 20 tickets saved and delivered');
	});
});

test('the file is not a database any more: it is set aside, and a backup can be taken over', async () => {
	await withService({}, async (setup, start) => {
		const first = await start();
		const keys = await sendTaken(setup.url, 5);
		await first.stop();
		const backup = join(setup.folder, 'backup.sqlite');
		copyFileSync(setup.queueFile, backup);
		overwrite(setup.queueFile, 0, 100);
		await start();
		keys.push(...(await sendTaken(setup.url, 1)));
		expect(await setup.command('import', backup)).toMatchObject({
			code: 0,
			out: expect.stringMatching(/^5 taken|^5 tickets/),
		});
		expect((await setup.command('import', backup)).out).toMatch(/^0 tickets/);
		await postfix.start();
		await allArrive(setup.url, keys);
	});
});

test('the clock jumps a month ahead and a month back, and the service is killed between: all arrive soon', async () => {
	const folder = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim();
	const jump = join(folder, 'jump');
	writeFileSync(jump, '+0');
	const env = {
		LD_PRELOAD: faketimeLibrary(),
		FAKETIME_TIMESTAMP_FILE: jump,
		FAKETIME_NO_CACHE: '1',
		// A clock that is set does not touch the monotonic one.
		FAKETIME_DONT_FAKE_MONOTONIC: '1',
	};
	await withService({ env }, async (setup, start) => {
		const first = await start();
		const keys = await sendTaken(setup.url, 3);
		writeFileSync(jump, '+30d');
		keys.push(...(await sendTaken(setup.url, 3)));
		await sleep(1500);
		expect(Date.parse(timesOf(first).at(-1) ?? '') - Date.now()).toBeGreaterThan(29 * 86_400_000);
		await postfix.start();
		await allArrive(setup.url, keys);

		await postfix.stop();
		keys.push(...(await sendTaken(setup.url, 3)));
		await sleep(500);
		// Times in the file are now two months ahead of the clock.
		writeFileSync(jump, '-30d');
		await first.kill();
		await start();
		keys.push(...(await sendTaken(setup.url, 3)));
		await postfix.start();
		const begun = performance.now();
		await allArrive(setup.url, keys);
		expect(performance.now() - begun).toBeLessThan(30_000);
		note('clock jumps +30 and -60 days with a kill -9: 12 tickets, 0 lost, 0 doubled');
	});
	rmSync(folder, { recursive: true });
});

test('a refusal is held for the operator, who lists, exports and retries it', async () => {
	await postfix.start();
	await withService(
		{ settings: { ...FAST, delivery: delivery('help@elsewhere.example') } },
		async (wrong, start) => {
			const service = await start();
			const [key = ''] = await sendTaken(wrong.url, 1);
			await until(async () => (await stateOf(wrong.url, key)) === 'held', 'the refusal');
			expect((await wrong.command('list', '--state', 'held')).out).toMatch(
				new RegExp(`^${key}  held .*1 tries.*5\\d\\d`),
			);
			const exported = JSON.parse((await wrong.command('export', '--state', 'held')).out);
			expect(exported).toMatchObject({
				key,
				replyTo: 'reader@example.com',
				text: expect.stringContaining(key),
			});
			await service.stop();
			await withService({ queueFile: wrong.queueFile }, async (right, startRight) => {
				await startRight();
				expect((await right.command('retry', key)).out).toMatch(/^1 held/);
				await allArrive(right.url, [key]);
			});
		},
	);
});

test('SIGTERM: the request under way is answered, the delivery under way ends, the exit is clean', async () => {
	await postfix.start();
	await withService({}, async (setup, start) => {
		const service = await start();
		const { key, body } = makeTicket();
		const socket = connect(Number(new URL(setup.url).port), '127.0.0.1');
		let answer = '';
		socket.on('data', (chunk) => {
			answer += chunk;
		});
		socket.write(
			`POST /v1/tickets HTTP/1.1\r\nHost: localhost\r\nOrigin: https://help.example.com\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 20)}`,
		);
		await sleep(200);
		const stopped = service.stop();
		await sleep(300);
		expect((await fetch(`${setup.url}/readyz`).catch(() => null))?.status ?? 503).toBe(503);
		socket.write(body.slice(20));
		expect(await stopped).toBe(0);
		expect(answer).toMatch(/^HTTP\/1\.1 202 /);
		expect(existsSync(setup.queueFile)).toBe(true);
		await start();
		await allArrive(setup.url, [key]);
	});
});

const timesOf = (service: Running): string[] =>
	[...service.log().matchAll(/"time":"([^"]+)"/g)].map(([, time]) => time ?? '');

function faketimeLibrary(): string {
	const [folder] = readdirSync('/usr/lib').filter((name) => existsSync(`/usr/lib/${name}/faketime`));
	return `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`;
}

/** Garbage in place of one page of an index. */
function breakPage(file: string, index: string): void {
	const db = new DatabaseSync(file);
	db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	const page = Number(
		db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(index)?.['rootpage'],
	);
	const size = Number(db.prepare('PRAGMA page_size').get()?.['page_size']);
	db.close();
	overwrite(file, (page - 1) * size, size);
}

function overwrite(file: string, from: number, length: number): void {
	const handle = openSync(file, 'r+');
	writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
}
