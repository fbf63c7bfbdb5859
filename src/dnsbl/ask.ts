/** One question with a limit of time, whose failures are results. */
import { withLimit } from './errors.ts';
import type { Resolver } from './types.ts';
import type { Reply } from './verdict.ts';

export interface Question {
	readonly resolver: Resolver;
	readonly name: string;
	readonly type: 'A' | 'TXT';
	readonly signal: AbortSignal;
	readonly fresh: boolean;
	readonly timeoutMs: number;
}

/** The reply. Rejects only when `signal` aborts, with its reason. */
export async function ask({ resolver, name, type, signal, fresh, timeoutMs }: Question): Promise<Reply> {
	signal.throwIfAborted();
	const limit = withLimit(signal, timeoutMs);
	try {
		return await resolver.resolve(name, type, { signal: limit.signal, fresh });
	} catch (error) {
		signal.throwIfAborted();
		const timedOut = error instanceof Error && error.name === 'TimeoutError';
		return { failed: timedOut ? 'timeout' : 'network' };
	} finally {
		limit.done();
	}
}
