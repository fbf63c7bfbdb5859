/** What was done in a case, when to look again, and the file it is kept in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type CaseLog,
	checkWords,
	historyWords,
	latestAnswer,
	MAX_ENTRIES,
	mergeLogs,
	NO_LOG,
	noteCheck,
	noteHelped,
	noteSent,
	openRequests,
	sentRequest,
	sentTo,
	timeline,
	unnoteSent,
} from '../../src/actions/case.ts';
import {
	type CaseFile,
	caseFileName,
	caseFileText,
	keptState,
	MAX_CASE_FILE,
	MAX_PASTED,
	mergeCases,
	readCaseFile,
} from '../../src/actions/case-file.ts';
import { addDays, dayOf, daysToWait, dayWords, isDay, longestWait } from '../../src/actions/waiting.ts';
import { loadContent } from '../../src/schema/load.ts';

const OUTLOOK = {
	kind: 'delist-request',
	to: 'outlook-consumer',
	name: 'Outlook.com',
	usual: '24 to 48 hours',
} as const;
const TICKET = { kind: 'ticket', to: '', name: 'your host', usual: null } as const;
const REPORT = {
	ip: '192.0.2.10',
	domains: ['example.com'],
	resolver: 'Example',
	at: '2026-11-20T10:30:00.000Z',
	complete: true,
	results: [
		{
			blocklist: 'spamcop',
			zone: 'bl.spamcop.net',
			state: 'listed',
			answers: ['127.0.0.2'],
			meaning: 'Listed',
			why: null,
			txt: 'see <b>',
		},
		{
			blocklist: 'psbl',
			zone: 'psbl.surriel.com',
			state: 'not-listed',
			answers: [],
			meaning: null,
			why: null,
			txt: null,
		},
		{
			blocklist: 'spamhaus-zen',
			zone: 'zen.spamhaus.org',
			state: 'unknown',
			answers: [],
			meaning: null,
			why: 'refused',
			txt: null,
		},
	],
	verdict: 'listed',
	text: 'Blocklist check',
} as const;

describe('when to look again', () => {
	test.each([
		['24 to 48 hours', 48],
		['Handled within about 24 hours', 24],
		['From the same day to a few working days', 102],
		['about three working days by another (unverified)', 102],
		['often a form answer, "come back in two weeks"', 336],
		['1 to 7 days.', 168],
		['Some hours.', 3],
		['Within minutes', null],
		['By itself', null],
		['Not published', null],
		['Since 2020', null],
	])('%s', (text, hours) => {
		expect(longestWait(text)).toBe(hours);
	});

	test('at least a day, at most two weeks; our own advice where nothing is known', () => {
		expect(daysToWait('delist-request', 'a few minutes')).toBe(1);
		expect(daysToWait('delist-request', '24 to 48 hours')).toBe(2);
		expect(daysToWait('blocklist-removal', 'ten weeks')).toBe(14);
		expect(daysToWait('delist-request', null)).toBe(7);
		expect(daysToWait('delist-request', 'Not published')).toBe(7);
		expect(daysToWait('ticket', null)).toBe(2);
	});

	test('every time that content names gives a day within reason', () => {
		const { providers, blocklists } = loadContent();
		const texts = [
			...[...providers.values()].map(({ data }) => data.delist.responseTime),
			...[...blocklists.values()].map(({ data }) => data.removal.howLong),
		].filter((text) => text !== undefined);
		expect(texts.length).toBeGreaterThan(20);
		for (const text of texts) {
			if (/\d+ (hours|days|weeks)/.test(text)) expect(longestWait(text), text).not.toBeNull();
			expect(daysToWait('delist-request', text), text).toBeGreaterThanOrEqual(1);
		}
	});

	test('days of the calendar', () => {
		expect(addDays('2026-12-30', 3)).toBe('2027-01-02');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(dayWords('2026-11-04')).toBe('4 November 2026');
		expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
		expect(['2026-02-29', '2026-13-01', '2026-1-1', '1999-01-01', 'x'].map(isDay)).toEqual(
			Array(5).fill(false),
		);
		expect(isDay('2028-02-29')).toBe(true);
	});
});

describe('the log', () => {
	const first = sentRequest(OUTLOOK, '2026-11-20');
	test('a request is noted once a day, with its day, and can be taken out again', () => {
		expect(first.lookAgain).toBe('2026-11-22');
		const log = noteSent(noteSent(noteSent(NO_LOG, first), first), sentRequest(TICKET, '2026-11-18'));
		expect(log.sent.map(({ on }) => on)).toEqual(['2026-11-18', '2026-11-20']);
		expect(sentTo(log, OUTLOOK)).toEqual([first]);
		expect(sentTo(unnoteSent(log, first), OUTLOOK)).toEqual([]);
	});

	test('a check is noted once, its three results apart', () => {
		const log = noteCheck(noteCheck(NO_LOG, REPORT), REPORT);
		expect(log.checks).toHaveLength(1);
		expect(log.checks.map(checkWords)).toEqual([
			'Blocklist check of 192.0.2.10: listed on 1 (bl.spamcop.net), not listed on 1, 1 could not be checked',
		]);
		expect(noteCheck(NO_LOG, null)).toBe(NO_LOG);
	});

	test('the latest answer counts until another request goes out', () => {
		let log = noteHelped(noteSent(NO_LOG, first), { on: '2026-11-22', helped: false });
		expect(latestAnswer(log)?.helped).toBe(false);
		log = noteSent(log, sentRequest(OUTLOOK, '2026-11-23'));
		expect(latestAnswer(log)).toBeNull();
		expect(openRequests(log)).toHaveLength(2);
		log = noteHelped(log, { on: '2026-11-24', helped: true });
		expect(latestAnswer(log)?.helped).toBe(true);
		expect(openRequests(log)).toEqual([]);
		expect(latestAnswer(NO_LOG)).toBeNull();
	});

	test('everything in its order, and in words for a ticket', () => {
		const log = noteHelped(noteSent(noteCheck(NO_LOG, REPORT), sentRequest(OUTLOOK, '2026-11-21')), {
			on: '2026-11-23',
			helped: false,
		});
		expect(timeline(log, '2026-11-22T12:00:00.000Z').map(({ text }) => text)).toEqual([
			expect.stringContaining('Blocklist check'),
			'Request to lift the block sent to Outlook.com',
			'Case kept in this browser',
			'Mail still came back',
		]);
		expect(historyWords(log)).toBe('Request to lift the block sent to Outlook.com on 21 November 2026.');
		expect(historyWords(NO_LOG)).toBe('');
	});

	test('two records become one without doubles, and never grow without end', () => {
		const a = noteSent(noteCheck(NO_LOG, REPORT), first);
		const b = noteHelped(noteSent(a, sentRequest(TICKET, '2026-11-23')), { on: '2026-11-24', helped: true });
		expect(mergeLogs(a, b)).toEqual(b);
		expect(mergeLogs(b, a)).toEqual(b);
		let log: CaseLog = NO_LOG;
		for (let index = 0; index < 300; index += 1)
			log = noteSent(log, sentRequest(TICKET, addDays('2026-01-01', index)));
		expect(log.sent).toHaveLength(MAX_ENTRIES);
		expect(log.sent.at(-1)?.on).toBe(addDays('2026-01-01', 299));
	});
});

const FILE: CaseFile = {
	format: 'bounce-desk-case',
	version: 1,
	id: '0d9a4c1e-6a53-4b0e-9f9e-2f1f6f6c0a11',
	created: '2026-11-20T10:00:00.000Z',
	changed: '2026-11-21T10:00:00.000Z',
	place: '/fix/550-5-7-1/delist/?address=server&steps-own=passwords,update-apps&text=blocked',
	again: '/fix/550-5-7-1/check-own/?text=blocked',
	cut: false,
	story: {
		title: 'Mail to hotmail.com comes back: 550 5.7.1',
		facts: [{ label: 'Your server’s IP address', value: '192.0.2.10' }],
		path: [{ question: 'Which service?', answer: 'A server' }],
		done: ['All mailboxes have new, strong passwords.'],
		outcome: 'Ask the service',
	},
	state: {
		pasted: '550 5.7.1 <script>alert(1)</script>',
		index: 0,
		corrections: { provider: 'outlook-consumer', contactName: 'Anna' },
		drafts: { ticket: 'My words' },
		report: REPORT,
	},
	log: noteHelped(noteSent(noteCheck(NO_LOG, REPORT), sentRequest(OUTLOOK, '2026-11-20')), {
		on: '2026-11-23',
		helped: false,
	}),
};

/** The file with one part replaced. */
function spoil(path: string, value: unknown): string {
	const copy = JSON.parse(JSON.stringify(FILE));
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const holder = keys.reduce((at, key) => at[key], copy);
	if (value === undefined) delete holder[last];
	else holder[last] = value;
	return JSON.stringify(copy);
}
const whyNot = (json: string): string | null => {
	const read = readCaseFile(json);
	return read.ok ? null : read.why;
};

