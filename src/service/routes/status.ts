/** For machines that look after the service: is it alive, can it take tickets, its numbers. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from 'hono';
import type { Parts } from '../app.ts';
import { Problem, unavailable } from '../http/problem.ts';
import { errorCode } from '../log.ts';

/** Alive: the process answers. */
export const getHealth = (c: Context): Response => c.json({ status: 'ok' });

/** Ready: the queue can be written, has room, and the service is not about to stop. A balancer asks this. */
export function getReady(c: Context, { queue, log, isStopping, config }: Parts): Response {
	if (isStopping()) throw unavailable('The service is stopping.', 5);
	try {
		queue.probe();
	} catch (error) {
		log.error('queue_unusable', { code: errorCode(error) });
		throw unavailable('The queue cannot be written.');
	}
	// The write above is small. A ticket may not be, and is kept in the file and, at first, in the log beside it.
	const { bavail, bsize } = statfsSync(dirname(config.queueFile));
	if (bavail * bsize < 2 * config.limits.bodyBytes) throw unavailable('The disk of the queue is full.');
	return c.json({ status: 'ready' });
}

/** Prometheus. Only for the addresses of `metricsFrom`; to others it is not there. */
export function getMetrics(c: Context, { metrics, mayReadMetrics, client }: Parts): Response {
	if (!mayReadMetrics(client(c))) throw new Problem('not-found', 'There is nothing at this address.');
	return c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
}
