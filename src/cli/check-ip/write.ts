/** The forms in which the command line writes a check. */
import type { ZoneResult } from '../../dnsbl/types.ts';
import type { AddressCheck } from './run.ts';

export interface Writer {
	each(check: AddressCheck): string;
	end(): string;
}

export const writers = {
	ndjson: { each: (check) => `${JSON.stringify(toRecord(check))}\n`, end: () => '' },
	json: { each: (check) => `${JSON.stringify(toRecord(check), null, 2)}\n`, end: () => '' },
	text: { each: (check) => (check.error === undefined ? toText(check) : ''), end: () => '' },
} as const satisfies Record<string, Writer>;

/** A JSON array, written piece by piece. */
export function arrayWriter(): Writer {
	let count = 0;
	return {
		each: (check) => `${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(toRecord(check))}`,
		end: () => (count === 0 ? '[]\n' : '\n]\n'),
	};
}

function toRecord({ ip, results, error }: AddressCheck): object {
	return error === undefined ? { ip, results } : { ip, error };
}

const MARKS = {
	listed: 'LISTED        ',
	'not-listed': 'not listed    ',
	unknown: 'could not check',
} as const;
const ORDER = ['listed', 'unknown', 'not-listed'] as const;

function toText({ ip, results }: AddressCheck): string {
	const count = (state: ZoneResult['state']) => results.filter((result) => result.state === state).length;
	const rows = ORDER.flatMap((state) => results.filter((result) => result.state === state)).map(
		({ state, zone, meaning, why, txt }) =>
			[`  ${MARKS[state].padEnd(16)} ${zone}`, meaning, why, txt && `"${txt}"`].filter(Boolean).join(' · '),
	);
	const summary = `${ip}: ${count('listed')} listed, ${count('not-listed')} not listed, ${count('unknown')} could not be checked`;
	return `${summary}\n${rows.join('\n')}\n`;
}
