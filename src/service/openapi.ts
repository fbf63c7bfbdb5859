/** The service in OpenAPI 3.1. A test holds its paths against the routes. */
import { z } from 'zod';
import type { ServiceConfig } from './config.ts';
import { PROBLEM_TYPE, PROBLEMS, type ProblemKind } from './http/problem.ts';
import { ticketBody } from './tickets.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });
const jsonAnswer = (description: string, schema: object) => ({ description, content: json(schema) });

/** The answers of an operation: its own, and the refusals it knows. */
function answers(own: Record<string, object>, ...kinds: readonly ProblemKind[]) {
	const refusals: Record<string, object> = {};
	for (const kind of kinds) {
		const { status, title } = PROBLEMS[kind];
		const retry = status === 429 || status === 503;
		refusals[status] = {
			description: title,
			content: { [PROBLEM_TYPE]: { schema: ref('Problem') } },
			...(retry
				? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }
				: {}),
		};
	}
	return { ...own, ...refusals };
}

const keyParameter = (where: 'path' | 'header', name: string) => ({
	in: where,
	name,
	required: true,
	description: 'A UUID made by the page, the same for each try of one ticket.',
	schema: { type: 'string', format: 'uuid' },
});

export function openApiDocument({ limits }: Pick<ServiceConfig, 'limits'>) {
	const state = { type: 'string', enum: ['queued', 'sent', 'held'] };
	const key = { type: 'string', format: 'uuid' };
	return {
		openapi: '3.1.0',
		info: {
			title: 'Bounce Desk service',
			version: '1',
			description: `Blocklists through the host's resolver, and tickets that arrive. Per client and minute: ${limits.checksPerMinute} checks, ${limits.ticketsPerMinute} tickets, ${limits.readsPerMinute} readings.`,
		},
		paths: {
			'/v1/blocklists/{ip}': {
				get: {
					operationId: 'checkBlocklists',
					summary: 'Check a public IP address against the blocklists.',
					description:
						'Server-sent events: one `result` for each list, as soon as it is proved, then `done`. A stream without `done` did not end.',
					parameters: [{ in: 'path', name: 'ip', required: true, schema: { type: 'string' } }],
					responses: answers(
						{
							200: {
								description: 'The results as events.',
								content: { 'text/event-stream': { schema: ref('ZoneResult') } },
							},
						},
						...(['malformed', 'foreign-origin', 'not-public', 'too-many', 'unavailable'] as const),
					),
				},
			},
			'/v1/tickets': {
				post: {
					operationId: 'sendTicket',
					summary: 'Hand a ticket over. 202 means: it is on the disk and will be delivered.',
					parameters: [keyParameter('header', 'Idempotency-Key')],
					requestBody: { required: true, content: json(ref('Ticket')) },
					responses: answers(
						{
							202: jsonAnswer('Taken; the same answer for the same key and content.', {
								type: 'object',
								required: ['key', 'state'],
								properties: { key, state: { const: 'queued' } },
							}),
						},
						...(['malformed', 'foreign-origin', 'too-slow', 'too-large', 'not-json'] as const),
						...(['invalid-field', 'too-many', 'unavailable'] as const),
					),
				},
			},
			'/v1/tickets/{key}': {
				get: {
					operationId: 'readTicket',
					summary: 'What became of a ticket.',
					parameters: [keyParameter('path', 'key')],
					responses: answers(
						{
							200: jsonAnswer('Its state; `held` waits for a person at the host.', {
								type: 'object',
								required: ['key', 'state'],
								properties: { key, state, reference: { type: 'string' } },
							}),
						},
						...(['malformed', 'foreign-origin', 'not-found', 'too-many', 'unavailable'] as const),
					),
				},
			},
			'/healthz': get('Whether the process lives.', answers({ 200: { description: 'It does.' } })),
			'/readyz': get(
				'Whether tickets can be taken.',
				answers({ 200: { description: 'They can.' } }, 'unavailable'),
			),
			'/metrics': get(
				'Numbers for Prometheus, for the addresses of `metricsFrom`.',
				answers({ 200: { description: 'Text format 0.0.4.' } }, 'not-found'),
			),
			'/openapi.json': get('This document.', answers({ 200: { description: 'OpenAPI 3.1.' } })),
		},
		components: {
			schemas: {
				Ticket: z.toJSONSchema(ticketBody, { io: 'input', target: 'draft-2020-12' }),
				Problem: {
					description: 'RFC 9457.',
					type: 'object',
					required: ['type', 'title', 'status', 'detail'],
					properties: {
						type: { type: 'string', enum: Object.keys(PROBLEMS).map((kind) => `urn:bounce-desk:${kind}`) },
						title: { type: 'string' },
						status: { type: 'integer' },
						detail: { type: 'string' },
					},
				},
				ZoneResult: {
					description: 'One list. `unknown` says `why`; it is neither listed nor clean.',
					type: 'object',
					required: ['blocklist', 'zone', 'state', 'answers', 'meaning', 'why', 'txt'],
					properties: {
						blocklist: { type: 'string' },
						zone: { type: 'string' },
						state: { type: 'string', enum: ['listed', 'not-listed', 'unknown'] },
						answers: { type: 'array', items: { type: 'string' } },
						meaning: { type: ['string', 'null'] },
						why: { type: ['string', 'null'] },
						txt: { type: ['string', 'null'] },
					},
				},
			},
		},
	};
}

function get(summary: string, responses: object) {
	return { get: { summary, responses } };
}
