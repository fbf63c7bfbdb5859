/** A sentence of a bounce in the search box: the same rules that read a pasted bounce say which page it belongs to. */
import type { Rules } from '../../diagnosis/types.ts';

/** What a sentence says. */
export interface Said {
	readonly cause: string;
	readonly provider: string | null;
	readonly blocklist: string | null;
	/** Share of the text that a rule knows, 0 to 1. */
	readonly share: number;
}

export type SentenceReader = (text: string) => Said | null;

/** Fewer words than this are words to search, not a sentence. */
const minWords = 3;

/** Whether a text is long enough to be worth the rules, which are loaded for it. */
export const mayBeSentence = (text: string): boolean => text.trim().split(/\s+/).length >= minWords;

let loading: Promise<SentenceReader | null> | undefined;

/** The rules, loaded once and only when they are needed; null where that fails, then words alone are searched. */
export function loadSentences(): Promise<SentenceReader | null> {
	loading ??= readRules().catch(() => {
		loading = undefined;
		return null;
	});
	return loading;
}

async function readRules(): Promise<SentenceReader> {
	const [{ unpackRules }, { createRuleBook }, { fold }, response] = await Promise.all([
		import('../../diagnosis/pack.ts'),
		import('../../diagnosis/rule-book.ts'),
		import('../../diagnosis/fold.ts'),
		fetch('/data/rules.json'),
	]);
	if (!response.ok) throw new Error(`rules.json: HTTP ${response.status}`);
	const rules: Rules = unpackRules(await response.json());
	const book = createRuleBook(rules);
	return (text) => {
		const folded = fold(text);
		const answers = book.read(folded, book.providerIn(folded, null)).filter(({ weak }) => !weak);
		const [answer] = answers;
		if (!answer) return null;
		const { cause, provider, pieces } = answer;
		const blocklist = answers.find((other) => other.blocklist !== null)?.blocklist ?? null;
		const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
		return { cause, provider, blocklist, share: length / folded.length };
	};
}
