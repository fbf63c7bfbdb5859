/** A short note for the recipient, to be sent by another way: another address, phone or chat. */
import { answerOf, clip, fact, paragraphs, quote } from './text.ts';
import type { CaseFacts, Message } from './types.ts';

/** `tell`: what the recipient or their mail administrator should do. */
export function recipientNote(facts: CaseFacts, tell: string): Message {
	const answer = answerOf(facts);
	return {
		subject: 'My mail to you came back',
		body: paragraphs([
			'Hello,',
			tell,
			[
				...fact('Mail to', facts.bounce?.recipient),
				...fact('From domain', facts.senderDomain),
				...fact('From server', facts.sendingIp),
				...fact('Date', facts.bouncedAt),
			],
			answer === null ? null : ['Your mail server answered:', quote(clip(answer, 1_000))],
			['Kind regards', ...(facts.contactName === null ? [] : [facts.contactName])],
		]),
	};
}
