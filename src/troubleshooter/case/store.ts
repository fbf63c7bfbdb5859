/** Cases that the reader asked to keep: one entry of this browser's own storage for each, and nothing before that. */
import { type CaseFile, caseFileText, readCaseFile, type Unreadable } from '../../actions/case-file.ts';

const PREFIX = 'bounce-desk:kept:';
/** Ten files of the largest size fit into what browsers give a site. */
export const MAX_CASES = 10;

/** What lies in the storage under one name. */
export type Entry =
	| { readonly ok: true; readonly file: CaseFile }
	/** Something that is no case: shown, never thrown away unasked. */
	| { readonly ok: false; readonly key: string; readonly raw: string; readonly why: Unreadable };

export type Refusal = 'blocked' | 'full' | 'too-large' | 'too-many';

/** What to tell the reader. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
	blocked:
		'Your browser does not let this site keep anything, as in a private window. Use “Save as a file” or print this page instead.',
	full: 'There is no room left in what your browser lets this site keep. Erase a case that you no longer need, or save this one as a file.',
	'too-large': 'This case is too large to be kept. Save it as a file or print it.',
	'too-many': 'Ten cases are kept already. Erase one that you no longer need.',
};

/** All kept cases, the one changed last first, then what cannot be read. null where the browser refuses. */
export function allEntries(): Entry[] | null {
	try {
		const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
		const entries = keys.map((key) => entryOf(key, localStorage.getItem(key) ?? ''));
		const changed = (entry: Entry): string => (entry.ok ? entry.file.changed : '');
		return entries.sort((a, b) => changed(b).localeCompare(changed(a)));
	} catch {
		return null;
	}
}

function entryOf(key: string, raw: string): Entry {
	const read = readCaseFile(raw);
	if (!read.ok) return { ok: false, key, raw, why: read.why };
	// A case under another's name would be erased or written as that one.
	return PREFIX + read.file.id === key ? read : { ok: false, key, raw, why: 'damaged' };
}

/** The kept case of that id; null where there is none that can be read. */
export function keptCase(id: string): CaseFile | null {
	try {
		const raw = localStorage.getItem(PREFIX + id);
		const entry = raw === null ? null : entryOf(PREFIX + id, raw);
		return entry?.ok ? entry.file : null;
	} catch {
		return null;
	}
}

/** Keep the case. null where it worked, else why not; what was kept before then stays as it was. */
export function keep(file: CaseFile): Refusal | null {
	const text = caseFileText(file);
	// What could not be read back later must not look as if it were kept.
	if (!readCaseFile(text).ok) return 'too-large';
	const key = PREFIX + file.id;
	try {
		const others = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && name !== key);
		if (others.length >= MAX_CASES) return 'too-many';
		localStorage.setItem(key, text);
		return null;
	} catch (error) {
		return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
	}
}

/** Erase one case, or what lies there instead of one. */
export function erase(entry: Entry): void {
	try {
		localStorage.removeItem(entry.ok ? PREFIX + entry.file.id : entry.key);
	} catch {
		// A browser that refuses has kept nothing.
	}
}

/** Calls back when another tab changes a kept case; returns how to stop. */
export function onOtherTab(changed: () => void): () => void {
	const listen = ({ key }: StorageEvent) => {
		if (key === null || key.startsWith(PREFIX)) changed();
	};
	addEventListener('storage', listen);
	return () => removeEventListener('storage', listen);
}
