import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, Entry, Problem } from '../load.ts';

/** What every check is given. */
export interface Context {
	/** Folder that holds `content/` and `public/`. */
	readonly root: string;
	readonly content: Content;
	/** All ids of a kind by file name, also of files that could not be read: one mistake is reported once. */
	readonly ids: (kind: Kind) => readonly string[];
}

/** A check finds one family of mistakes. An empty list means that there are none. */
export type Check = (context: Context) => Problem[];

export const kinds = ['articles', 'causes', 'codes', 'providers', 'blocklists', 'tools', 'flows'] as const;
export type Kind = (typeof kinds)[number];

/** Every entry of every kind, and the white label. */
export function everyEntry({ content }: Context): Entry<unknown>[] {
	return [...kinds.flatMap((kind) => [...content[kind].values()]), content.site];
}

/** File names in `content/<kind>/`; none where the folder is missing. */
export function filesOf(root: string, kind: Kind): string[] {
	try {
		return readdirSync(join(root, 'content', kind)).sort();
	} catch {
		return [];
	}
}

/** Problem at a field of an entry. */
export function at(
	entry: Entry<unknown>,
	path: readonly PropertyKey[],
	message: string,
	fix: string,
): Problem {
	return { file: entry.file, line: entry.lineOf(path), message, fix };
}

/** Every string of a value, with the path that leads to it. */
export function* everyString(
	value: unknown,
	path: readonly PropertyKey[] = [],
): Generator<{ text: string; path: readonly PropertyKey[] }> {
	if (typeof value === 'string') yield { text: value, path };
	else if (Array.isArray(value))
		for (const [index, item] of value.entries()) yield* everyString(item, [...path, index]);
	else if (value !== null && typeof value === 'object')
		for (const [key, item] of Object.entries(value)) yield* everyString(item, [...path, key]);
}
