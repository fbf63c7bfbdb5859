/** What the service counts. */
import { Metrics } from './metrics.ts';
import type { Outcome } from './queue/courier.ts';
import type { Store } from './queue/store.ts';

export function serviceMetrics() {
	const metrics = new Metrics();
	const deliveries = metrics.histogram(
		'bounce_desk_delivery_seconds',
		'Tries to deliver a ticket, by outcome.',
	);
	return {
		text: () => metrics.text(),
		requests: metrics.counter('bounce_desk_requests_total', 'Requests by route, method and status.'),
		refusals: metrics.counter('bounce_desk_refusals_total', 'Refused requests by kind.'),
		accepted: metrics.counter(
			'bounce_desk_tickets_total',
			'Tickets taken: new, the same again, other content.',
		),
		checks: metrics.counter('bounce_desk_checks_total', 'Blocklist checks: cached, joined, asked.'),
		setAside: metrics.counter('bounce_desk_queue_set_aside_total', 'Damaged queue files set aside.'),
		onTry: (outcome: Outcome, seconds: number) => deliveries.observe(seconds, { outcome }),
		/** Numbers that are read from the queue when somebody asks. */
		watch(store: () => Store, now: () => number) {
			metrics.gauge('bounce_desk_queue_tickets', 'Tickets in the queue by state.', () =>
				Object.entries(store().counts()).map(([state, count]) => [{ state }, count] as const),
			);
			metrics.gauge('bounce_desk_queue_oldest_seconds', 'Age of the oldest ticket not yet sent.', () => {
				const oldest = store().oldestWaiting();
				return [[{}, oldest === null ? 0 : Math.max(0, (now() - oldest) / 1000)] as const];
			});
		},
	};
}

export type ServiceMetrics = ReturnType<typeof serviceMetrics>;
