/** Only the host's own pages may use the service (fetch.spec.whatwg.org, CORS protocol). */
import type { Context, Next } from 'hono';
import { Problem } from './problem.ts';

/**
 * Answers preflights, and refuses pages of other origins. Browsers send Origin with every POST; a POST without it is no
 * page of ours. A GET without it is a same-origin page, a monitor or a person.
 */
export function originCheck(allowed: readonly string[]) {
	const isAllowed = new Set(allowed);
	return async (c: Context, next: Next) => {
		const origin = c.req.header('origin');
		const { method } = c.req;
		if (origin === undefined ? method === 'POST' : !isAllowed.has(origin)) {
			const detail = 'Requests are taken from the help centre’s own pages only.';
			throw new Problem('foreign-origin', detail, { vary: 'Origin' });
		}
		if (method === 'OPTIONS') {
			return new Response(null, {
				status: 204,
				headers: {
					...corsHeaders(origin),
					'access-control-allow-methods': 'GET, POST',
					'access-control-allow-headers': 'content-type, idempotency-key',
					'access-control-max-age': '600',
				},
			});
		}
		await next();
		return undefined;
	};
}

/** Headers that let the page of an allowed origin read the answer. */
export function corsHeaders(origin: string | undefined): Record<string, string> {
	return {
		vary: 'Origin',
		...(origin === undefined
			? {}
			: { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After' }),
	};
}
