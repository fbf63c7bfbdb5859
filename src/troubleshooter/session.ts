/** Keeps the case for as long as the tab lives: reload and Back lose nothing, and nothing stays behind. */
import type { Case } from './types.ts';

/**
 * The search boxes hand a pasted bounce over under this key (`src/site/search/pasted.ts`). Said in both places: one module
 * for both would be a request of its own on every first view. The journey from the home page holds them together.
 */
const PASTE_KEY = 'bounce-desk:paste';
const CASE_KEY = 'bounce-desk:case';

export const EMPTY_CASE: Case = {
	pasted: '',
	index: 0,
	corrections: {},
	report: null,
	drafts: {},
	log: { sent: [], checks: [], helped: [] },
	keptAs: null,
};

/** The case of this tab. A browser that refuses storage gives the empty case. */
export function loadCase(): Case {
	try {
		const pasted = sessionStorage.getItem(PASTE_KEY) ?? '';
		const rest: unknown = JSON.parse(sessionStorage.getItem(CASE_KEY) ?? '{}');
		// What was found out about another text does not belong to this one.
		if (!isRest(rest) || rest.about !== fingerprint(pasted)) return { ...EMPTY_CASE, pasted };
		const { about, ...kept } = rest;
		return { ...EMPTY_CASE, ...kept, pasted };
	} catch {
		return EMPTY_CASE;
	}
}

/** Keep the case in this tab. Storage may be full or refused; the case then lives as long as the page. A kept case follows. */
export function saveCase({ pasted, ...rest }: Case): void {
	try {
		sessionStorage.setItem(PASTE_KEY, pasted);
		sessionStorage.setItem(CASE_KEY, JSON.stringify({ ...rest, about: fingerprint(pasted) }));
	} catch {
		// Nothing to do: the page itself still has it.
	}
	if (rest.keptAs) import('./case/follow.ts').then(({ follow }) => follow({ pasted, ...rest }));
}

/** Forget all of it ("Start again"). */
export function forgetCase(): void {
	try {
		sessionStorage.removeItem(PASTE_KEY);
		sessionStorage.removeItem(CASE_KEY);
	} catch {
		// A browser without storage has nothing to forget.
	}
}

type Rest = Omit<Case, 'pasted'> & { readonly about: string };

function isRest(value: unknown): value is Rest {
	return typeof value === 'object' && value !== null && 'about' in value && 'corrections' in value;
}

/** Enough to tell one pasted text from another. */
function fingerprint(text: string): string {
	return `${text.length}:${text.slice(0, 40)}:${text.slice(-40)}`;
}
