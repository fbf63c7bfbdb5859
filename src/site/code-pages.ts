/** What the pages of SMTP codes show, worked out from the content. */
import type { z } from 'zod';
import type { code } from '../schema/code.ts';
import type { Content } from '../schema/load.ts';
import { type SentenceGroup, sentencesWhere } from './mail-services.ts';
import { statuses } from './search/code-map.ts';

export type Code = z.output<typeof code>;

/** Subjects of enhanced status codes (RFC 3463, section 3), in the order of their number. */
export const subjects = [
	{ title: 'Not said', lead: 'The code gives no subject.' },
	{ title: 'Addresses', lead: 'Something about the recipient’s or the sender’s address.' },
	{ title: 'The mailbox', lead: 'The recipient’s mailbox is full, closed or limited.' },
	{ title: 'The other server', lead: 'The recipient’s mail system has a trouble or a limit.' },
	{ title: 'Network and routing', lead: 'The servers could not reach each other.' },
	{ title: 'The talk between the servers', lead: 'A command was wrong, missing or too early.' },
	{ title: 'Content', lead: 'The content or its format was not accepted.' },
	{ title: 'Rules and security', lead: 'Blocklists, proofs such as SPF, logins and other rules.' },
] as const;

/** What the first digit means for the reader. */
export const classNames = {
	'2': 'Success. Nothing failed.',
	'4': 'Not now. Your server tries again by itself, mostly for several days.',
	'5': 'Refused for good. The mail comes back.',
} as const;

/** The codes as they stand in bounces, the permanent one first: `5.7.1`, `4.7.1`. */
export function formsOf({ code: name, classes }: Code): readonly [string, ...string[]] {
	if (!name.startsWith('x')) return [name];
	const forms = [...classes].sort((a, b) => Number(b) - Number(a)).map((digit) => name.replace('x', digit));
	return [forms[0] ?? name, ...forms.slice(1)];
}

/** Other ways in which servers and people write the code. */
export function spellingsOf(data: Code): readonly string[] {
	const [main] = formsOf(data);
	if (!data.code.startsWith('x')) return [`${main}-`, `#${main}`, `SMTP error ${main}`];
	return [`550 ${main}`, `550-${main}`, `#${main}`, main.replaceAll('.', ' ')];
}

/**
 * Sentences of mail services that carry the code. A bare reply code such as 550 stands in nearly all of them, so its
 * page shows only those without a second code.
 */
export function sentencesWithCode(content: Content, data: Code): readonly SentenceGroup[] {
	const forms = formsOf(data);
	const enhanced = data.code.startsWith('x');
	const reply = new RegExp(`(?<![\\d.])${data.code}(?![\\d.])`);
	return sentencesWhere(content, ({ code: written, sample }) => {
		const text = `${written ?? ''}\n${sample.slice(0, 40)}`;
		const found = statuses(text);
		return enhanced ? found.some((status) => forms.includes(status)) : found.length === 0 && reply.test(text);
	});
}

/** Guides that say more about the code's causes, most likely cause first; at most four. */
export function guidesOf(content: Content, data: Code) {
	const wanted = data.causes.flatMap((cause) => content.causes.get(cause)?.data.article ?? []);
	return [...new Set(wanted)]
		.flatMap((id) => content.articles.get(id) ?? [])
		.slice(0, 4)
		.map(({ id, data: guide }) => ({ href: `/guides/${id}/`, title: guide.title, summary: guide.summary }));
}

/** Where the troubleshooter takes over: the entry of the one sure cause, or else its first question. */
export function flowEntryOf(content: Content, { verdict, causes }: Code): string {
	const sure = verdict ?? (causes.length === 1 ? causes[0] : undefined);
	const flow = sure === undefined ? undefined : content.causes.get(sure)?.data.flow;
	return flow ? `/fix/${flow.id}/${flow.node}/` : '/fix/';
}

/** Order of codes on the index: by number, part by part. */
export function byNumber(a: { data: Code }, b: { data: Code }): number {
	const parts = ({ data }: { data: Code }) => data.code.replace('x.', '').split('.').map(Number);
	const [x, y] = [parts(a), parts(b)];
	return (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0);
}
