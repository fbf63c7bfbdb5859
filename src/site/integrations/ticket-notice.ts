import type { AstroIntegration } from 'astro';
import type { Site } from './site-config.ts';

/** Tells the host at build time when no ticket channel is set: readers then get copy and download only. */
export function ticketNotice(site: Site): AstroIntegration {
	return {
		name: 'ticket-notice',
		hooks: {
			'astro:config:done': ({ logger }) => {
				if (site.ticket.length > 0) return;
				logger.warn(
					'No ticket channel is set: readers can copy and download the ticket text, not send it. Fix: add one under "ticket" in content/site.yaml.',
				);
			},
		},
	};
}
