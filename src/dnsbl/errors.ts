/** What a resolver rejects with, beside an abort: told apart by `name`, since errors of browsers and Node differ in class. */

/** The resolver could not be reached, or gave something that is not an answer. */
export class NetworkError extends Error {
	override readonly name = 'NetworkError';
}

/** No answer within the limit. */
export class TimeoutError extends Error {
	override readonly name = 'TimeoutError';
	constructor(message = 'no answer in time') {
		super(message);
	}
}

/** A signal that ends after `ms` or with `parent`, whichever is first. Call `done` when the work is over. */
export function withLimit(
	parent: AbortSignal | undefined,
	ms: number,
): { readonly signal: AbortSignal; readonly done: () => void } {
	const controller = new AbortController();
	const stop = () => controller.abort(parent?.reason);
	const timer = setTimeout(() => controller.abort(new TimeoutError()), ms);
	if (parent?.aborted) stop();
	else parent?.addEventListener('abort', stop, { once: true });
	return {
		signal: controller.signal,
		done: () => {
			clearTimeout(timer);
			parent?.removeEventListener('abort', stop);
		},
	};
}