describe('the file', () => {
	test('comes back as it was written', () => {
		expect(readCaseFile(caseFileText(FILE))).toEqual({ ok: true, file: FILE });
		expect(caseFileName(FILE)).toBe('case-192-0-2-10.json');
	});

	test('says why a text is none', () => {
		expect(whyNot('')).toBe('not-json');
		expect(whyNot('{"a":')).toBe('not-json');
		for (const other of ['null', '[]', '3', '"x"', '{}', '{"format":"other"}'])
			expect(whyNot(other)).toBe('not-a-case');
		expect(whyNot(spoil('version', 2))).toBe('newer');
		expect(whyNot(spoil('version', '1'))).toBe('damaged');
		expect(whyNot(' '.repeat(MAX_CASE_FILE + 1))).toBe('too-large');
	});

	test.each([
		['id', '../../x'],
		['id', undefined],
		['created', 'yesterday'],
		['place', 'https://evil.example/'],
		['place', '//evil.example/fix/'],
		['place', 'javascript:alert(1)'],
		['place', '/fix/../../evil/'],
		['place', '/fix/550-5-7-1/delist/#x"onload='],
		['again', 'data:text/html,x'],
		['story', null],
		['story.title', 7],
		['story.facts', [{ label: 'x' }]],
		['story.path', 'x'],
		['story.done', [null]],
		['state.pasted', null],
		['state.pasted', 'x'.repeat(MAX_PASTED + 1)],
		['state.index', -1],
		['state.index', 1.5],
		['state.corrections', { evil: 'x' }],
		['state.corrections', { cause: {} }],
		['state.drafts', { ticket: 1 }],
		['state.drafts', []],
		['state.report', 'x'],
		['state.report.ip', '<img>'],
		['state.report.verdict', 'clean'],
		['state.report.results', [{ state: 'listed' }]],
		['log', undefined],
		['log.sent', [{ ...FILE.log.sent[0], kind: 'pay' }]],
		['log.sent', [{ ...FILE.log.sent[0], on: '2026-02-31' }]],
		['log.sent', [{ ...FILE.log.sent[0], usual: 3 }]],
		['log.checks', [{ ...FILE.log.checks[0], clear: -1 }]],
		['log.helped', [{ on: '2026-11-23', helped: 'yes' }]],
	])('refuses a file whose %s is %j', (path, value) => {
		expect(whyNot(spoil(path, value))).toBe('damaged');
	});

	test('leaves out what no case has, and a name from the prototype is no field', () => {
		const more = JSON.parse(JSON.stringify(FILE));
		more.evil = { a: 1 };
		more.state.onload = 'x';
		more.log.sent[0].html = '<b>';
		expect(readCaseFile(JSON.stringify(more))).toEqual({ ok: true, file: FILE });
		const tricky = caseFileText(FILE).replace('"drafts": {', '"drafts": {"__proto__": "x",');
		expect(whyNot(tricky)).toBe('damaged');
		expect(({} as Record<string, unknown>)['x']).toBeUndefined();
	});

	test('no text makes the reader throw', () => {
		fc.assert(fc.property(fc.json(), (json) => void readCaseFile(json)));
		fc.assert(
			fc.property(
				fc.constantFrom('story', 'state', 'log', 'place', 'state.report', 'log.sent'),
				fc.jsonValue(),
				(path, value) => {
					expect(['damaged', null]).toContain(whyNot(spoil(path, value)));
				},
			),
		);
	});

	test('a message over the limit is cut, and the file says so', () => {
		const { state, cut } = keptState({ ...FILE.state, pasted: 'x'.repeat(MAX_PASTED + 5) });
		expect(cut).toBe(true);
		expect(state.pasted).toHaveLength(MAX_PASTED);
		expect(keptState(FILE.state)).toEqual({ state: FILE.state, cut: false });
	});

	test('the same case twice keeps the newer state and all entries', () => {
		const later = {
			...FILE,
			created: '2026-11-21T10:00:00.000Z',
			changed: '2026-11-25T10:00:00.000Z',
			log: noteSent(NO_LOG, sentRequest(TICKET, '2026-11-24')),
			cut: true,
		};
		const both = mergeCases(FILE, later);
		expect(mergeCases(later, FILE)).toEqual(both);
		expect(both).toMatchObject({ created: FILE.created, changed: later.changed, cut: true });
		expect(both.log.sent).toHaveLength(2);
		expect(both.log.checks).toHaveLength(1);
	});
});
