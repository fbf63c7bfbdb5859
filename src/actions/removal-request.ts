/** The request to a blocklist to take an address or a domain off. */

import { minute, stepsDone } from './delist-request.ts';
import { answerOf, checkCounts, clip, codeOf, evidenceOf, fact, hostOf, paragraphs, quote } from './text.ts';
import type { CaseFacts, Message } from './types.ts';

/** Longest piece of the bounce that is quoted, in characters. */
const MAX_QUOTE = 600;

/** A blocklist as the request needs it. */
export interface ListToAsk {
	readonly name: string;
	/** What it holds; left out: addresses. */
	readonly holds?: 'ip' | 'domain';
}

/** A removal request to that list: what is listed, the proof, and only the steps that were ticked. A fact that is missing leaves no line. */
export function removalRequest(facts: CaseFacts, { name, holds = 'ip' }: ListToAsk): Message {
	const answer = answerOf(facts);
	const evidence = evidenceOf(facts);
	const listed = checkCounts(facts)?.listed.join(', ') ?? null;
	const subject = holds === 'domain' ? facts.senderDomain : facts.sendingIp;
	const about = [fact('IP address', facts.sendingIp), fact('Domain', facts.senderDomain)];
	return {
		subject: `Removal request${subject === null ? '' : `: ${subject}`}`,
		body: paragraphs([
			'Hello,',
			`Please remove our ${holds === 'domain' ? 'domain' : 'mail server'} from ${name}.`,
			[
				...(holds === 'domain' ? about.reverse() : about).flat(),
				...fact('Zones that list it', listed),
				...fact('Checked on', facts.checks && minute(facts.checks.at)),
				...fact('Mail refused by', hostOf(facts)),
				...fact('Error code', codeOf(facts)),
				...fact('Date', facts.bouncedAt),
			],
			answer === null ? null : ['How we learned of it:', quote(clip(answer, MAX_QUOTE))],
			evidence === null ? null : quote(clip(evidence, MAX_QUOTE)),
			stepsDone(facts),
			`If spam from this ${holds === 'domain' ? 'domain' : 'address'} is still reported to you, please tell us when, so that we can find it.`,
			['Kind regards', ...[facts.contactName, facts.contactEmail].filter((part) => part !== null)],
		]),
	};
}
