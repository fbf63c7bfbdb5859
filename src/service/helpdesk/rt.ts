/** Tickets into Request Tracker by REST 2.0 (docs.bestpractical.com/rt/5.0/RT/REST2.html). RT makes a ticket for every request, so each carries its key in a custom field and is looked for first. */
import { z } from 'zod';
import type { RtSettings } from '../config.ts';
import { errorCode } from '../log.ts';
import { toMailAttachment } from './smtp.ts';
import { DeliveryError, type Helpdesk } from './types.ts';

export interface RtOptions extends Omit<RtSettings, 'kind'> {
	/** An authentication token of a user who may see, create and fill the custom field of tickets in the queue. */
	readonly token: string;
}

const found = z.object({ items: z.array(z.object({ id: z.coerce.string() })) });
const made = z.object({ id: z.coerce.string() });
const queueInfo = z.object({ TicketCustomFields: z.array(z.object({ name: z.string() })).nullish() });

/** A helpdesk that finds before it creates: no ticket is made twice as long as no two tries overlap. */
export function rtHelpdesk({ url, queue, customField, token }: RtOptions): Helpdesk {
	let fieldSeen = false;
	const call = (path: string, signal: AbortSignal, body?: object) =>
		request(`${url}/REST/2.0/${path}`, token, signal, body);

	/** RT drops a field it does not know without a word, and nothing would ever be found again. */
	const seeField = async (signal: AbortSignal) => {
		if (fieldSeen) return;
		const { TicketCustomFields } = read(
			queueInfo,
			await call(`queue/${encodeURIComponent(queue)}?fields=TicketCustomFields`, signal),
		);
		fieldSeen = (TicketCustomFields ?? []).some(({ name }) => name === customField);
		if (!fieldSeen) {
			const message = `The queue "${queue}" has no ticket custom field "${customField}" that this token may see.`;
			throw new DeliveryError('later', 'no custom field', message);
		}
	};

	return {
		kind: 'rt',
		async find(key, signal) {
			await seeField(signal);
			const query = `'CF.{${customField}}' = '${key}'`;
			const search = new URLSearchParams({ query, orderby: 'id', per_page: '1' });
			return read(found, await call(`tickets?${search}`, signal)).items[0]?.id ?? null;
		},
		async create({ key, subject, text, replyTo, attachment }, signal) {
			const answer = await call('ticket', signal, {
				Queue: queue,
				Requestor: replyTo,
				Subject: subject,
				Content: text,
				ContentType: 'text/plain',
				CustomFields: { [customField]: key },
				...(attachment ? { Attachments: [toRtAttachment(attachment)] } : {}),
			});
			return read(made, answer).id;
		},
		close: () => undefined,
	};
}

function toRtAttachment(attachment: Parameters<typeof toMailAttachment>[0]) {
	const { filename, content, contentType } = toMailAttachment(attachment);
	return { FileName: filename, FileType: contentType, FileContent: content.toString('base64') };
}

/** One request. Errors before anything was sent are `later`; refusals by 4xx `refused`; all else is `unclear`. */
async function request(url: string, token: string, signal: AbortSignal, body?: object): Promise<unknown> {
	let response: Response;
	let text: string;
	try {
		response = await fetch(url, {
			method: body ? 'POST' : 'GET',
			headers: {
				authorization: `token ${token}`,
				accept: 'application/json',
				...(body ? { 'content-type': 'application/json' } : {}),
			},
			...(body ? { body: JSON.stringify(body) } : {}),
			redirect: 'error',
			signal,
		});
		text = await response.text();
	} catch (error) {
		const cause = error instanceof Error ? (error.cause ?? error) : error;
		const code = errorCode(cause);
		const clear = body === undefined || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
		throw new DeliveryError(clear ? 'later' : 'unclear', code, `Request Tracker: ${String(cause)}`);
	}
	if (response.ok) return parse(text);
	const { status } = response;
	// Wrong or expired token, rate limit: about us, not about the ticket, and it may be mended.
	const passing = [401, 403, 404, 408, 429].includes(status);
	const failure = status >= 500 ? (body ? 'unclear' : 'later') : passing ? 'later' : 'refused';
	throw new DeliveryError(failure, `HTTP ${status}`, `Request Tracker: ${status} ${text}`);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function read<S extends z.ZodType>(schema: S, answer: unknown): z.output<S> {
	const parsed = schema.safeParse(answer);
	if (parsed.success) return parsed.data;
	throw new DeliveryError('unclear', 'not RT', 'The answer is not one of Request Tracker REST 2.0.');
}
