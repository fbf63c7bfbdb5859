/** Time that never jumps while the process lives, however the machine's clock is set. */

export type Clock = () => number;

/** Milliseconds since 1970 as the machine's clock had it at the start, counted on by the monotonic clock. */
export function steadyClock(): Clock {
	const start = Date.now() - performance.now();
	return () => Math.round(start + performance.now());
}
