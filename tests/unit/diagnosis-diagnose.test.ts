import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import type { Bounce, ReadResult } from '../../src/bounce/types.ts';
import { createDiagnoser } from '../../src/diagnosis/diagnose.ts';
import { LAYERS, type Rules } from '../../src/diagnosis/types.ts';

const RULES: Rules = {
	providers: [
		{ id: 'alpha', hosts: ['.alpha.example'], domains: ['alpha.example'], marks: ['alpha mark'] },
		{ id: 'beta', hosts: ['.beta.example'], domains: [], marks: [] },
	],
	phrases: [
		{ id: 'providers/alpha#0', match: ['go away'], cause: 'policy', provider: 'alpha', scope: 'provider' },
		{
			id: 'providers/beta#0',
			match: ['beta says no'],
			cause: 'spam-content',
			provider: 'beta',
			scope: 'any',
		},
		{ id: 'causes/receiver-dnsbl-error#0', match: ['query refused'], cause: 'receiver-dnsbl-error' },
		{ id: 'causes/user-unknown#0', match: ['no such user'], cause: 'user-unknown', permanent: true },
		{ id: 'causes/domain-blocklisted#0', match: ['domain is listed'], cause: 'domain-blocklisted' },
		{ id: 'causes/spam-content#0', match: ['looks like spam'], cause: 'spam-content' },
		{ id: 'causes/host-unknown#0', match: ['no such host'], cause: 'host-unknown' },
		{ id: 'causes/policy#0', match: ['against our policy'], cause: 'policy' },
		{
			id: 'causes/ip-blocklisted#0',
			match: ['is listed by us'],
			cause: 'ip-blocklisted',
			blocklist: 'own-list',
		},
		{ id: 'causes/too-large#0', match: ['limit of'], pattern: 'limit of \\d+ bytes', cause: 'too-large' },
		{ id: 'causes/policy#1', match: ['refused'], cause: 'policy', weak: true },
	],
	blocklists: [
		{ id: 'list', names: ['list.example'], lists: 'ip' },
		{ id: 'zen', names: ['zen.list.example'], lists: 'ip' },
		{ id: 'uri', names: ['uri.example'], lists: 'domain' },
	],
	codes: [
		{ code: '5.1.1', cause: 'user-unknown' },
		{ code: '552', cause: 'too-large' },
	],
	causes: [
		{ id: 'user-unknown', whoCanAct: 'you' },
		{ id: 'policy', whoCanAct: 'recipient' },
	],
};
const diagnose = createDiagnoser(RULES);

const readOf = (bounces: readonly Partial<Bounce>[], text = ''): ReadResult => ({
	kind: 'dsn',
	bounces: bounces.map((bounce) => ({ ...EMPTY, ...bounce })),
	format: 'rfc3464',
	originalHeaders: [],
	headers: [],
	text,
	truncated: false,
});
const ask = (bounce: Partial<Bounce>, text = '') => {
	const [found] = diagnose(readOf([bounce], text));
	if (!found) throw new Error('no diagnosis');
	return found;
};
const say = (diagnosticCode: string, more: Partial<Bounce> = {}) => ask({ diagnosticCode, ...more });

describe('a diagnosis', () => {
	it('is made for each bounce, in order', () => {
		const texts = ['550 no such user', '550 looks like spam', '550 hm'];
		const found = diagnose(readOf(texts.map((diagnosticCode) => ({ diagnosticCode }))));
		expect(found.map(({ cause }) => cause)).toEqual(['user-unknown', 'spam-content', 'unknown']);
		expect(diagnose(readOf([]))).toEqual([]);
	});

	it('names the line and the rule, and how sure it is', () => {
		const bounce = { diagnosticCode: '550 No such\n user', lines: ['to: someone', '550 NO  SUCH user here'] };
		expect(ask(bounce)).toEqual({
			cause: 'user-unknown',
			whoCanAct: 'you',
			permanent: true,
			confidence: 'likely',
			provider: null,
			providerFrom: null,
			blocklist: null,
			sendingIp: null,
			stage: null,
			evidence: { line: '550 NO  SUCH user here', rule: 'causes/user-unknown#0', layer: 'cause-phrase' },
			runnerUp: null,
		});
	});

	it('says so where nothing answers', () => {
		const found = say('250 hm');
		expect(found).toMatchObject({
			cause: 'unknown',
			whoCanAct: 'nobody',
			confidence: 'none',
			evidence: null,
		});
		expect(found.permanent).toBeNull();
	});

	it('tells the second cause that the text bears', () => {
		const found = say('550 no such user, against our policy, no such user', { enhancedStatus: '5.1.1' });
		expect(found.cause).toBe('user-unknown');
		expect(found.runnerUp).toMatchObject({ cause: 'policy', evidence: { rule: 'causes/policy#0' } });
	});
});

