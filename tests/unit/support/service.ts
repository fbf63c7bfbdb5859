/** The service in this process on a free port, with a helpdesk that is not there: what it takes stays in its queue. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Zone } from '../../../src/dnsbl/types.ts';
import { WORDS } from '../../../src/dnsbl/words.ts';
import { loadContent } from '../../../src/schema/load.ts';
import { readConfig } from '../../../src/service/config.ts';
import { jsonLog } from '../../../src/service/log.ts';
import { Store } from '../../../src/service/queue/store.ts';
import { startService } from '../../../src/service/server.ts';

export const ORIGIN = 'https://help.example.com';
const site = loadContent({ only: [] }).site.data;

export interface TestService {
	readonly url: string;
	log(): string;
	/** How many tickets the queue holds. */
	tickets(): number;
	stop(): Promise<void>;
}

/** @param settings fields of service.yaml */
export async function startTestService(
	settings: object,
	env: NodeJS.ProcessEnv = {},
	zones: readonly Zone[] = [],
): Promise<TestService> {
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-unit-'));
	const file = join(folder, 'service.yaml');
	const delivery = {
		kind: 'smtp',
		host: '127.0.0.1',
		port: 1,
		from: 'desk@example.org',
		to: 'help@example.org',
	};
	writeFileSync(file, stringify({ port: 0, queueFile: join(folder, 'q.sqlite'), delivery, ...settings }));
	const config = readConfig(folder, site, { ...env, SERVICE_CONFIG: file });
	let log = '';
	const service = await startService({
		config,
		zoneData: { zones, words: WORDS },
		log: jsonLog((line) => {
			log += line;
		}),
	});
	const reader = new Store(config.queueFile, { mend: false });
	return {
		url: service.address,
		log: () => log,
		tickets: () => reader.list().length,
		async stop() {
			reader.close();
			await service.stop();
			rmSync(folder, { recursive: true });
		},
	};
}

/** A request by its parts, or as raw bytes. `open`: the connection stays open for more that never comes. */
export interface Asked {
	readonly method?: string;
	readonly path?: string;
	readonly headers?: Readonly<Record<string, string | undefined>>;
	readonly body?: string | Buffer;
	readonly raw?: string;
	readonly open?: boolean;
}

export interface Answer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/** Sends exactly these bytes, which `fetch` would mend or refuse, and reads one answer. */
export function ask({ url }: TestService, asked: Asked): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname);
		let text = '';
		const finish = () => {
			const answer = readAnswer(text);
			if (!answer) return false;
			socket.destroy();
			resolve(answer);
			return true;
		};
		socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer: ${text}`)));
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
			finish();
		});
		// An answer may come while a refused body is still on its way; then writing fails, reading does not.
		socket.on('error', (error) => finish() || reject(error));
		socket.on('close', () => finish() || reject(new Error(`no whole answer: ${text}`)));
		if (asked.raw !== undefined) {
			socket.write(asked.raw);
			return;
		}
		const { method = 'GET', path = '/', headers = {}, body = '' } = asked;
		const bytes = Buffer.from(body);
		const lines = Object.entries({ host: 'localhost', ...headers }).flatMap(([name, value]) =>
			value === undefined ? [] : [`${name}: ${value}`],
		);
		const sized = headers['content-length'] ?? headers['transfer-encoding'];
		if (sized === undefined && method === 'POST') lines.push(`content-length: ${bytes.length}`);
		socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
		if (headers['transfer-encoding'] === 'chunked') socket.write(`${bytes.length.toString(16)}\r\n`);
		socket.write(bytes);
	});
}

function readAnswer(text: string): Answer | null {
	const [head = '', ...rest] = text.split('\r\n\r\n');
	if (rest.length === 0) return null;
	const body = rest.join('\r\n\r\n');
	const [status = '', ...lines] = head.split('\r\n');
	const headers = Object.fromEntries(
		lines.map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
		}),
	);
	const length = status.includes(' 204 ') ? 0 : Number(headers['content-length'] ?? Number.NaN);
	if (!(body.length >= length)) return null;
	return {
		status: Number(status.split(' ')[1]),
		headers,
		body: Buffer.from(body.slice(0, length), 'latin1').toString(),
	};
}

/** A body that would be taken, with other fields. */
export function ticket(fields: object = {}): object {
	return {
		subject: 'Mail came back',
		text: 'My mail came back.',
		replyTo: 'reader@example.com',
		elapsedMs: 9000,
		website: '',
		...fields,
	};
}
