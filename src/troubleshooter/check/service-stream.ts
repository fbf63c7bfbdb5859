/** The check of an address by the host's own service: the same results, as events (html.spec.whatwg.org, server-sent events). */
import type { ZoneResult } from '../../dnsbl/types.ts';

/** What the service says when it cannot check: for the reader. */
export class ServiceRefusal extends Error {
	override readonly name = 'ServiceRefusal';
}

/**
 * The results as they come.
 * @param service its address, without a slash at the end
 * @throws ServiceRefusal with the service's own words; Error when the stream breaks; the reason of `signal` when it aborts
 */
export async function* serviceResults(
	service: string,
	ip: string,
	signal: AbortSignal,
): AsyncGenerator<ZoneResult, void, undefined> {
	const response = await fetch(`${service}/v1/blocklists/${ip}`, {
		signal,
		credentials: 'omit',
		redirect: 'error',
		referrerPolicy: 'no-referrer',
	});
	if (!response.ok || !response.body) throw await refusalOf(response);
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	for (;;) {
		const { value, done } = await reader.read();
		// Without `done` as its last event the stream did not end: lists are missing.
		if (done) throw new Error('the stream broke');
		const events = (text + value).split('\n\n');
		text = events.pop() ?? '';
		for (const event of events) {
			const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
			if (name === 'done') return;
			if (name === 'result' && data) yield JSON.parse(data) as ZoneResult;
		}
	}
}

async function refusalOf(response: Response): Promise<Error> {
	try {
		const { detail } = (await response.json()) as { readonly detail?: unknown };
		if (typeof detail === 'string') return new ServiceRefusal(detail);
	} catch {
		// No answer of the service, but of something in between.
	}
	return new Error(`HTTP ${response.status}`);
}
