/** The service as hosts run it: its own process, its own settings file, real HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { freeTcpPorts } from '../../dns/ports.ts';
import { ended, until } from './processes.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
export const MAIN = join(ROOT, 'src/service/main.ts');
/** The origin of content/site.yaml. */
export const ORIGIN = 'https://help.example.com';

/** Quick retries and no limits of rate: for tests that send much. */
export const FAST = {
	retry: { firstSeconds: 0.2, longestSeconds: 1, timeoutSeconds: 3, tries: 1000, atOnce: 4 },
	limits: { ticketsPerMinute: 1e9, checksPerMinute: 1e9, readsPerMinute: 1e9 },
};

export interface Setup {
	readonly folder: string;
	readonly url: string;
	readonly queueFile: string;
	/** Start one process; `ready` waits until it answers. */
	spawn(): Running;
	/** Run the operator's command. */
	command(...args: string[]): Promise<{ code: number | null; out: string }>;
	remove(): void;
}

export interface Running {
	readonly child: ChildProcess;
	/** Its log so far. */
	log(): string;
	ready(): Promise<void>;
	kill(): Promise<void>;
	/** SIGTERM; returns the exit code. */
	stop(): Promise<number | null>;
}

export interface SetupOptions {
	/** Fields of service.yaml. */
	readonly settings: object;
	readonly env?: NodeJS.ProcessEnv;
	/** Another program in its place. */
	readonly entry?: string;
	/** A program that starts it, with arguments, such as `faketime`. */
	readonly wrapper?: readonly string[];
	readonly queueFile?: string;
	/** Default: a free one. */
	readonly port?: number;
}

/** Writes the settings and picks a port. */
export async function setUpService(options: SetupOptions): Promise<Setup> {
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-service-'));
	const port = options.port ?? (await freeTcpPorts(1))[0] ?? 0;
	const queueFile = options.queueFile ?? join(folder, 'tickets.sqlite');
	const file = join(folder, 'service.yaml');
	writeFileSync(file, stringify({ port, queueFile, ...options.settings }));
	const url = `http://127.0.0.1:${port}`;
	const env = { ...process.env, SERVICE_CONFIG: file, ...options.env };
	const node = [process.execPath, '--disable-warning=ExperimentalWarning', options.entry ?? MAIN];
	return {
		folder,
		url,
		queueFile,
		spawn() {
			const [program = '', ...args] = [...(options.wrapper ?? []), ...node];
			const child = spawn(program, args, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
			let log = '';
			child.stdout.on('data', (chunk) => (log += chunk));
			child.stderr.on('data', (chunk) => (log += chunk));
			return {
				child,
				log: () => log,
				ready: () =>
					until(
						() => {
							if (child.exitCode !== null) throw new Error(`The service ended: ${log}`);
							return log.includes('"event":"started"');
						},
						() => `the service: ${log}`,
						60_000,
						5,
					),
				async kill() {
					child.kill('SIGKILL');
					await ended(child);
				},
				async stop() {
					child.kill('SIGTERM');
					await ended(child);
					return child.exitCode;
				},
			};
		},
		command(...args) {
			return new Promise((done) => {
				const [program = '', ...first] = node;
				const child = spawn(program, [...first, 'tickets', ...args], { env, cwd: ROOT });
				let out = '';
				child.stdout.on('data', (chunk) => (out += chunk));
				child.stderr.on('data', (chunk) => (out += chunk));
				child.once('close', (code) => done({ code, out }));
			});
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

export interface Ticket {
	readonly key: string;
	readonly body: string;
}

/** A ticket with a text of its own. */
export function makeTicket(fields: object = {}): Ticket {
	const key = randomUUID();
	const body = {
		subject: `Mail came back ${key}`,
		text: `My mail came back.\n${key}\n`,
		replyTo: 'reader@example.com',
		elapsedMs: 9000,
		website: '',
		...fields,
	};
	return { key, body: JSON.stringify(body) };
}

/** POST as the page does it. Rejects where there is no answer. */
export async function send(url: string, { key, body }: Ticket, headers: Record<string, string> = {}) {
	const response = await fetch(`${url}/v1/tickets`, {
		method: 'POST',
		headers: { origin: ORIGIN, 'content-type': 'application/json', 'idempotency-key': key, ...headers },
		body,
		signal: AbortSignal.timeout(30_000),
	});
	return { status: response.status, headers: response.headers, answer: await response.json() };
}

/** The state of a ticket, or the status of the refusal. */
export async function stateOf(url: string, key: string): Promise<string> {
	const response = await fetch(`${url}/v1/tickets/${key}`);
	const answer = (await response.json()) as { state?: string };
	return answer.state ?? String(response.status);
}

/** One number of /metrics; 0 where it is not there. */
export async function metric(url: string, name: string): Promise<number> {
	const text = await (await fetch(`${url}/metrics`)).text();
	return Number(
		text
			.split('\n')
			.find((line) => line.startsWith(`${name} `))
			?.slice(name.length) ?? 0,
	);
}

/** Waits until every ticket has left the queue. */
export function drained(url: string, limitMs = 120_000): Promise<void> {
	const left = async () =>
		(await metric(url, 'bounce_desk_queue_tickets{state="queued"}')) +
		(await metric(url, 'bounce_desk_queue_tickets{state="sending"}'));
	return until(async () => (await left()) === 0, 'the queue', limitMs, 100);
}
