/**
 * Between the tab's case and its kept file. Imports nothing that the first view of the troubleshooter holds: a module shared with
 * the case's page would be a request of its own there.
 */
import { type CaseLog, noteCheck } from '../../actions/case.ts';
import { type CaseFile, keptState } from '../../actions/case-file.ts';
import type { Case } from '../types.ts';
import { keep, keptCase, type Refusal } from './store.ts';

/** How long the reader must pause before a change is written, in milliseconds. */
const PAUSE = 300;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Take changes of this tab over into its kept case. A case that was erased meanwhile stays erased. */
export function follow(aCase: Case): void {
	clearTimeout(waiting);
	waiting = setTimeout(() => {
		const before = aCase.keptAs === null ? null : keptCase(aCase.keptAs);
		if (!before) return;
		const { state, cut } = keptState(aCase);
		if (JSON.stringify(state) === JSON.stringify(before.state)) return;
		const log = noteCheck(before.log, aCase.report);
		keep({ ...before, state, cut, log, changed: new Date().toISOString() });
	}, PAUSE);
}

/** The file with its log changed, as kept; with the reason where it could not be. */
export function changeLog(
	file: CaseFile,
	change: (log: CaseLog) => CaseLog,
): { readonly file: CaseFile; readonly refusal: Refusal | null } {
	const changed = { ...file, log: change(file.log), changed: new Date().toISOString() };
	return { file: changed, refusal: keep(changed) };
}

const PASTE_KEY = 'bounce-desk:paste';
const CASE_KEY = 'bounce-desk:case';

/** The kept case that this tab works on, whether it has one that is not kept, or nothing at all. */
export function caseOfTab(): { readonly id: string } | 'not-kept' | null {
	try {
		const { keptAs }: { keptAs?: unknown } = JSON.parse(sessionStorage.getItem(CASE_KEY) ?? '{}');
		if (typeof keptAs === 'string') return { id: keptAs };
		return sessionStorage.getItem(PASTE_KEY) ? 'not-kept' : null;
	} catch {
		return null;
	}
}

/** Go on with a case in this tab, at its outcome or its check; the page there reads it as `session.ts` has it. */
export function openInTab({ id, state, log }: CaseFile, place: string): void {
	const { pasted, ...rest } = state;
	try {
		sessionStorage.setItem(PASTE_KEY, pasted);
		const about = `${pasted.length}:${pasted.slice(0, 40)}:${pasted.slice(-40)}`;
		sessionStorage.setItem(CASE_KEY, JSON.stringify({ ...rest, log, keptAs: id, about }));
	} catch {
		// Without storage for the tab the page opens empty; the kept case is untouched.
	}
	location.assign(place);
}

/** Forget it in this tab too. */
export function forgetInTab(id: string): void {
	const open = caseOfTab();
	if (open === null || open === 'not-kept' || open.id !== id) return;
	sessionStorage.removeItem(PASTE_KEY);
	sessionStorage.removeItem(CASE_KEY);
}
