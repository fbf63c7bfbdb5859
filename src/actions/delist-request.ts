/** The request to a mail service to lift its block. */
import { answerOf, checkCounts, clip, codeOf, evidenceOf, fact, hostOf, paragraphs, quote } from './text.ts';
import type { CaseFacts, Language, Message } from './types.ts';
import { WORDS } from './words.ts';

/** Longest piece of the bounce that is quoted, in characters. */
const MAX_QUOTE = 1_200;

/**
 * A request with every fact that is known and no other: a fact that is missing leaves no line, and only ticked steps are claimed.
 * `language` is that of the mail service; the quoted answer stays as it was written.
 */
export function delistRequest(facts: CaseFacts, language: Language = 'en'): Message {
	const words = WORDS[language];
	const code = codeOf(facts);
	const about = [facts.sendingIp, code, facts.recipientDomain].filter((part) => part !== null).join(', ');
	const answer = answerOf(facts);
	const evidence = evidenceOf(facts);
	return {
		subject: about === '' ? words.subject : `${words.subject}: ${about}`,
		body: paragraphs([
			words.hello,
			words.asked,
			[
				...fact(words.ip, facts.sendingIp, words.colon),
				...fact(words.senderDomain, facts.senderDomain, words.colon),
				...fact(words.recipientDomain, facts.recipientDomain, words.colon),
				...fact(words.recipient, facts.bounce?.recipient, words.colon),
				...fact(words.host, hostOf(facts), words.colon),
				...fact(words.code, code, words.colon),
				...fact(words.date, facts.bouncedAt, words.colon),
			],
			answer === null ? null : [words.answer, quote(clip(answer, MAX_QUOTE))],
			evidence === null ? null : quote(clip(evidence, MAX_QUOTE)),
			checkSummary(facts, language),
			stepsDone(facts, language),
			words.closing,
			[words.regards, ...[facts.contactName, facts.contactEmail].filter((part) => part !== null)],
			fact(words.website, facts.website, words.colon),
		]),
	};
}

/** The steps that the reader ticked, or null: nothing is claimed that was not. */
export function stepsDone(facts: CaseFacts, language: Language = 'en'): string | null {
	if (facts.stepsDone.length === 0) return null;
	return [WORDS[language].done, ...stepsIn(facts, language).map((step) => `- ${step}`)].join('\n');
}

/** The ticked steps as sentences in `language`; one that nobody has translated stays English. */
export function stepsIn({ stepsDone, stepsDoneIn }: CaseFacts, language: Language): string[] {
	return stepsDone.map((step, index) => stepsDoneIn?.[index]?.[language] ?? step);
}

/** One sentence on the blocklist check, the three results counted apart, and the lists that have the address. */
export function checkSummary(facts: CaseFacts, language: Language = 'en'): string | null {
	const counts = checkCounts(facts);
	if (!counts || !facts.checks) return null;
	const words = WORDS[language];
	const sentence = words.checked
		.replace('{date}', minute(facts.checks.at))
		.replace('{clear}', String(counts.clear))
		.replace('{listed}', String(counts.listed.length))
		.replace('{unknown}', String(counts.unknown));
	return [sentence, ...fact(words.listedOn, counts.listed.join(', '), words.colon)].join('\n');
}

/** `2026-11-20T10:30:00.000Z` as people read it in every language: `2026-11-20 10:30 UTC`. Any other text stays. */
export function minute(at: string): string {
	return at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?Z$/, '$1 $2 UTC');
}
