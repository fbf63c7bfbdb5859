/** The tab's case and the kept one, in step: what the reader did is noted in both, and nothing is kept before the reader asks. */
import { useEffect, useState } from 'preact/hooks';
import type { CaseLog } from '../../actions/case.ts';
import type { CaseFile } from '../../actions/case-file.ts';
import type { Case } from '../types.ts';
import { type Setting, toFile } from './keep.ts';
import { erase, keep, keptCase, onOtherTab, type Refusal } from './store.ts';

export interface Kept {
	/** What was done, from the kept case where there is one. */
	readonly log: CaseLog;
	/** The kept case; null: nothing is kept. */
	readonly file: CaseFile | null;
	/** Why it could not be kept. */
	readonly refusal: Refusal | null;
	readonly note: (change: (log: CaseLog) => CaseLog) => void;
	readonly keepIt: () => void;
	readonly eraseIt: () => void;
}

/** How long the reader must pause before a change is written, in milliseconds. */
const PAUSE = 400;

export function useKept(aCase: Case, change: (part: Partial<Case>) => void, setting: Setting): Kept {
	const [file, setFile] = useState<CaseFile | null>(null);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	const { keptAs } = aCase;

	useEffect(() => {
		const look = () => setFile(keptAs === null ? null : keptCase(keptAs));
		look();
		return onOtherTab(look);
	}, [keptAs]);

	const write = (next: CaseFile) => {
		const refused = keep(next);
		setRefusal(refused);
		if (refused === null) setFile(next);
		return refused === null;
	};

	// What the reader changes on this page goes into the kept case too, unless it was erased in another tab.
	const { facts, outcome } = setting;
	useEffect(() => {
		if (keptAs === null) return;
		const timer = setTimeout(() => {
			const before = keptCase(keptAs);
			const next = before && toFile(aCase, setting, before);
			if (before && next && !isSame(before, next)) write(next);
		}, PAUSE);
		return () => clearTimeout(timer);
	}, [keptAs, aCase, outcome, facts.path]);

	return {
		log: file?.log ?? aCase.log,
		file,
		refusal,
		note: (edit) => {
			const base = (keptAs === null ? null : keptCase(keptAs)) ?? file;
			const log = edit(base?.log ?? aCase.log);
			change({ log });
			if (base) write({ ...toFile(aCase, setting, base), log });
		},
		keepIt: () => {
			const next = toFile(aCase, setting, null);
			if (write(next)) change({ keptAs: next.id, log: next.log });
		},
		eraseIt: () => {
			if (file) erase({ ok: true, file });
			setFile(null);
			change({ keptAs: null });
		},
	};
}

function isSame(a: CaseFile, b: CaseFile): boolean {
	return JSON.stringify({ ...a, changed: '' }) === JSON.stringify({ ...b, changed: '' });
}
