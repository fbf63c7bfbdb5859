/** How often one client may ask. Counted in memory: nothing about clients is kept. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** @throws Problem 429 with Retry-After */
export type Limit = (client: string) => Promise<void>;

/** @param perMinute requests of one client */
export function perMinuteLimit(perMinute: number, what: string): Limit {
	const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
	return async (client) => {
		try {
			await limiter.consume(client);
		} catch (reason) {
			if (!(reason instanceof RateLimiterRes)) throw reason;
			const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
			throw new Problem('too-many', `${what} Try again in ${seconds} seconds.`, {
				'retry-after': String(seconds),
			});
		}
	};
}
