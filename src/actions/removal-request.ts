/** The request to a blocklist to take an address off. */

import { minute, stepsDone } from './delist-request.ts';
import { answerOf, checkCounts, clip, fact, paragraphs, quote } from './text.ts';
import type { CaseFacts, Message } from './types.ts';

/** Longest piece of the bounce that is quoted, in characters. */
const MAX_QUOTE = 600;

/** A removal request to the list of that name: the address, the proof, and only the steps that were ticked. */
export function removalRequest(facts: CaseFacts, list: { readonly name: string }): Message {
	const answer = answerOf(facts);
	const listed = checkCounts(facts)?.listed.join(', ') ?? null;
	return {
		subject: `Removal request${facts.sendingIp === null ? '' : `: ${facts.sendingIp}`}`,
		body: paragraphs([
			'Hello,',
			`Please remove our mail server from ${list.name}.`,
			[
				...fact('IP address', facts.sendingIp),
				...fact('Domain', facts.senderDomain),
				...fact('Zones that list it', listed),
				...fact('Checked on', facts.checks && minute(facts.checks.at)),
			],
			answer === null ? null : ['How we learned of it:', quote(clip(answer, MAX_QUOTE))],
			stepsDone(facts),
			'If spam from this address was reported to you after these steps, please tell us when, so that we can find it.',
			['Kind regards', ...[facts.contactName, facts.contactEmail].filter((part) => part !== null)],
		]),
	};
}
