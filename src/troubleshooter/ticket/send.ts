/** Sends a ticket to the host's service, and says in words what came of it. */
import type { TicketPost } from '../../actions/post.ts';

/** Longest wait for an answer, in milliseconds: a slow line has to carry a megabyte. */
const TIMEOUT = 60_000;

/** `queued`: safe on the service's disk; `sent`: support has it; `held`: the service keeps it until someone looks. */
export type State = 'queued' | 'sent' | 'held';

export interface Receipt {
	readonly ok: true;
	readonly key: string;
	readonly state: State;
	/** Number of the ticket in the help desk, once there is one. */
	readonly reference: string | null;
}

export interface Refusal {
	readonly ok: false;
	/** What went wrong and what to do; the reader's text is still there. */
	readonly words: string;
	/** false: the same ticket would be refused again. */
	readonly again: boolean;
	/** Seconds until another try makes sense; null where that is not said. */
	readonly wait: number | null;
	/** The key belongs to another ticket: the next try needs a new one. */
	readonly newKey: boolean;
}

const KEPT = 'Your text is still here.';
const OTHER_WAY = 'Copy or download the ticket below and send it by mail instead.';

/** POST the ticket. Pressing again with the same key sends nothing twice. Never throws. */
export async function sendTicket(
	service: string,
	key: string,
	ticket: TicketPost,
): Promise<Receipt | Refusal> {
	return ask(`${service}/v1/tickets`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'idempotency-key': key },
		body: JSON.stringify(ticket),
	});
}

/** Ask what became of a ticket. Never throws. */
export async function ticketState(service: string, key: string): Promise<Receipt | Refusal> {
	return ask(`${service}/v1/tickets/${encodeURIComponent(key)}`, {});
}

async function ask(url: string, init: RequestInit): Promise<Receipt | Refusal> {
	try {
		const response = await fetch(url, {
			...init,
			credentials: 'omit',
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(TIMEOUT),
		});
		if (!response.ok) return refusal(response);
		return (
			receipt(await response.json()) ?? broken('The service answered in a way that this page does not know.')
		);
	} catch (error) {
		if (error instanceof DOMException && error.name === 'TimeoutError')
			return broken('The service did not answer in time.');
		return broken(
			globalThis.navigator?.onLine === false
				? 'You are offline. Connect to the internet first.'
				: 'The service could not be reached.',
		);
	}
}

/** Nobody knows whether the ticket arrived: the same key makes another try safe. */
const broken = (what: string): Refusal => ({
	ok: false,
	words: `${what} ${KEPT} Press the button again: nothing is sent twice. If it still fails, copy or download the ticket below.`,
	again: true,
	wait: null,
	newKey: false,
});

function receipt(data: unknown): Receipt | null {
	if (typeof data !== 'object' || data === null) return null;
	const { key, state, reference } = data as Readonly<Record<string, unknown>>;
	if (typeof key !== 'string' || (state !== 'queued' && state !== 'sent' && state !== 'held')) return null;
	return { ok: true, key, state, reference: typeof reference === 'string' ? reference : null };
}

async function refusal(response: Response): Promise<Refusal> {
	const { status } = response;
	const detail = await detailOf(response);
	const said = detail === null ? '' : ` It says: “${detail}”`;
	const wait = seconds(response.headers.get('retry-after'));
	const whole = (words: string, again = false, newKey = false): Refusal => ({
		ok: false,
		words: `${words}${said} ${KEPT}`,
		again,
		wait,
		newKey,
	});
	switch (status) {
		case 403:
			return whole(`The service does not take tickets from this page. ${OTHER_WAY}`);
		case 404:
			return whole('The service does not know this ticket.');
		case 413:
			return whole(
				'The ticket is too large for the service. Choose to send the headers only, or shorten the text.',
				true,
				true,
			);
		case 422:
			return whole(
				'The service cannot take the ticket like this. Change it, then send it again.',
				true,
				true,
			);
		case 429:
			return whole(`Too many tickets came from your connection. ${waitWords(wait)}`, true);
		case 503:
			return whole(`The service cannot take tickets now. ${waitWords(wait)} ${OTHER_WAY}`, true);
	}
	if (status >= 500)
		return whole(`Something is broken in the service. Try again in a minute. ${OTHER_WAY}`, true);
	return whole(`The service refused the ticket (${status}). ${OTHER_WAY}`);
}

const waitWords = (wait: number | null): string => {
	if (wait === null) return 'Try again in a few minutes.';
	return wait < 90
		? `Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`
		: `Try again in ${Math.ceil(wait / 60)} minutes.`;
};

/** `Retry-After` in seconds (RFC 9110 section 10.2.3); a date is read too. */
function seconds(value: string | null): number | null {
	if (value === null) return null;
	if (/^\d{1,6}$/.test(value.trim())) return Number(value);
	const until = Date.parse(value);
	return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/** The service's own words (RFC 9457); null where there are none. Shown as text, and never more than a few sentences. */
async function detailOf(response: Response): Promise<string | null> {
	if (!/^application\/problem\+json\b/i.test(response.headers.get('content-type') ?? '')) return null;
	try {
		const data: unknown = await response.json();
		const { detail } = data as { readonly detail?: unknown };
		return typeof detail === 'string' && detail.trim() !== '' ? detail.trim().slice(0, 300) : null;
	} catch {
		return null;
	}
}
