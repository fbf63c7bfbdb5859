/** Errors as RFC 9457 (application/problem+json): what is wrong, and what to do. */

/** Every refusal: its status and title. `type` is the name of the entry, a permanent URN. */
export const PROBLEMS = {
	malformed: { status: 400, title: 'The request cannot be read' },
	'foreign-origin': { status: 403, title: 'This page may not use the service' },
	'not-found': { status: 404, title: 'There is nothing here' },
	'wrong-method': { status: 405, title: 'This address does not take that method' },
	'too-slow': { status: 408, title: 'The request took too long' },
	'too-large': { status: 413, title: 'The request is too large' },
	'not-json': { status: 415, title: 'The request is not JSON' },
	'other-content': { status: 422, title: 'The key was used for another ticket' },
	'invalid-field': { status: 422, title: 'A field cannot be used' },
	'not-public': { status: 422, title: 'No blocklist can hold this address' },
	'too-many': { status: 429, title: 'Too many requests' },
	'header-too-large': { status: 431, title: 'The headers are too large' },
	broken: { status: 500, title: 'Something went wrong here' },
	unavailable: { status: 503, title: 'The service cannot take this now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** A refusal on its way to the client. */
export class Problem extends Error {
	readonly kind: ProblemKind;
	readonly headers: Readonly<Record<string, string>>;

	/** @param detail for the person at the other end: why, and what to do; never quotes the request */
	constructor(kind: ProblemKind, detail: string, headers: Readonly<Record<string, string>> = {}) {
		super(detail);
		this.kind = kind;
		this.headers = headers;
	}
}

export const PROBLEM_TYPE = 'application/problem+json';

export function problemBody(kind: ProblemKind, detail: string): string {
	const { status, title } = PROBLEMS[kind];
	return JSON.stringify({ type: `urn:bounce-desk:${kind}`, title, status, detail });
}

export function problemResponse({ kind, message, headers }: Problem): Response {
	return new Response(problemBody(kind, message), {
		status: PROBLEMS[kind].status,
		headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...headers },
	});
}

/** The service is up but cannot do this now. */
export function unavailable(detail: string, retryAfterSeconds = 30): Problem {
	return new Problem('unavailable', detail, { 'retry-after': String(retryAfterSeconds) });
}