describe('layers', () => {
	const steps: readonly [string, Partial<Bounce>, string, (typeof LAYERS)[number]][] = [
		[
			'550 go away: no such user, list.example',
			{ remoteMta: { name: 'mx.alpha.example', address: null } },
			'providers/alpha#0',
			'provider-phrase',
		],
		['550 beta says no: list.example', {}, 'providers/beta#0', 'provider-phrase'],
		['550 no such user, list.example', {}, 'blocklists/list', 'blocklist-named'],
		['552 no such user', { replyCode: '552' }, 'causes/user-unknown#0', 'cause-phrase'],
		['552 has no user of such a name', { replyCode: '552' }, 'causes/user-unknown#0', 'similar-words'],
		['552 5.1.1 hm', { replyCode: '552', enhancedStatus: '5.1.1' }, 'codes/5-1-1', 'enhanced-status'],
		['552 5.7.1 hm', { replyCode: '552', enhancedStatus: '5.7.1' }, 'codes/552', 'reply-code'],
	];

	it('are all of these', () => {
		expect([...new Set(steps.map(([, , , layer]) => layer))]).toEqual([...LAYERS]);
	});

	it.each(steps)('%s', (text, more, rule, layer) => {
		expect(say(text, more).evidence).toMatchObject({ rule, layer });
	});

	it('give how sure the answer is', () => {
		expect(say('550 beta says no').confidence).toBe('certain');
		expect(say('550 list.example').confidence).toBe('certain');
		expect(say('550 no such user').confidence).toBe('likely');
		expect(say('550 refused').confidence).toBe('guess');
		expect(say('550 has no user of such a name').confidence).toBe('guess');
		expect(say('552 hm', { replyCode: '552' }).confidence).toBe('guess');
	});

	it('a code without a verdict is none', () => {
		expect(say('550 5.7.1 hm', { replyCode: '550', enhancedStatus: '5.7.1' }).cause).toBe('unknown');
	});

	it('a greeting of 554 and no word more refuses the address', () => {
		const greeting = { replyCode: '554', stage: 'connect' } as const;
		expect(say('554 mx.example.org', greeting)).toMatchObject({
			cause: 'ip-blocked',
			confidence: 'guess',
			evidence: { rule: 'codes/554' },
		});
		expect(say('554 no such user', greeting).cause).toBe('user-unknown');
		expect(say('554 mx.example.org', { ...greeting, stage: 'data' }).cause).toBe('unknown');
		expect(say('421 mx.example.org', { ...greeting, replyCode: '421' }).cause).toBe('unknown');
	});

	it('a code for a wrong command speaks before words that are only alike', () => {
		const rules = {
			...RULES,
			codes: [...RULES.codes, ...['501', '503'].map((code) => ({ code, cause: 'rfc' }))],
		};
		const asks = createDiagnoser(rules);
		const asked = (replyCode: string, words = 'has no user of such a name') =>
			asks(readOf([{ diagnosticCode: `${replyCode} ${words}`, replyCode }]))[0]?.cause;
		expect(asked('503')).toBe('rfc');
		expect(asked('501')).toBe('user-unknown');
		expect(asked('503', 'no such user')).toBe('user-unknown');
	});

	it('a service’s sentence is only asked where that service answered, unless it names the service itself', () => {
		expect(say('550 go away')).toMatchObject({
			confidence: 'guess',
			provider: null,
			evidence: { layer: 'similar-words' },
		});
		expect(say('550 go away (alpha mark)')).toMatchObject({ cause: 'policy', confidence: 'certain' });
		const elsewhere = say('550 beta says no', { remoteMta: { name: 'mx.alpha.example', address: null } });
		expect(elsewhere).toMatchObject({ cause: 'spam-content', provider: 'alpha', providerFrom: 'remote-mta' });
		expect(say('550 beta says no')).toMatchObject({ provider: 'beta', providerFrom: 'text' });
	});

	it('a sentence of software that runs in many places names its service only where that service’s server tells of it', () => {
		const software = {
			id: 'providers/alpha#1',
			match: ['box is shut'],
			cause: 'mailbox-disabled',
			provider: 'alpha',
			scope: 'text',
		} as const;
		const ask = createDiagnoser({ ...RULES, phrases: [software, ...RULES.phrases] });
		const told = (diagnosticCode: string, reportingMta: string | null) =>
			ask(readOf([{ diagnosticCode, reportingMta }]))[0];
		expect(told('550 box is shut', null)).toMatchObject({
			cause: 'mailbox-disabled',
			confidence: 'certain',
			provider: null,
		});
		expect(told('550 box is shut', 'mx.alpha.example')?.provider).toBe('alpha');
		expect(told('550 box is shut', 'mx.beta.example')?.provider).toBeNull();
		expect(told('550 box is shut', 'mx.else.example')?.provider).toBeNull();
		expect(told('550 box is shut (alpha mark)', 'mx.beta.example')?.provider).toBe('alpha');
		expect(told('550 no such user', 'mx.alpha.example')?.provider).toBeNull();
	});

	it('a number is asked where the rule wants one', () => {
		expect(say('552 Limit of 20000 BYTES').cause).toBe('too-large');
		expect(say('552 limit of patience').cause).toBe('unknown');
	});
});

