/** The routes of the service, and what holds for all of them. */
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import type { Checks } from './blocklists/checks.ts';
import type { Clock } from './clock.ts';
import type { ServiceConfig } from './config.ts';
import { clientAddress, clientGroup, networkTest } from './http/client.ts';
import { perMinuteLimit } from './http/limits.ts';
import { corsHeaders, originCheck } from './http/origin.ts';
import { PROBLEMS, Problem, problemResponse } from './http/problem.ts';
import { errorCode, type Log } from './log.ts';
import type { ServiceMetrics } from './numbers.ts';
import { openApiDocument } from './openapi.ts';
import type { Queue } from './queue/queue.ts';
import { getBlocklists } from './routes/blocklists.ts';
import { getHealth, getMetrics, getReady } from './routes/status.ts';
import { getTicket, postTicket } from './routes/tickets.ts';

export interface AppOptions {
	readonly config: ServiceConfig;
	readonly queue: Queue;
	readonly checks: Checks;
	readonly metrics: ServiceMetrics;
	readonly log: Log;
	readonly clock: Clock;
	readonly isStopping: () => boolean;
}

/** What the routes work with. */
export interface Parts extends AppOptions {
	readonly client: (c: Context) => string;
	readonly incoming: (c: Context) => IncomingMessage;
	readonly mayReadMetrics: (address: string) => boolean;
}

type Route = (c: Context, parts: Parts) => Response | Promise<Response>;

/** The application: a function from requests to answers, served by server.ts. */
export function makeApp(options: AppOptions): Hono<{ Bindings: HttpBindings }> {
	const { config, log, metrics } = options;
	const isTrusted = networkTest(config.trustedProxies);
	const incoming = (c: Context) => (c.env as HttpBindings).incoming;
	const parts: Parts = {
		...options,
		incoming,
		client: (c) =>
			clientAddress(incoming(c).socket.remoteAddress ?? '', c.req.header('x-forwarded-for'), isTrusted),
		mayReadMetrics: networkTest(config.metricsFrom),
	};
	const { ticketsPerMinute, checksPerMinute, readsPerMinute } = config.limits;
	const limits = {
		tickets: perMinuteLimit(
			ticketsPerMinute,
			'You sent several tickets just now. Your text is still on the page.',
		),
		checks: perMinuteLimit(checksPerMinute, 'You checked several addresses just now.'),
		reads: perMinuteLimit(readsPerMinute, 'You asked many times just now.'),
	};
	const document = openApiDocument(config);
	const app = new Hono<{ Bindings: HttpBindings }>();

	/** One route: counted, limited by client where a limit is named, and readable by the page that asked. */
	const route =
		(path: string, handle: Route, limit?: (client: string) => Promise<void>) => async (c: Context) => {
			await limit?.(clientGroup(parts.client(c)));
			for (const [name, value] of Object.entries(corsHeaders(c.req.header('origin')))) c.header(name, value);
			const response = await handle(c, parts);
			metrics.requests.add({ route: path, method: c.req.method, status: String(response.status) });
			return response;
		};

	app.use('/v1/*', originCheck(config.allowedOrigins));
	app.get('/v1/blocklists/:ip', route('/v1/blocklists/{ip}', getBlocklists, limits.checks));
	app.post('/v1/tickets', route('/v1/tickets', postTicket, limits.tickets));
	app.get('/v1/tickets/:key', route('/v1/tickets/{key}', getTicket, limits.reads));
	app.get('/healthz', route('/healthz', getHealth));
	app.get('/readyz', route('/readyz', getReady));
	app.get('/metrics', route('/metrics', getMetrics));
	app.get(
		'/openapi.json',
		route('/openapi.json', (c) => c.json(document)),
	);

	app.all('*', (c: Context, _next: Next) => {
		const allowed = methodsOf(app, c.req.path);
		if (allowed.length > 0)
			throw new Problem('wrong-method', `This address takes ${allowed.join(', ')}.`, {
				allow: allowed.join(', '),
			});
		throw new Problem('not-found', 'There is nothing at this address. What there is: /openapi.json');
	});
	app.onError((error, c) => {
		const problem =
			error instanceof Problem ? error : new Problem('broken', 'Nothing was taken. Try again later.');
		const { status } = PROBLEMS[problem.kind];
		if (problem !== error) log.error('request_failed', { method: c.req.method, code: errorCode(error) });
		metrics.refusals.add({ kind: problem.kind });
		metrics.requests.add({ route: 'refused', method: knownMethod(c.req.method), status: String(status) });
		const response = problemResponse(problem);
		// A page of ours may read why; any other sees only that it failed.
		const origin = c.req.header('origin');
		if (origin !== undefined && config.allowedOrigins.includes(origin))
			for (const [name, value] of Object.entries(corsHeaders(origin))) response.headers.set(name, value);
		return response;
	});
	return app;
}

/** Methods that some route takes at this path. */
function methodsOf(app: Hono<{ Bindings: HttpBindings }>, path: string): string[] {
	const methods = app.routes
		.filter(({ method }) => method !== 'ALL')
		.filter(({ path: pattern }) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path))
		.map(({ method }) => method);
	return [...new Set(methods)];
}

/** A label must not be of the client's making. */
const knownMethod = (method: string): string =>
	['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
