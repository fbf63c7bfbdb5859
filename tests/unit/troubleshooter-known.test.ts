/** What the blocklist check may answer for the reader: never "not listed" for a list that nobody could ask. */
import { expect, test } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/types.ts';
import type { ZoneData, ZoneResult } from '../../src/dnsbl/types.ts';
import { makeReport, toRow } from '../../src/troubleshooter/check/report.ts';
import type { CheckReport } from '../../src/troubleshooter/check/types.ts';
import { knownOf } from '../../src/troubleshooter/facts.ts';
import { EMPTY_CASE } from '../../src/troubleshooter/session.ts';
import type { Understood } from '../../src/troubleshooter/types.ts';

const IP = '192.0.2.10';

const result = (blocklist: string, state: ZoneResult['state']): ZoneResult => ({
	blocklist,
	zone: `${blocklist}.example.com`,
	state,
	answers: [],
	meaning: null,
	why: null,
	txt: null,
});

const list = (id: string): ZoneData['lists'][number] => ({
	id,
	name: id,
	lookup: null,
	removal: { url: null, who: null },
});

const DATA = {
	lists: [list('weighty'), list('other'), { ...list('slight'), minor: true }],
	zones: [],
	words: { state: {} },
} as unknown as ZoneData;

const reportOf = (...results: ZoneResult[]): CheckReport =>
	makeReport(
		results.map((one) => toRow(IP, true, one, DATA)),
		{ ip: IP, domains: [], resolver: 'Test', complete: true },
		DATA,
	);

const understood = (blocklist: string | null): Understood => {
	const diagnosis: Diagnosis = {
		cause: 'ip-blocklisted',
		whoCanAct: 'host',
		permanent: true,
		confidence: 'certain',
		provider: null,
		providerFrom: null,
		blocklist,
		sendingIp: { address: IP, scope: 'documentation' },
		stage: null,
		evidence: null,
		runnerUp: null,
	};
	return { read: { bounces: [] }, diagnoses: [diagnosis], names: {} } as unknown as Understood;
};

const check = (named: string | null, ...results: ZoneResult[]) =>
	knownOf({ ...EMPTY_CASE, report: reportOf(...results) }, understood(named)).check;

test('a named list that could not be asked keeps the word of the bounce', () => {
	expect(check('weighty', result('weighty', 'unknown'), result('other', 'not-listed'))).toBeNull();
	expect(check('weighty', result('other', 'not-listed'))).toBeNull();
	expect(check('weighty', result('weighty', 'not-listed'), result('other', 'unknown'))).toBe('not-listed');
	expect(check('weighty', result('weighty', 'unknown'), result('other', 'listed'))).toBe('listed');
});

test('an entry on a list that hardly anybody uses explains no block, unless the bounce names it', () => {
	expect(check(null, result('slight', 'listed'), result('other', 'not-listed'))).toBe('not-listed');
	expect(check(null, result('slight', 'listed'))).toBeNull();
	expect(check('slight', result('slight', 'listed'), result('other', 'not-listed'))).toBe('listed');
	expect(check(null, result('other', 'listed'), result('slight', 'not-listed'))).toBe('listed');
});

test('a check of another address says nothing about this one', () => {
	const report = { ...reportOf(result('other', 'listed')), ip: '192.0.2.11' };
	expect(knownOf({ ...EMPTY_CASE, report }, understood(null)).check).toBeNull();
});
