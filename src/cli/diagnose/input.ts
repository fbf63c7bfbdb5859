/** Where the texts come from: files, standard input, or NDJSON lines. */
import { readFileSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { decodeMail } from '../../bounce/bytes.ts';

/** Bytes of one file that are accepted; the engine itself reads the first million characters. */
export const MAX_FILE = 50_000_000;

/** Says what is wrong with an input and what to do about it. */
export class InputError extends Error {}

/** The text of a file, or of standard input for `-`. Throws an InputError that says what to do. */
export async function readInput(name: string): Promise<string> {
	const text = name === '-' ? decodeMail(await buffer(process.stdin)) : decodeMail(readFile(name));
	if (text.trim() === '') throw new InputError(`${name} is empty: give a message or a pasted line`);
	return text;
}

function readFile(name: string): Uint8Array {
	try {
		const { size } = statSync(name);
		if (size > MAX_FILE) throw new InputError(`${name} is larger than 50 MB: give one message`);
		return readFileSync(name);
	} catch (error) {
		if (error instanceof InputError) throw error;
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'ENOENT') throw new InputError(`there is no file ${name}: check the path`);
		if (code === 'EISDIR') throw new InputError(`${name} is a folder: name the files in it`);
		throw new InputError(`${name} cannot be read (${code}): check its permissions`);
	}
}

/** An id is the caller's own and comes back as it was given. */
export type RecordId = string | number;

export interface NdjsonLine {
	readonly id: RecordId | null;
	readonly message: string;
}

/** One NDJSON line `{"id","message"}`. Throws an InputError; `id` is kept on it where it could be read. */
export function readNdjsonLine(line: string): NdjsonLine {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new LineError(null, 'this line is not JSON: write {"id": "…", "message": "…"}');
	}
	if (typeof value !== 'object' || value === null) {
		throw new LineError(null, 'this line is not an object: write {"id": "…", "message": "…"}');
	}
	const id =
		'id' in value && (typeof value.id === 'string' || typeof value.id === 'number') ? value.id : null;
	if (!('message' in value) || typeof value.message !== 'string') {
		throw new LineError(id, '"message" is missing: give the raw mail or the pasted text as a string');
	}
	return { id, message: value.message };
}

export class LineError extends InputError {
	readonly id: RecordId | null;
	constructor(id: RecordId | null, message: string) {
		super(message);
		this.id = id;
	}
}
