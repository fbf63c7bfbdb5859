/** The rules, made ready to be asked: which of them answer to a text, in the order of `LAYERS`. */
import { createPhraseIndex } from './phrase-index.ts';
import { createProviderFinder, type ProviderFinder } from './provider.ts';
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
	readonly providers: ProviderFinder;
	/** The provider that a sentence in a folded text names by itself. */
	readonly namedProvider: (text: string) => string | null;
	/** Answers to a folded text, best first, when the reply came from `provider`. */
	readonly read: (text: string, provider: string | null) => Answer[];
	/** The answer that a bare code bears out: `5.1.1` or `550`. */
	readonly code: (code: string, layer: 'enhanced-status' | 'reply-code') => Answer | null;
}

/** A refused question to a list is not a listing: such a sentence is asked before the list's name is believed. */
const NOT_A_LISTING = 'receiver-dnsbl-error';

export function createRuleBook(rules: Rules): RuleBook {
	const phraseIndex = createPhraseIndex(rules.phrases);
	const names = rules.blocklists.flatMap((list) => list.names.map((name) => ({ match: [name], list })));
	const nameIndex = createPhraseIndex(names);
	const codes = new Map(rules.codes.map(({ code, cause }) => [code, cause]));
	const memo = { text: '', phrases: [] as PhraseRule[] };

	const phrasesIn = (text: string): PhraseRule[] => {
		if (memo.text !== text) {
			memo.phrases = phraseIndex(text).map((number) => rules.phrases[number] as PhraseRule);
			memo.text = text;
		}
		return memo.phrases;
	};
	const listIn = (text: string): { list: BlocklistRule; name: string } | null => {
		let best: { list: BlocklistRule; name: string } | null = null;
		for (const number of nameIndex(text)) {
			const { list, match } = names[number] as (typeof names)[number];
			const name = match[0] as string;
			if (name.length > (best?.name.length ?? 0)) best = { list, name };
		}
		return best;
	};
	return {
		providers: createProviderFinder(rules.providers),
		namedProvider: (text) => phrasesIn(text).find(({ scope }) => scope === 'any')?.provider ?? null,
		code: (code, layer) => {
			const cause = codes.get(code);
			if (!cause) return null;
			const rule = `codes/${code.replaceAll('.', '-')}`;
			return {
				layer,
				rule,
				cause,
				provider: null,
				blocklist: null,
				permanent: null,
				weak: false,
				pieces: [code],
			};
		},
		read: (text, provider) => {
			const phrases = phrasesIn(text);
			const own = phrases.filter((phrase) => phrase.provider && phrase.provider === provider);
			const foreign = phrases.filter(({ provider: by, scope }) => by && by !== provider && scope === 'any');
			const general = phrases.filter((phrase) => !phrase.provider);
			const named = listIn(text);
			const refused = general.filter(({ cause }) => cause === NOT_A_LISTING);
			const rest = general.filter(({ cause }) => cause !== NOT_A_LISTING);
			return [
				...own.map((phrase) => toAnswer(phrase, 'provider-phrase', named?.list)),
				...foreign.map((phrase) => toAnswer(phrase, 'provider-phrase', named?.list)),
				...refused.map((phrase) => toAnswer(phrase, 'cause-phrase', named?.list)),
				...(named ? [toListing(named.list, named.name, rest)] : []),
				...rest.map((phrase) => toAnswer(phrase, 'cause-phrase', named?.list)),
			];
		},
	};
}

const LISTINGS: ReadonlySet<string> = new Set(['ip-blocklisted', 'domain-blocklisted', NOT_A_LISTING]);

function toAnswer(phrase: PhraseRule, layer: Layer, list: BlocklistRule | undefined): Answer {
	const named = LISTINGS.has(phrase.cause) ? (list?.id ?? null) : null;
	return {
		layer,
		rule: phrase.id,
		cause: phrase.cause,
		provider: phrase.provider ?? null,
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
