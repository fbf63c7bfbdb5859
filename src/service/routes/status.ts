/** For machines that look after the service: is it alive, can it take tickets, its numbers. */
import type { Context } from 'hono';
import type { Parts } from '../app.ts';
import { Problem, unavailable } from '../http/problem.ts';
import { errorCode } from '../log.ts';

/** Alive: the process answers. */
export const getHealth = (c: Context): Response => c.json({ status: 'ok' });

/** Ready: the queue can be written and the service is not about to stop. A balancer asks this. */
export function getReady(c: Context, { queue, log, isStopping }: Parts): Response {
	if (isStopping()) throw unavailable('The service is stopping.', 5);
	try {
		queue.probe();
	} catch (error) {
		log.error('queue_unusable', { code: errorCode(error) });
		throw unavailable('The queue cannot be written.');
	}
	return c.json({ status: 'ready' });
}

/** Prometheus. Only for the addresses of `metricsFrom`; to others it is not there. */
export function getMetrics(c: Context, { metrics, mayReadMetrics, client }: Parts): Response {
	if (!mayReadMetrics(client(c))) throw new Problem('not-found', 'There is nothing at this address.');
	return c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
}
