/** The ticket to the host's support, whole: what is asked, what was read, and the headers that help to find the mail. */
import type { Header } from '../bounce/types.ts';
import { checkSummary, stepsDone } from './delist-request.ts';
import { answerOf, clip, codeOf, evidenceOf, fact, paragraphs, quote } from './text.ts';
import type { CaseFacts, Message } from './types.ts';

/** Longest ticket, in characters: most help desks take about 64 kB. */
export const MAX_TICKET = 30_000;
const MAX_HEADER = 400;
const MAX_RECEIVED = 5;

/** Headers of the returned mail that support looks for, in this order (RFC 5322, RFC 8601 and what panels add). */
const RELEVANT = [
	'return-path',
	'from',
	'to',
	'subject',
	'date',
	'message-id',
	'received',
	'authentication-results',
	'x-originating-ip',
	'x-php-originating-script',
	'x-php-script',
	'x-authenticated-sender',
	'x-mailer',
	'user-agent',
] as const;

/** The headers that help support, shortened; of the `Received` lines the newest few. */
export function relevantHeaders(headers: readonly Header[]): Header[] {
	return RELEVANT.flatMap((name) => {
		const found = headers.filter((header) => header.name.toLowerCase() === name);
		return name === 'received' ? found.slice(0, MAX_RECEIVED) : found.slice(0, 1);
	}).map(({ name, value }) => ({ name, value: clip(value.replace(/\s+/g, ' ').trim(), MAX_HEADER) }));
}

/**
 * A ticket. `ask`: what the reader wants done, one or two sentences; `reading`: our reading in plain words, shown as such.
 * At most `MAX_TICKET` characters: the pasted bounce is cut first, and the text says so.
 */
export function ticket(facts: CaseFacts, ask: string, reading: string | null = null): Message {
	const code = codeOf(facts);
	const where = facts.recipientDomain ?? facts.provider?.name ?? null;
	const answer = answerOf(facts);
	const evidence = evidenceOf(facts);
	const headers = relevantHeaders(facts.originalHeaders);
	const body = paragraphs([
		'Hello,',
		ask,
		[
			...fact('My service', facts.serviceName),
			...fact('IP address of the server', facts.sendingIp),
			...fact('Sender domain', facts.senderDomain),
			...fact('Recipient', facts.bounce?.recipient ?? facts.recipientDomain),
			...fact("Recipient's mail service", facts.provider?.name),
			...fact('Server that turned it away', hostName(facts)),
			...fact('Error code', code),
			...fact('Date', facts.bouncedAt),
			...fact('Most likely reason', reading),
		],
		answer === null ? null : ['The other server answered:', quote(clip(answer, 2_000))],
		evidence === null ? null : ['The line that decided:', quote(clip(evidence, 1_000))],
		checkSummary(facts),
		stepsDone(facts),
		facts.path.length === 0
			? null
			: [
					'My answers in the troubleshooter:',
					...facts.path.map((step) => `- ${step.question} ${step.answer}`),
				],
		headers.length === 0
			? null
			: ['Headers of the returned mail:', ...headers.map(({ name, value }) => `${name}: ${value}`)],
		['Kind regards', ...[facts.contactName, facts.contactEmail].filter((part) => part !== null)],
	]);
	return {
		subject: `Mail${where === null ? '' : ` to ${where}`} comes back${code === null ? '' : `: ${code}`}${facts.sendingIp === null ? '' : ` (${facts.sendingIp})`}`,
		body: withBounce(clip(body, MAX_TICKET), facts.pasted),
	};
}

function withBounce(body: string, pasted: string | null): string {
	if (pasted === null || pasted.trim() === '') return body;
	const head = '\n\nThe whole message as I got it:\n\n';
	const note = '\n(cut here: the message is longer)';
	const room = MAX_TICKET - body.length - head.length;
	if (room < 200) return body;
	const text = pasted.trim();
	return `${body}${head}${text.length <= room ? text : clip(text, room - note.length) + note}`;
}

function hostName({ bounce }: CaseFacts): string | null {
	const host = bounce?.remoteMta;
	if (!host) return null;
	return [host.name, host.address && `[${host.address}]`].filter(Boolean).join(' ') || null;
}
