/** The rules, made ready to be asked: which of them answer to a text, in the order of `LAYERS`. */
import { createLikeness, type Liken } from './likeness.ts';
import { createPhraseIndex } from './phrase-index.ts';
import { createProviderFinder, type Mark } from './provider.ts';
import type { BlocklistRule, Layer, PhraseRule, Rules } from './types.ts';

/** What one rule says about a text. */
export interface Answer {
	readonly layer: Layer;
	/** The rule's id. */
	readonly rule: string;
	readonly cause: string;
	readonly provider: string | null;
	readonly blocklist: string | null;
	readonly permanent: boolean | null;
	readonly weak: boolean;
	/** Pieces of text that decided, folded. */
	readonly pieces: readonly string[];
}

export interface RuleBook {
	/** By the refusing server's name; where several services share its servers, the recipient's domain decides. */
	readonly providerOfHost: (host: string, recipientDomain: string | null) => string | null;
	/** By the recipient's domain, unless a named server, `host`, refused that has nothing to do with that domain. */
	readonly providerOfDomain: (recipientDomain: string, host: string | null) => string | null;
	/** By the servers that a folded text names just in front of a folded reply. */
	readonly providerBefore: (
		text: string,
		reply: string,
		recipientDomain: string | null,
		reporter: string | null,
	) => string | null;
	/** The provider that a folded reply names by itself, or whose software's words it holds when its server, `reporter`, tells of it. */
	readonly providerIn: (
		text: string,
		recipientDomain: string | null,
		reporter?: string | null,
	) => string | null;
	/** Answers to a folded text, best first, when the reply came from `provider`. */
	readonly read: (text: string, provider: string | null) => Answer[];
	/** Answers of the sentences that a folded reply with this status is most like, best first; mostly one or none. */
	readonly liken: (text: string, status: string | null) => Answer[];
	/** The answer that a bare code bears out: `5.1.1` or `550`. */
	readonly code: (code: string, layer: 'enhanced-status' | 'reply-code') => Answer | null;
}

/** A refused question to a list is not a listing: such a sentence is asked before the list's name is believed. */
const NOT_A_LISTING = 'receiver-dnsbl-error';

interface Found {
	readonly phrases: readonly PhraseRule[];
	readonly marks: readonly Mark[];
	/** The list that is named at most length: `zen.spamhaus.org` before `spamhaus.org`. */
	readonly named: { readonly list: BlocklistRule; readonly name: string } | null;
}

export function createRuleBook(rules: Rules): RuleBook {
	const providers = createProviderFinder(rules.providers);
	const codes = new Map(rules.codes.map(({ code, cause }) => [code, cause]));
	const scan = createScanner(rules, providers.marks);
	let likeness: Liken | null = null;
	return {
		providerOfHost: providers.byHost,
		providerOfDomain: providers.byDomain,
		providerBefore: providers.byNames,
		providerIn: (text, recipientDomain, reporter) => {
			const { marks, phrases } = scan(text);
			const named =
				providers.byText(text, marks, recipientDomain) ??
				phrases.find(({ scope }) => scope === 'any')?.provider;
			if (named || !reporter) return named ?? null;
			const own = providers.byHost(reporter, recipientDomain);
			return phrases.some(({ scope, provider }) => scope === 'text' && provider === own) ? own : null;
		},
		liken: (text, status) => {
			// Learned when it is first needed: most texts hold a sentence that is known.
			likeness ??= createLikeness(rules.phrases, rules.codes);
			return likeness(text, status).map(({ phrase, words, slight }) => ({
				...toAnswer(phrase, 'similar-words', undefined),
				provider: null,
				blocklist: null,
				weak: slight,
				pieces: words,
			}));
		},
		code: (code, layer) => {
			const cause = codes.get(code);
			return cause ? codeAnswer(code, layer, cause) : null;
		},
		read: (text, provider) => {
			const { phrases, named } = scan(text);
			const own: Answer[] = [];
			const foreign: Answer[] = [];
			const refused: Answer[] = [];
			const rest: PhraseRule[] = [];
			for (const phrase of phrases) {
				if (!phrase.provider) {
					if (phrase.cause === NOT_A_LISTING) refused.push(toAnswer(phrase, 'cause-phrase', named?.list));
					else rest.push(phrase);
				} else if (phrase.provider === provider) {
					own.push(toAnswer(phrase, 'provider-phrase', named?.list));
				} else if (phrase.scope !== 'provider') {
					foreign.push(toAnswer(phrase, 'provider-phrase', named?.list));
				}
			}
			return [
				...own,
				...foreign,
				...refused,
				...(named ? [toListing(named.list, named.name, rest)] : []),
				...rest.map((phrase) => toAnswer(phrase, 'cause-phrase', named?.list)),
			];
		},
	};
}

/** One pass over a text finds phrases, marks and lists alike; the last text is remembered. */
function createScanner(rules: Rules, marks: readonly Mark[]): (text: string) => Found {
	const names = rules.blocklists.flatMap((list) => list.names.map((name) => ({ match: [name], list })));
	const index = createPhraseIndex([...rules.phrases, ...marks, ...names]);
	const firstMark = rules.phrases.length;
	const firstName = firstMark + marks.length;
	let last: { readonly text: string; readonly found: Found } | null = null;

	return (text) => {
		if (last?.text === text) return last.found;
		const phrases: PhraseRule[] = [];
		const marked: Mark[] = [];
		let named: Found['named'] = null;
		for (const number of index(text)) {
			if (number < firstMark) phrases.push(rules.phrases[number] as PhraseRule);
			else if (number < firstName) marked.push(marks[number - firstMark] as Mark);
			else {
				const { list, match } = names[number - firstName] as (typeof names)[number];
				const name = match[0] as string;
				if (name.length > (named?.name.length ?? 0)) named = { list, name };
			}
		}
		const found = { phrases, marks: marked, named };
		last = { text, found };
		return found;
	};
}

const LISTINGS: ReadonlySet<string> = new Set(['ip-blocklisted', 'domain-blocklisted', NOT_A_LISTING]);

/** The answer that a code gives, named by its file in `content/codes`. */
export function codeAnswer(code: string, layer: Layer, cause: string): Answer {
	return {
		layer,
		rule: `codes/${code.replaceAll('.', '-')}`,
		cause,
		provider: null,
		blocklist: null,
		permanent: null,
		weak: false,
		pieces: [code],
	};
}

function toAnswer(phrase: PhraseRule, layer: Layer, list: BlocklistRule | undefined): Answer {
	const named = LISTINGS.has(phrase.cause) ? (list?.id ?? null) : null;
	return {
		layer,
		rule: phrase.id,
		cause: phrase.cause,
		provider: phrase.scope === 'text' ? null : (phrase.provider ?? null),
		blocklist: phrase.blocklist ?? named,
		permanent: phrase.permanent ?? null,
		weak: phrase.weak ?? false,
		pieces: phrase.match,
	};
}

/** A list's name: its own kind says whether the address or the domain is on it, unless a sentence says which. */
function toListing(list: BlocklistRule, name: string, sentences: readonly PhraseRule[]): Answer {
	const said = sentences.find(({ cause, weak }) => !weak && LISTINGS.has(cause));
	return {
		layer: 'blocklist-named',
		rule: `blocklists/${list.id}`,
		cause: said?.cause ?? (list.lists === 'ip' ? 'ip-blocklisted' : 'domain-blocklisted'),
		provider: null,
		blocklist: said?.blocklist ?? list.id,
		permanent: null,
		weak: false,
		pieces: [name],
	};
}
