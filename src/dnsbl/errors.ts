/**
 * What a resolver rejects with, beside an abort. Told apart by `name`, as the platform's own errors are: browsers and
 * Node agree on no class.
 */

/** The resolver could not be reached, or gave something that is not an answer. */
export const networkError = (message: string): Error => new DOMException(message, 'NetworkError');

/** No answer within the limit. */
export const timeoutError = (): Error => new DOMException('', 'TimeoutError');

/**
 * A signal that ends after `ms` or with `parent`, whichever is first. Call `done` when the work is over.
 * (`AbortSignal.any` would do, but keeps every signal alive as long as its parent: a long run would grow.)
 */
export function withLimit(
	parent: AbortSignal | undefined,
	ms: number,
): { readonly signal: AbortSignal; readonly done: () => void } {
	const controller = new AbortController();
	const stop = () => controller.abort(parent?.reason);
	const timer = setTimeout(() => controller.abort(timeoutError()), ms);
	if (parent?.aborted) stop();
	parent?.addEventListener('abort', stop);
	return {
		signal: controller.signal,
		done: () => {
			clearTimeout(timer);
			parent?.removeEventListener('abort', stop);
		},
	};
}