describe('the words of a reply', () => {
	it('are not those of an address, nor of a server beside its address', () => {
		expect(say('550 <refused@example.com> hm').cause).toBe('unknown');
		expect(say('550 refused.example.com[192.0.2.1] hm').cause).toBe('unknown');
		expect(say('550 <a@example.com> refused').cause).toBe('policy');
	});

	it('go on where lines were joined with their codes', () => {
		const codes = { replyCode: '550', enhancedStatus: '5.7.1' };
		expect(say('550-5.7.1 there is no such 550-5.7.1 user here', codes).cause).toBe('user-unknown');
		expect(say('550-5.7.1 there is no 550 5.7.1 such user', codes).cause).toBe('user-unknown');
		expect(say('5.7.1 there is no 5.7.1 such user', codes).cause).toBe('user-unknown');
		expect(say('there is no such user', codes).cause).toBe('user-unknown');
	});

	it('are about the sender’s address where a bare word names nothing else', () => {
		expect(say('550 your ip 192.0.2.9 refused')).toMatchObject({ cause: 'ip-blocked', confidence: 'guess' });
		expect(say('550 your ip 192.0.2.9 is against our policy').cause).toBe('policy');
		expect(ask({ diagnosticCode: '550 refused', localAddress: '192.0.2.9' }).cause).toBe('policy');
	});
});

