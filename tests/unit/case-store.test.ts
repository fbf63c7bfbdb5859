/** Where kept cases lie: a storage of the browser that may be full, refused, or hold something else under our name. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_LOG, noteHelped, noteSent, sentRequest } from '../../src/actions/case.ts';
import type { CaseFile } from '../../src/actions/case-file.ts';
import { caseOfTab, follow, forgetInTab, openInTab } from '../../src/troubleshooter/case/follow.ts';
import { allEntries, erase, keep, keptCase, MAX_CASES } from '../../src/troubleshooter/case/store.ts';
import { ticketAsk } from '../../src/troubleshooter/case/ticket-ask.ts';
import { EMPTY_CASE, loadCase, saveCase } from '../../src/troubleshooter/session.ts';

/** A storage whose entries are its own keys, as in a browser. */
class FakeStorage {
	[name: string]: unknown;
	getItem(key: string): string | null {
		return Object.hasOwn(this, key) ? String(this[key]) : null;
	}
	setItem(key: string, value: string): void {
		this[key] = value;
	}
	removeItem(key: string): void {
		delete this[key];
	}
}

const file = (id: string, changed = '2026-11-24T10:00:00.000Z'): CaseFile => ({
	format: 'bounce-desk-case',
	version: 1,
	id: `case-of-the-test-${id}`,
	created: '2026-11-20T10:00:00.000Z',
	changed,
	place: '/fix/550-5-7-1/delist/?text=blocked',
	again: '/fix/550-5-7-1/check-own/?text=blocked',
	cut: false,
	story: { title: 'Mail comes back', facts: [], path: [], done: [], outcome: 'Ask' },
	state: { pasted: '550 5.7.1 blocked', index: 0, corrections: {}, drafts: {}, report: null },
	log: NO_LOG,
});

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('localStorage', new FakeStorage());
	vi.stubGlobal('sessionStorage', new FakeStorage());
	vi.stubGlobal('location', { assign: vi.fn() });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('the storage', () => {
	test('gives back what was kept, the one changed last first', () => {
		expect(keep(file('a', '2026-11-21T10:00:00.000Z'))).toBeNull();
		expect(keep(file('b'))).toBeNull();
		expect(allEntries()?.map((entry) => entry.ok && entry.file.id)).toEqual([file('b').id, file('a').id]);
		erase({ ok: true, file: file('b') });
		expect(keptCase(file('b').id)).toBeNull();
		expect(keptCase(file('a').id)).toEqual(file('a', '2026-11-21T10:00:00.000Z'));
	});

	test('takes ten, and a change of one of them', () => {
		for (let index = 0; index < MAX_CASES; index += 1) expect(keep(file(`${index}`))).toBeNull();
		expect(keep(file('more'))).toBe('too-many');
		expect(keep({ ...file('3'), cut: true })).toBeNull();
	});

	test('refuses what could not be read back, and leaves what was there', () => {
		keep(file('a'));
		const large = { ...file('a'), state: { ...file('a').state, pasted: 'x'.repeat(500_000) } };
		expect(keep(large)).toBe('too-large');
		expect(keptCase(file('a').id)).toEqual(file('a'));
	});

	test('tells a full storage from a refused one', () => {
		const refuse = (name: string) => () => {
			throw new DOMException('no', name);
		};
		vi.spyOn(FakeStorage.prototype, 'setItem').mockImplementationOnce(refuse('QuotaExceededError'));
		expect(keep(file('a'))).toBe('full');
		vi.spyOn(FakeStorage.prototype, 'setItem').mockImplementationOnce(refuse('SecurityError'));
		expect(keep(file('a'))).toBe('blocked');
		vi.stubGlobal('localStorage', undefined);
		expect(keep(file('a'))).toBe('blocked');
		expect(allEntries()).toBeNull();
	});

	test('shows what is no case, also a case under another name', () => {
		localStorage.setItem('bounce-desk:kept:other', JSON.stringify(file('a')));
		localStorage.setItem('bounce-desk:kept:broken', '{');
		localStorage.setItem('theme', 'dark');
		expect(allEntries()?.map((entry) => !entry.ok && entry.why)).toEqual(['damaged', 'not-json']);
		for (const entry of allEntries() ?? []) erase(entry);
		expect(Object.keys(localStorage)).toEqual(['theme']);
	});
});

describe('the tab', () => {
	test('a case opened from its file is the one that the troubleshooter loads', () => {
		const kept = { ...file('a'), log: noteHelped(NO_LOG, { on: '2026-11-22', helped: false }) };
		openInTab(kept, kept.place);
		expect(location.assign).toHaveBeenCalledWith(kept.place);
		expect(loadCase()).toEqual({ ...kept.state, log: kept.log, keptAs: kept.id });
		expect(caseOfTab()).toEqual({ id: kept.id });
		forgetInTab('another');
		expect(loadCase().pasted).toBe(kept.state.pasted);
		forgetInTab(kept.id);
		expect(loadCase()).toEqual(EMPTY_CASE);
		saveCase({ ...EMPTY_CASE, pasted: '550 another' });
		expect(caseOfTab()).toBe('not-kept');
	});

	test('what changes in the tab is taken over after a pause, and an erased case stays erased', () => {
		keep(file('a'));
		const aCase = { ...EMPTY_CASE, ...file('a').state, keptAs: file('a').id };
		follow({ ...aCase, drafts: { ticket: 'My' } });
		follow({ ...aCase, drafts: { ticket: 'My words' } });
		expect(keptCase(file('a').id)?.state.drafts).toEqual({});
		vi.runAllTimers();
		expect(keptCase(file('a').id)?.state.drafts).toEqual({ ticket: 'My words' });
		erase({ ok: true, file: file('a') });
		follow({ ...aCase, drafts: { ticket: 'Later' } });
		vi.runAllTimers();
		expect(allEntries()).toEqual([]);
	});
});

test('a ticket says what was asked before, and that it did not help; nothing is added where nothing was sent', () => {
	expect(ticketAsk('please help.', NO_LOG)).toBe('please help.');
	const own = sentRequest({ kind: 'ticket', to: '', name: 'host', usual: null }, '2026-11-20');
	expect(ticketAsk('please help.', noteSent(NO_LOG, own))).toBe('please help.');
	const asked = sentRequest(
		{ kind: 'delist-request', to: 'yahoo', name: 'Yahoo', usual: null },
		'2026-11-20',
	);
	const log = noteHelped(noteSent(NO_LOG, asked), { on: '2026-11-24', helped: false });
	expect(ticketAsk('please help.', log)).toBe(
		'please help.\n\nWhat I have done so far: Request to lift the block sent to Yahoo on 20 November 2026. The mail still comes back.',
	);
});
