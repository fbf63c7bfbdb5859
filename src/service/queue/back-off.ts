/** When to try again. */

export interface BackOff {
	readonly firstMs: number;
	readonly longestMs: number;
}

/**
 * Wait after the nth failure in ms: doubled each time up to the longest, then between half and all of it, so that tickets
 * that failed together do not come back together.
 * @param random 0 to 1
 */
export function backOffMs(tries: number, { firstMs, longestMs }: BackOff, random: number): number {
	const whole = Math.min(longestMs, firstMs * 2 ** Math.min(tries - 1, 40));
	return Math.round(whole * (0.5 + 0.5 * random));
}
