/** The case of this tab: what was pasted, what it means, what the reader set right. Kept on every change. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { EMPTY_CASE, forgetCase, loadCase, saveCase } from './session.ts';
import type { Case, Understood } from './types.ts';
import { prepare, understand } from './understand.ts';

const CANNOT_LOAD =
	'The reader could not be loaded. See whether you are online and press the button again. Your text is still here.';
const EMPTY = 'Paste the message first. One line of it is enough to begin.';

/** What happened to the text in the box. */
export interface ReadingState {
	/** false until the page's script has looked what this tab knows. */
	readonly ready: boolean;
	readonly busy: boolean;
	readonly problem: string | null;
	readonly understood: Understood | null;
}

export function useCase() {
	const [aCase, setCase] = useState<Case>(EMPTY_CASE);
	const [state, setState] = useState<ReadingState>({
		ready: false,
		busy: false,
		problem: null,
		understood: null,
	});

	const read = useCallback(async (text: string): Promise<Understood | null> => {
		if (text.trim() === '') {
			setState({ ready: true, busy: false, problem: EMPTY, understood: null });
			return null;
		}
		setState((before) => ({ ...before, ready: true, busy: true, problem: null }));
		try {
			const understood = await understand(text);
			setState({ ready: true, busy: false, problem: null, understood });
			return understood;
		} catch {
			setState({ ready: true, busy: false, problem: CANNOT_LOAD, understood: null });
			return null;
		}
	}, []);

	useEffect(() => {
		const kept = loadCase();
		setCase(kept);
		if (kept.pasted.trim() === '') setState((before) => ({ ...before, ready: true }));
		else read(kept.pasted);
	}, [read]);

	const change = useCallback((part: Partial<Case>) => {
		setCase((before) => {
			const after = { ...before, ...part };
			saveCase(after);
			return after;
		});
	}, []);

	/** Another text: what belonged to the old one goes. */
	const setText = useCallback(
		(pasted: string) => {
			change({ ...EMPTY_CASE, pasted });
			if (pasted.trim() !== '') prepare(pasted);
			setState({ ready: true, busy: false, problem: null, understood: null });
		},
		[change],
	);

	const forget = useCallback(() => {
		forgetCase();
		setCase(EMPTY_CASE);
		setState({ ready: true, busy: false, problem: null, understood: null });
	}, []);

	return { aCase, ...state, read, change, setText, forget };
}
