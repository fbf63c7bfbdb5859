/** A service that takes tickets, as small as can be: real HTTP, answers as the test says. */
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Posted {
	readonly headers: IncomingHttpHeaders;
	readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
	readonly status: number;
	readonly data?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** Milliseconds before it answers. */
	readonly after?: number;
}

export interface TicketService {
	readonly url: string;
	/** Every ticket that came, in order. */
	readonly posted: Posted[];
	/** Answers to the next tickets, in order; then they are accepted. */
	readonly answers: Answer[];
	/** What became of a ticket, for those who ask; the last one stays. */
	readonly states: unknown[];
	stop(): Promise<void>;
}

/** The port of this worker: its name stands in the page's policy, so it must be known beforehand. */
export const SERVICE_PORT = 47_310 + Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
export const SERVICE_HOST = `127.0.0.1:${SERVICE_PORT}`;

export async function startTicketService(): Promise<TicketService> {
	const posted: Posted[] = [];
	const answers: Answer[] = [];
	const states: unknown[] = [];
	const server = createServer((request, response) => {
		const cors = {
			'access-control-allow-origin': request.headers.origin ?? '*',
			'access-control-allow-headers': 'content-type, idempotency-key',
			'access-control-expose-headers': 'Retry-After',
		};
		const say = ({ status, data, headers = {}, after = 0 }: Answer) =>
			setTimeout(() => {
				const type = status >= 400 ? 'application/problem+json' : 'application/json';
				response
					.writeHead(status, { 'content-type': type, ...cors, ...headers })
					.end(JSON.stringify(data ?? {}));
			}, after);
		if (request.method === 'OPTIONS') return say({ status: 204 });
		if (request.method === 'GET') {
			const key = request.url?.split('/').at(-1);
			return say({
				status: 200,
				data: { key, ...((states.length > 1 ? states.shift() : states[0]) as object) },
			});
		}
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		return request.on('end', () => {
			posted.push({ headers: request.headers, body: JSON.parse(text) });
			const key = request.headers['idempotency-key'];
			say(answers.shift() ?? { status: 202, data: { key, state: 'queued' } });
		});
	});
	await new Promise<void>((resolve) => server.listen(SERVICE_PORT, '127.0.0.1', resolve));
	return {
		url: `http://${SERVICE_HOST}`,
		posted,
		answers,
		states,
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
