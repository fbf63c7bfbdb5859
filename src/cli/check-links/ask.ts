/** Ask addresses whether they are still there: politely, a few at a time, never two of one host at once. */

export interface Answer {
	readonly href: string;
	/** `gone`: 404 or 410. `moved`: for good, to `to`. `refused`: it does not talk to programs, look by hand. `silent`: no answer in time. */
	readonly state: 'there' | 'moved' | 'gone' | 'refused' | 'failed' | 'silent';
	readonly status: number | null;
	readonly to: string | null;
}

export interface AskOptions {
	readonly fetch: typeof fetch;
	/** Who asks, so that a site's owner knows. */
	readonly userAgent: string;
	/** Requests at once, over all hosts. */
	readonly parallel?: number;
	/** Milliseconds for one request. */
	readonly timeout?: number;
	/** Milliseconds between two requests to one host. */
	readonly pause?: number;
	readonly onAnswer?: (answer: Answer) => void;
}

/** Slots of a template are filled with documentation values: the page is asked for, not a person's address looked up. */
export function asked(href: string): string {
	return href
		.replaceAll('{ip}', '192.0.2.1')
		.replaceAll('{domain}', 'example.com')
		.replace(/\{\w+\}/g, '');
}

/** Ask each address once. Answers come in the order of `hrefs`; a failure of one never stops the others. */
export async function askAll(hrefs: readonly string[], options: AskOptions): Promise<Answer[]> {
	const { parallel = 4, pause = 1_000 } = options;
	const queues = new Map<string, string[]>();
	for (const href of new Set(hrefs)) {
		const host = new URL(asked(href)).host;
		queues.set(host, [...(queues.get(host) ?? []), href]);
	}
	const waiting = [...queues.values()];
	const answers = new Map<string, Answer>();
	const worker = async (): Promise<void> => {
		for (let queue = waiting.shift(); queue; queue = waiting.shift())
			for (const [index, href] of queue.entries()) {
				if (index > 0) await new Promise((resolve) => setTimeout(resolve, pause));
				const answer = await askOne(href, options);
				answers.set(href, answer);
				options.onAnswer?.(answer);
			}
	};
	await Promise.all(Array.from({ length: parallel }, worker));
	return hrefs.flatMap((href) => answers.get(href) ?? []);
}

async function askOne(href: string, options: AskOptions): Promise<Answer> {
	const head = await request(href, 'HEAD', options);
	// Many servers refuse HEAD or answer it wrongly; only a GET is believed.
	return head.state === 'there' || head.state === 'moved' ? head : request(href, 'GET', options);
}

async function request(
	href: string,
	method: 'HEAD' | 'GET',
	{ fetch, userAgent, timeout = 15_000 }: AskOptions,
): Promise<Answer> {
	try {
		const response = await fetch(asked(href), {
			method,
			redirect: 'manual',
			headers: { 'user-agent': userAgent },
			signal: AbortSignal.timeout(timeout),
		});
		await response.body?.cancel();
		const location = response.headers.get('location');
		const to = location === null ? null : new URL(location, asked(href)).href;
		return { href, state: stateOf(response.status, asked(href), to), status: response.status, to };
	} catch {
		return { href, state: 'silent', status: null, to: null };
	}
}

function stateOf(status: number, from: string, to: string | null): Answer['state'] {
	if (status === 404 || status === 410) return 'gone';
	if (status === 401 || status === 403 || status === 429 || status === 451) return 'refused';
	// Only a move for good is worth a change; one to the same page in another spelling is not.
	if (status === 301 || status === 308) return to !== null && plain(to) !== plain(from) ? 'moved' : 'there';
	return status < 400 ? 'there' : 'failed';
}

const plain = (href: string): string => href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