describe('words outside the reply', () => {
	const bounce = { diagnosticCode: '550 hm', lines: ['550 hm', 'it said: no such user'] };

	it('count where the reply says nothing', () => {
		expect(ask(bounce).evidence).toMatchObject({
			line: 'it said: no such user',
			rule: 'causes/user-unknown#0',
		});
		expect(ask({ ...bounce, diagnosticCode: '550 against our policy' }).cause).toBe('policy');
		expect(ask({ ...bounce, lines: [] }, 'Dear sir\nno such user \n').evidence?.line).toBe('no such user');
	});

	it('do not count as bare words', () => {
		expect(ask({ ...bounce, lines: ['refused'] }, 'refused').cause).toBe('unknown');
		expect(say('550 refused').cause).toBe('policy');
	});

	it('count before a bare word of the reply, not before its sentence', () => {
		expect(ask({ ...bounce, diagnosticCode: '550 refused' }).cause).toBe('user-unknown');
		expect(ask({ ...bounce, diagnosticCode: '550 refused: against our policy' }).cause).toBe('policy');
		expect(ask({ ...bounce, diagnosticCode: '550 refused', lines: ['refused'] }).cause).toBe('policy');
	});

	it('are asked after every sentence of the reply', () => {
		expect(say('550 refused, looks like spam').cause).toBe('spam-content');
	});

	it('come after the status, and only in a text about one recipient', () => {
		expect(ask({ ...bounce, lines: [], enhancedStatus: '5.1.1' }, 'looks like spam').cause).toBe(
			'user-unknown',
		);
		const two = diagnose(
			readOf([{ diagnosticCode: '550 hm' }, { diagnosticCode: '550 hm' }], 'no such user'),
		);
		expect(two.map(({ cause }) => cause)).toEqual(['unknown', 'unknown']);
	});
});

describe('a blocklist', () => {
	it.each([
		['550 see list.example', 'list', 'ip-blocklisted'],
		['550 see zen.list.example and list.example', 'zen', 'ip-blocklisted'],
		['550 see uri.example', 'uri', 'domain-blocklisted'],
		['550 domain is listed, list.example', 'list', 'domain-blocklisted'],
		['550 is listed by us, list.example', 'own-list', 'ip-blocklisted'],
		['550 is listed by us', 'own-list', 'ip-blocklisted'],
		['550 query refused by list.example', 'list', 'receiver-dnsbl-error'],
		['550 no such user', null, 'user-unknown'],
	])('%s: %s, %s', (text, blocklist, cause) => {
		expect(say(text)).toMatchObject({ blocklist, cause });
	});

	it('named beside another cause is no listing', () => {
		const remoteMta = { name: 'mx.alpha.example', address: null };
		const found = say('550 go away, looks like spam', { remoteMta, lines: ['list.example'] });
		expect(found).toMatchObject({ cause: 'policy', blocklist: null });
	});
});

describe('the stage of the conversation', () => {
	it.each([
		['looks like spam', 'connect', 'ip-blocked'],
		['looks like spam', 'helo', 'ip-blocked'],
		['against our policy', 'connect', 'ip-blocked'],
		['against our policy', 'rcpt-to', 'policy'],
		['against our policy', 'mail-from', 'domain-blocked'],
		['looks like spam', 'data-end', 'spam-content'],
		['no such host', 'helo', 'helo-invalid'],
		['no such host', 'mail-from', 'sender-invalid'],
		['no such host', 'rcpt-to', 'host-unknown'],
		['no such user', 'mail-from', 'sender-invalid'],
		['no such user', 'rcpt-to', 'user-unknown'],
		['beta says no', 'connect', 'spam-content'],
	] as const)('%s at %s: %s', (text, stage, cause) => {
		expect(say(`550 ${text}`, { stage })).toMatchObject({ cause, stage });
	});

	it.each([
		['no such user', '5.1.7', 'sender-invalid'],
		['no such host', '4.1.8', 'sender-invalid'],
		['no such user', '5.1.3', 'user-unknown'],
		['looks like spam', '5.1.8', 'spam-content'],
	])('a status about the sender does as much: %s, %s: %s', (text, enhancedStatus, cause) => {
		expect(say(`550 ${text}`, { enhancedStatus }).cause).toBe(cause);
	});
});

describe('whether it is final', () => {
	it.each([
		[{ replyCode: '550' }, true],
		[{ replyCode: '450', action: 'failed' }, false],
		[{ enhancedStatus: '4.2.2' }, false],
		[{ enhancedStatus: '5.2.2' }, true],
		[{ action: 'failed' }, true],
		[{ action: 'delayed' }, false],
		[{ action: 'relayed' }, null],
		[{}, null],
	] as const)('%j: %s', (bounce, permanent) => {
		expect(say('hm', bounce).permanent).toBe(permanent);
	});

	it('is left to the rule where the bounce does not say', () => {
		expect(say('no such user').permanent).toBe(true);
		expect(say('looks like spam').permanent).toBeNull();
	});
});
