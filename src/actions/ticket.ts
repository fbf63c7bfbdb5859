/** The ticket to the host's support, whole: what is asked, what was read, and the headers that help to find the mail. */
import type { Header } from '../bounce/types.ts';
import { stepsDone } from './delist-request.ts';
import { answerOf, clip, codeOf, evidenceOf, fact, paragraphs, quote } from './text.ts';
import { checkResults, deliveryStatus, relevantHeaders, whatHappened } from './ticket-parts.ts';
import type { CaseFacts, Message } from './types.ts';

export { relevantHeaders } from './ticket-parts.ts';

/** Longest ticket, in characters: most help desks take about 64 kB. */
export const MAX_TICKET = 30_000;

/**
 * What of the message that came back goes along: its headers that help support, or all of it, or (for an address with
 * little room, which ends up in logs) neither.
 */
export type Along = 'headers' | 'whole' | 'nothing';

/**
 * A ticket. `ask`: what the reader wants done, one or two sentences; `reading`: our reading in plain words, shown as such.
 * At most `MAX_TICKET` characters: the pasted bounce is cut first, and the text says so.
 */
export function ticket(
	facts: CaseFacts,
	ask: string,
	reading: string | null = null,
	along: Along = 'whole',
): Message {
	const { diagnosis } = facts;
	const where = facts.recipientDomain ?? facts.provider?.name ?? null;
	const code = codeOf(facts);
	const answer = answerOf(facts);
	const evidence = evidenceOf(facts);
	const isDecided = Boolean(diagnosis?.evidence) && evidence === null;
	const status = deliveryStatus(facts.pasted);
	const body = paragraphs([
		'Hello,',
		ask,
		whatHappened(facts),
		[
			...fact('My service', facts.serviceName),
			...fact('IP address of the server', facts.sendingIp),
			...fact('Sender domain', facts.senderDomain),
			...fact('Recipient', facts.bounce?.recipient ?? facts.recipientDomain),
			...fact("Recipient's mail service", facts.provider?.name),
			...fact('Server that turned it away', hostName(facts)),
			...fact('Error code', code),
			...fact('Date', facts.bouncedAt),
			...fact(diagnosis?.confidence === 'guess' ? 'Possible reason' : 'Most likely reason', reading),
			...fact('Blocklist (blacklist) that the message names', diagnosis?.blocklist),
		],
		answer === null
			? null
			: [
					isDecided ? 'The other server answered, and this decides it:' : 'The other server answered:',
					quote(clip(answer, 2_000)),
				],
		evidence === null ? null : ['The line that decided:', quote(clip(evidence, 1_000))],
		checkResults(facts),
		stepsDone(facts),
		facts.path.length === 0
			? null
			: [
					'My answers in the troubleshooter:',
					...facts.path.map((step) => `- ${step.question} ${step.answer}`),
				],
		...(along === 'nothing'
			? []
			: [
					headerBlock('Headers of the mail that I sent:', facts.originalHeaders),
					headerBlock('Headers of the message that came back:', facts.bounceHeaders ?? []),
					status === null ? null : ['Delivery status:', status],
				]),
		['Kind regards', ...[facts.contactName, facts.contactEmail].filter((part) => part !== null)],
	]);
	const short = clip(body, MAX_TICKET);
	return {
		subject: `Mail${where === null ? '' : ` to ${where}`} comes back${code === null ? '' : `: ${code}`}${facts.sendingIp === null ? '' : ` (${facts.sendingIp})`}`,
		body: along === 'whole' ? withWhole(short, facts.pasted) : short,
	};
}

/** The text with the whole message behind it, as far as there is room; the text says where it was cut. */
export function withWhole(body: string, pasted: string | null): string {
	if (pasted === null || pasted.trim() === '') return body;
	const head = '\n\nThe whole message as I got it:\n\n';
	const note = '\n(cut here: the message is longer)';
	const room = MAX_TICKET - body.length - head.length;
	if (room < 200) return body;
	const text = pasted.trim();
	return `${body}${head}${text.length <= room ? text : clip(text, room - note.length) + note}`;
}

function headerBlock(title: string, headers: readonly Header[]): string[] | null {
	const found = relevantHeaders(headers);
	return found.length === 0 ? null : [title, ...found.map(({ name, value }) => `${name}: ${value}`)];
}

function hostName({ bounce }: CaseFacts): string | null {
	const host = bounce?.remoteMta;
	if (!host) return null;
	return [host.name, host.address && `[${host.address}]`].filter(Boolean).join(' ') || null;
}
