import { expect, test } from 'vitest';
import { matchCodes } from '../../src/dnsbl/return-codes.ts';
import { say } from '../../src/dnsbl/say.ts';
import type { DnsAnswer, Zone } from '../../src/dnsbl/types.ts';
import { judge, proofProblem as problemOf, type Reply, readReply as read } from '../../src/dnsbl/verdict.ts';
import { WORDS } from '../../src/dnsbl/words.ts';

const readReply = (zone: Zone, reply: Reply) => read(zone, reply, WORDS);
const proofProblem = (zone: Zone, listed: Reply, notListed: Reply) =>
	problemOf(zone, listed, notListed, WORDS);
const WHY = WORDS.why;

const ZONE: Zone = {
	blocklist: 'x',
	zone: 'x.example',
	lists: 'ip',
	ipv4: true,
	ipv6: true,
	codes: [
		{ code: '127.0.0.2', meaning: 'Two.', listed: true },
		{ code: '127.0.0.4-127.0.0.7', meaning: 'Range.', listed: true },
		{ code: '127.0.0.5', meaning: 'Five, a note.', listed: false },
		{ code: '127.0.*.9', meaning: 'Nine, a note.', listed: false },
	],
	errors: [{ code: '127.0.0.255', why: 'Blocked.' }],
	testPoint: { listed: '127.0.0.2', notListed: '127.0.0.1' },
	answersPublicResolvers: 'yes',
};
const BITS: Zone = {
	...ZONE,
	codes: [
		{ code: 'bit:8', meaning: 'Phishing.', listed: true },
		{ code: 'bit:64', meaning: 'Spam.', listed: true },
		{ code: 'bit:4', meaning: 'A note.', listed: false },
	],
};
const answer = (...records: string[]): DnsAnswer => ({ rcode: 'NOERROR', records, ttl: 60 });
const NX: DnsAnswer = { rcode: 'NXDOMAIN', records: [], ttl: 0 };

test.each([
	['127.0.0.2', ['127.0.0.2']],
	['127.0.0.5', ['127.0.0.4-127.0.0.7', '127.0.0.5']],
	['127.0.0.8', []],
	['127.0.77.9', ['127.0.*.9']],
	['127.0.0.255', []],
])('%s stands for %j', (address, codes) => {
	expect(matchCodes(ZONE.codes, address).map(({ code }) => code)).toEqual(codes);
});

test.each([
	['127.0.0.72', 'listed', ['Phishing.', 'Spam.']],
	['127.0.0.4', 'information', ['A note.']],
	['127.0.0.12', 'listed', ['Phishing.']],
])('bits of %s: %s', (address, kind, meanings) => {
	const reading = readReply(BITS, answer(address));
	expect(reading.kind).toBe(kind);
	expect('codes' in reading && reading.codes.map(({ meaning }) => meaning)).toEqual(meanings);
});

test.each([
	['no bit that the list explains', BITS, '127.0.0.1'],
	['bits elsewhere than in 127.0.0.x', BITS, '127.0.1.8'],
	['127.0.0.1', ZONE, '127.0.0.1'],
	['an error code of the list', ZONE, '127.0.0.255'],
	['the error block', ZONE, '127.255.255.254'],
	['outside 127/8', ZONE, '203.0.113.80'],
	['zero', ZONE, '0.0.0.0'],
])('%s is no listing', (_what, zone, address) => {
	expect(readReply(zone, answer(address)).kind).toBe('unclear');
	expect(readReply(zone, answer('127.0.0.2', address)).kind).toBe('unclear');
});

test('a code that the list does not explain is a listing, and says so', () => {
	const reading = readReply(ZONE, answer('127.0.3.3'));
	expect(judge([reading], null)).toMatchObject({
		state: 'listed',
		meaning: expect.stringContaining('127.0.3.3'),
	});
});

test.each([
	[{ failed: 'timeout' } as const, WHY.timeout],
	[{ failed: 'network' } as const, WHY.network],
	[{ rcode: 'SERVFAIL', records: [], ttl: 0 } as const, WHY.SERVFAIL],
	[{ rcode: 'REFUSED', records: [], ttl: 0 } as const, WHY.REFUSED],
	[{ rcode: 'OTHER', records: [], ttl: 0 } as const, WHY.OTHER],
	[{ rcode: 'NXDOMAIN', records: ['127.0.0.2'], ttl: 0 } as const, WHY.mixed],
	[answer(), WHY.emptied],
])('%j cannot be read', (reply, why) => {
	expect(readReply(ZONE, reply)).toEqual({ kind: 'unclear', why });
});

test('test points: the right pair proves, each wrong one is named', () => {
	expect(proofProblem(ZONE, answer('127.0.0.2'), NX)).toBeNull();
	expect(proofProblem(ZONE, answer('127.0.0.2'), answer('127.0.9.9'))).toBeNull();
	expect(proofProblem(ZONE, NX, NX)).toBe(WHY.testNotListed);
	expect(proofProblem(ZONE, answer('127.0.9.9'), NX)).toBe(WHY.testNotListed);
	expect(proofProblem(ZONE, answer('127.0.0.2'), answer('127.0.0.2'))).toBe(WHY.listsTheWorld);
	expect(proofProblem(ZONE, answer(), NX)).toBe(WHY.emptied);
	expect(proofProblem(ZONE, answer('127.0.0.2'), answer('203.0.113.80'))).toBe(
		say(WHY.outside, '203.0.113.80'),
	);
});

test('a verdict needs the proof, and one listed name of several is enough', () => {
	const listed = readReply(ZONE, answer('127.0.0.2'));
	const absent = readReply(ZONE, NX);
	const lost = readReply(ZONE, { failed: 'timeout' });
	expect(judge([listed], null)).toEqual({ state: 'listed', meaning: 'Two.', why: null });
	expect(judge([absent], null)).toEqual({ state: 'not-listed', meaning: null, why: null });
	expect(judge([listed], 'no proof')).toEqual({ state: 'unknown', meaning: null, why: 'no proof' });
	expect(judge([absent], 'no proof').state).toBe('unknown');
	expect(judge([absent, lost], null).state).toBe('unknown');
	expect(judge([lost, listed], null).state).toBe('listed');
});

test('a note is not a listing, and is told', () => {
	expect(judge([readReply(ZONE, answer('127.0.9.9'))], null)).toEqual({
		state: 'not-listed',
		meaning: 'Nine, a note.',
		why: null,
	});
});
