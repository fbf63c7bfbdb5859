/** Reads the corpus of labelled bounces, which lives outside this project; null where it is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeMail } from '../../src/bounce/bytes.ts';

export interface LabelledMail {
	readonly id: string;
	readonly text: string;
	readonly expected: readonly {
		readonly recipient: string;
		readonly replycode: string;
		readonly deliverystatus: string;
		readonly deliverystatus_is_synthetic?: boolean;
		readonly reason: string;
	}[];
	readonly drift: boolean;
}

export interface LabelledLine {
	readonly id: string;
	readonly text: string;
	readonly causes: readonly string[];
	/** The corpus' own name for the mail service. */
	readonly provider: string;
}

export interface Corpus {
	readonly mails: readonly LabelledMail[];
	readonly lines: readonly LabelledLine[];
	/** Causes that count as right for each of Sisimai's reasons. */
	readonly reasons: Readonly<Record<string, readonly string[]>>;
}

/** The folder: the environment's CORPUS_DIR, else `shared/corpus` beside the project. */
export function loadCorpus(): Corpus | null {
	const folder = process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../shared/corpus');
	if (!existsSync(join(folder, 'sisimai.jsonl'))) return null;
	const rows = (name: string) =>
		readFileSync(join(folder, name), 'utf8')
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
	return {
		mails: rows('sisimai.jsonl').map(({ id, file, expected, drift }) => ({
			id,
			text: decodeMail(readFileSync(join(folder, file))),
			expected,
			drift: drift ?? false,
		})),
		lines: rows('fieldmanual.jsonl').map(({ id, text, reason, also_accept: also, expected }) => ({
			id,
			text,
			causes: [reason, ...(also ?? [])].map((cause: string) => cause.replaceAll('_', '-')),
			provider: expected.provider_id,
		})),
		reasons: JSON.parse(readFileSync(join(folder, 'sisimai-reasons.json'), 'utf8')),
	};
}
