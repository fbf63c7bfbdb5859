/** POST /v1/tickets and GET /v1/tickets/{key}. */
import type { Context } from 'hono';
import type { Parts } from '../app.ts';
import { readBody } from '../http/body.ts';
import { Problem, unavailable } from '../http/problem.ts';
import { errorCode } from '../log.ts';
import type { Store } from '../queue/store.ts';
import type { TicketState } from '../queue/types.ts';
import { contentHash, decodeAttachment, type TicketBody, ticketBody, ticketKey } from '../tickets.ts';

/** 202 only after the ticket is on the disk. */
export async function postTicket(c: Context, parts: Parts): Promise<Response> {
	const { config, queue, clock, metrics, log } = parts;
	demandJson(c);
	const key = readKey(
		c.req.header('idempotency-key'),
		'Send an Idempotency-Key: a UUID, the same for each try.',
	);
	const body = readTicket(await readBody(parts.incoming(c), config.limits));
	if (body.elapsedMs < config.limits.minFormSeconds * 1000)
		throw new Problem(
			'invalid-field',
			'The form was sent faster than a person can fill it in. Wait, then send it again.',
		);
	const attachment = decodeAttachment(body.attachment);
	if (typeof attachment === 'string') throw new Problem('invalid-field', `attachment: ${attachment}`);

	const { subject, text, replyTo } = body;
	const accepted = withQueue(parts, (store) => {
		const known = store.status(key) !== null;
		if (!known && store.waiting() >= config.limits.queued)
			throw unavailable(
				'The helpdesk has not taken tickets for a while. Your text is still on the page.',
				300,
			);
		return store.accept({ key, subject, text, replyTo, attachment, acceptedAt: clock() }, contentHash(body));
	});
	metrics.accepted.add({ outcome: accepted });
	if (accepted === 'other')
		throw new Problem('other-content', 'This Idempotency-Key came with another text before. Make a new key.');
	if (accepted === 'new') log.info('ticket_accepted', { key });
	queue.kick();
	return c.json({ key, state: 'queued' }, 202, { 'cache-control': 'no-store' });
}

/** What became of a ticket: never its contents. */
export function getTicket(c: Context, parts: Parts): Response {
	const key = readKey(c.req.param('key'), 'The address ends with the key of a ticket, a UUID.');
	const status = withQueue(parts, (store) => store.status(key));
	if (!status)
		throw new Problem('not-found', 'No ticket with this key is here. Was it sent to this service?');
	const { state, reference } = status;
	const shown: TicketState = state === 'sending' ? 'queued' : state;
	return c.json({ key, state: shown, ...(reference === null ? {} : { reference }) }, 200, {
		'cache-control': 'no-store',
	});
}

/** A disk that is full or broken is no fault of the reader's, who is told to keep the text. */
function withQueue<T>({ queue, log }: Parts, use: (store: Store) => T): T {
	try {
		return use(queue.store());
	} catch (error) {
		if (error instanceof Problem) throw error;
		log.error('queue_unusable', { code: errorCode(error) });
		throw unavailable('The ticket could not be stored, so it was not taken. Your text is still on the page.');
	}
}

function demandJson(c: Context): void {
	const [type = ''] = (c.req.header('content-type') ?? '').split(';');
	if (type.trim().toLowerCase() !== 'application/json')
		throw new Problem('not-json', 'Send the ticket as application/json.', { connection: 'close' });
	if (c.req.header('content-encoding') !== undefined)
		throw new Problem('not-json', 'Send the ticket without compression.', { connection: 'close' });
}

function readKey(given: string | undefined, detail: string): string {
	const key = ticketKey.safeParse(given);
	if (!key.success) throw new Problem('malformed', detail);
	return key.data;
}

function readTicket(bytes: Buffer): TicketBody {
	let data: unknown;
	try {
		data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Problem('malformed', 'The body is not JSON in UTF-8.');
	}
	const parsed = ticketBody.safeParse(data);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const unknown = issue?.code === 'unrecognized_keys';
	const field = unknown ? issue.keys.join(', ') : issue?.path.join('.');
	// Names of unknown fields come from the request: only plain ones are said back.
	const name = field && /^[\w.]{1,60}$/.test(field) ? `${field}: ` : '';
	const why = unknown
		? 'there is no such field'
		: issue?.code === 'invalid_type'
			? `this must be ${issue.expected === 'object' ? 'one JSON object' : `a ${issue.expected}`}`
			: (issue?.message ?? 'this cannot be used');
	throw new Problem('invalid-field', `${name}${why}`);
}
