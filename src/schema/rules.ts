/** Compile `content/` into the rules of `src/diagnosis`: plain JSON, in the order in which they are asked. */
import { fold } from '../diagnosis/fold.ts';
import { createPhraseIndex } from '../diagnosis/phrase-index.ts';
import type { CodeRule, PhraseRule, Rules } from '../diagnosis/types.ts';
import type { Content } from './load.ts';

/**
 * Rules from the content. Provider phrases keep their file order, providers by name of file; general phrases go by
 * their cause's `rank`, then file order, but a special sentence before a general one that stands in it, and all
 * bare words (`weak`) after all sentences. No error: the content was validated by the loader.
 */
export function compileRules(content: Content): Rules {
	const providers = [...content.providers.values()];
	const causes = [...content.causes.values()].sort(
		(a, b) => a.data.rank - b.data.rank || a.id.localeCompare(b.id),
	);
	return {
		phrases: [
			...providers.flatMap(({ id, data }) =>
				data.phrases.map((phrase, index) => ({
					...toRule(`providers/${id}#${index}`, phrase),
					provider: id,
					scope: phrase.scope,
				})),
			),
			...[false, true].flatMap((weak) =>
				specialFirst(
					causes.flatMap(({ id, data }) =>
						data.phrases
							.map((phrase, index) => toRule(`causes/${id}#${index}`, phrase))
							.filter((rule) => (rule.weak ?? false) === weak),
					),
				),
			),
		],
		providers: providers.map(({ id, data }) => ({
			id,
			hosts: data.hosts,
			domains: data.domains,
			marks: data.marks.map(fold),
		})),
		blocklists: [...content.blocklists.values()].map(({ id, data }) => ({
			id,
			names: data.names.map(fold),
			// A list without a zone of its own (a key is needed, or a form only) holds addresses.
			lists:
				data.zones.length === 0 || data.zones.some(({ lists }) => lists === 'ip')
					? ('ip' as const)
					: ('domain' as const),
		})),
		codes: causes.flatMap(({ id }) =>
			[...content.codes.values()].flatMap(({ data: { code, classes, verdict } }) =>
				verdict === id ? toCodes(code, classes, id) : [],
			),
		),
		causes: causes.map(({ id, data }) => ({ id, whoCanAct: data.whoCanAct })),
	};
}

interface Phrase {
	readonly match: string | readonly string[];
	readonly pattern?: string | undefined;
	readonly cause: string;
	readonly permanent?: boolean | undefined;
	readonly blocklist?: string | undefined;
	readonly weak?: boolean | undefined;
}

function toRule(id: string, phrase: Phrase): PhraseRule {
	return {
		id,
		match: (typeof phrase.match === 'string' ? [phrase.match] : phrase.match).map(fold),
		...(phrase.pattern === undefined ? {} : { pattern: phrase.pattern }),
		cause: phrase.cause,
		...(phrase.permanent === undefined ? {} : { permanent: phrase.permanent }),
		...(phrase.blocklist === undefined ? {} : { blocklist: phrase.blocklist }),
		...(phrase.weak ? { weak: true } : {}),
	};
}

/** The same rules, each moved before every rule that its own pieces would answer to: "mailbox size limit" before "size limit". */
function specialFirst(rules: readonly PhraseRule[]): PhraseRule[] {
	const texts = rules.map(({ match }) => match.join('\n'));
	const standingIn = createPhraseIndex(rules);
	const places: number[] = [];
	for (const [index, text] of [...texts.entries()].sort((a, b) => a[1].length - b[1].length)) {
		const general = standingIn(text).filter((other) => texts[other] !== text);
		places[index] = Math.min(index, ...general.map((other) => places[other] ?? other));
	}
	return [...rules.keys()]
		.sort(
			(a, b) =>
				(places[a] as number) - (places[b] as number) ||
				(texts[b] as string).length - (texts[a] as string).length ||
				a - b,
		)
		.map((index) => rules[index] as PhraseRule);
}

function toCodes(code: string, classes: readonly string[], cause: string): CodeRule[] {
	return code.startsWith('x')
		? classes.map((digit) => ({ code: code.replace('x', digit), cause }))
		: [{ code, cause }];
}
