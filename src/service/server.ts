/** Puts the parts together, serves them, and stops without dropping anything. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { nodeResolver } from '../dnsbl/node.ts';
import type { ZoneData } from '../dnsbl/types.ts';
import { makeApp } from './app.ts';
import { Checks } from './blocklists/checks.ts';
import { withKeys } from './blocklists/keyed.ts';
import { steadyClock } from './clock.ts';
import type { ServiceConfig } from './config.ts';
import { makeHelpdesk } from './helpdesk/make.ts';
import { answerBrokenRequest } from './http/broken.ts';
import type { Log } from './log.ts';
import { serviceMetrics } from './numbers.ts';
import { Courier } from './queue/courier.ts';
import { lockQueue } from './queue/lock.ts';
import { openQueue } from './queue/queue.ts';
import { Store, type StoreOptions } from './queue/store.ts';

export interface Service {
	/** `http://127.0.0.1:8787` */
	readonly address: string;
	/** Take nothing new, end what is under way, close the queue. */
	stop(): Promise<void>;
}

export interface ServiceParts {
	readonly config: ServiceConfig;
	readonly zoneData: Pick<ZoneData, 'zones' | 'words'>;
	readonly log: Log;
	/** Another kind of queue file, for tests; default: `Store`. */
	readonly openStore?: (path: string, options: StoreOptions) => Store;
}

/**
 * Start the service.
 * @throws when the port or the queue file is another service's
 */
export async function startService({ config, zoneData, log, openStore }: ServiceParts): Promise<Service> {
	const clock = steadyClock();
	const metrics = serviceMetrics();
	const ending = new AbortController();
	let stopping = false;

	const unlock = lockQueue(config.queueFile);
	const helpdesk = makeHelpdesk(config);
	const { retry } = config;
	const open = openStore ?? ((path, options) => new Store(path, options));
	const queue = openQueue(
		() =>
			open(config.queueFile, {
				onSetAside(aside, counts) {
					metrics.setAside.add();
					log.error('queue_set_aside', { file: aside, ...counts });
				},
			}),
		(store) =>
			new Courier({
				...{ store, helpdesk, clock, log },
				firstMs: retry.firstSeconds * 1000,
				longestMs: retry.longestSeconds * 1000,
				tries: retry.tries,
				timeoutMs: retry.timeoutSeconds * 1000,
				atOnce: retry.atOnce,
				onTry: metrics.onTry,
			}),
	);
	metrics.watch(queue.store, clock);

	const { resolver, timeoutSeconds, cacheSeconds, atOnce, cachedAddresses } = config.blocklists;
	const asking = withKeys(
		{ zones: zoneData.zones, resolver: nodeResolver(resolver) },
		config.secrets.listKeys,
	);
	const checks = new Checks({
		...asking,
		words: zoneData.words,
		clock,
		timeoutMs: timeoutSeconds * 1000,
		keepMs: { min: cacheSeconds.min * 1000, max: cacheSeconds.max * 1000 },
		...{ atOnce, cachedAddresses },
		signal: ending.signal,
		onCheck: (how) => metrics.checks.add({ how }),
	});
	const app = makeApp({ config, queue, checks, metrics, log, clock, isStopping: () => stopping });
	const server = makeServer(app.fetch as never, config);

	try {
		await listen(server, config);
	} catch (error) {
		await queue.stop(0);
		unlock();
		throw error;
	}
	const at = server.address();
	const address = typeof at === 'object' && at ? `http://${config.host}:${at.port}` : String(at);
	log.info('started', { address, delivery: helpdesk.kind, lists: asking.zones.length });
	return {
		address,
		async stop() {
			stopping = true;
			log.info('stopping');
			const graceMs = config.graceSeconds * 1000;
			// New connections are refused from here on; requests under way end first, then deliveries.
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			const late = setTimeout(() => {
				ending.abort(new Error('the service stops'));
				server.closeAllConnections();
			}, graceMs);
			await Promise.all([closed, queue.stop(graceMs)]);
			clearTimeout(late);
			helpdesk.close();
			unlock();
			log.info('stopped');
		},
	};
}

function makeServer(
	fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
	{ limits }: ServiceConfig,
): Server {
	const server = createAdaptorServer({
		fetch,
		serverOptions: {
			// Slow headers end here; slow bodies in body.ts, with a better word. This is the net below it.
			headersTimeout: 10_000,
			requestTimeout: (limits.bodySeconds + 10) * 1000,
			connectionsCheckingInterval: 1000,
			keepAliveTimeout: 10_000,
			maxHeaderSize: 16_384,
		},
	}) as Server;
	server.on('clientError', answerBrokenRequest);
	return server;
}

function listen(server: Server, { host, port }: ServiceConfig): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}
