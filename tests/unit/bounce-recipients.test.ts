import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { verpRecipient, withRecipients } from '../../src/bounce/recipients.ts';
import type { Bounce, Header } from '../../src/bounce/types.ts';

const A = 'a@one.example';
const B = 'b@two.example';
const LIST = 'news@lists.example.org';

const field = (name: string, value: string): Header => ({ name, value });
const failed = (...addresses: string[]): Header[] => [field('X-Failed-Recipients', addresses.join(', '))];
const bounce = (recipient: string | null, replyCode: string | null = null): Bounce => ({
	...EMPTY,
	recipient,
	replyCode,
});
const named = (bounces: readonly Bounce[]) => bounces.map(({ recipient }) => recipient);
/** Whom the headers of the bounce and of the returned mail name where nothing else does. */
const found = (headers: readonly Header[], original: readonly Header[] = []) =>
	named(withRecipients([], headers, original, 'Sorry.'))[0] ?? null;

describe('the returned mail names its recipient', () => {
	it.each(['X-Envelope-To', 'Envelope-To', 'X-Original-To'])('in %s before all others', (name) => {
		const subject = [field('Subject', `Delivery to ${B} failed`)];
		expect(found(subject, [field('To', B), field(name, `<${A}>`)])).toBe(A);
	});

	it('in To, else in Cc', () => {
		expect(found([], [field('Cc', B), field('To', A)])).toBe(A);
		expect(found([], [field('To', 'undisclosed-recipients:;'), field('Cc', B)])).toBe(B);
		expect(found([], [field('Subject', A)])).toBe(null);
	});

	it.each(['Return-Path', 'Errors-To', 'Sender', 'X-Sender'])('in an address made for it: %s', (name) => {
		const made = field(name, '<news-bounces+a=one.example@lists.example.org>');
		expect(found([], [field('To', LIST), made])).toBe(A);
	});

	it('in the trace of the last server, with brackets or without, for no sender', () => {
		const trace = (text: string) => field('Received', `from a.example by b.example ${text}; Mon, 1 Jan 2024`);
		expect(found([], [trace(`for <${A}>`)])).toBe(A);
		expect(found([], [trace(`for ${A}`)])).toBe(A);
		expect(found([], [field('From', 'Me@me.example'), trace('for <ME@me.example>'), trace(`for ${A}`)])).toBe(
			A,
		);
		expect(found([], [trace('for somebody')])).toBe(null);
	});
});

describe('a mailing list', () => {
	it.each(['List-Post', 'X-BeenThere', 'X-Mailing-List', 'Mailing-List', 'X-Loop', 'List-Id'])(
		'is no recipient where %s names it',
		(name) => {
			expect(found([], [field('To', LIST), field(name, `<mailto:${LIST.toUpperCase()}>`)])).toBe(null);
			expect(found([], [field('To', LIST), field(name, '<news.lists.example.org>')])).toBe(null);
			expect(found([], [field('To', LIST), field(name, '<talk.lists.example.org>')])).toBe(LIST);
		},
	);
});

describe('the bounce itself names its recipient', () => {
	it.each(['To', 'Delivered-To', 'X-Original-To', 'Envelope-To'])('in the address it went to: %s', (name) => {
		expect(found([field(name, 'news-bounces+a=one.example@lists.example.org')], [field('To', B)])).toBe(A);
	});

	it('in a subject that tells of a failure', () => {
		for (const word of ['Undeliverable', 'Failed', 'Returned', 'Report', 'Rejected', 'Unknown', 'Over quota'])
			expect(found([field('Subject', `${word}: <${A}>`)])).toBe(A);
		expect(found([field('Subject', `Hello: <${A}>`)])).toBe(null);
		expect(found([field('Subject', `Failed: <${A.toUpperCase()}>`), field('To', A)])).toBe(null);
	});
});

describe('a return address', () => {
	it.each([
		['b2c-bounces+jane=one.example@lists.example.org', 'jane@one.example'],
		['news-return-jane=one.example@lists.example.org', 'jane@one.example'],
		['bounces-jane=one.example@lists.example.org', 'jane@one.example'],
		['news+bounces+jane=one.example@lists.example.org', 'jane@one.example'],
		['btv1==1234==jane=one.example@lists.example.org', null],
		['SRS0+ab12+CD+one.example=jane.example@forwarder.example', null],
		['SRS0-bounces-jane=one.example@forwarder.example', null],
		['SRS1=bounces+jane=one.example@forwarder.example', null],
		['prvs=bounces+jane=one.example@forwarder.example', null],
		['btv1=bounces+jane=one.example@forwarder.example', null],
		['b1tv+jane=one.example@forwarder.example', null],
		['mybounces+jane=@lists.example.org', null],
	])('%s is made for %s', (address, recipient) => {
		expect(verpRecipient(address)).toBe(recipient);
	});
});

describe('X-Failed-Recipients', () => {
	it('adds those that no bounce names, as failed and with the text beside them', () => {
		const [first, second, ...more] = withRecipients(
			[bounce(A, '550')],
			failed(A, B),
			[],
			'Sorry.\nNo such user',
		);
		expect(first).toEqual(bounce(A, '550'));
		expect(second).toEqual({
			...EMPTY,
			recipient: B,
			action: 'failed',
			lines: expect.arrayContaining(['Sorry.', 'No such user']),
		});
		expect(more).toEqual([]);
	});

	it('adds none that a bounce names in another way, and none to as many bounces', () => {
		const forwarded = { ...bounce('x@three.example'), originalRecipient: B };
		const three = failed(A, B, 'c@four.example');
		expect(named(withRecipients([bounce(A), forwarded], three, [], ''))).toEqual([
			A,
			'x@three.example',
			'c@four.example',
		]);
		expect(named(withRecipients([bounce(A), bounce('x@y.example')], failed(A, B), [], ''))).toEqual([
			A,
			'x@y.example',
		]);
		expect(named(withRecipients([bounce(A)], failed(B), [], ''))).toEqual([A]);
	});

	it('gives the reply of a nameless bounce to each', () => {
		expect(withRecipients([bounce(null, '550')], failed(A, B), [field('To', LIST)], '')).toEqual([
			bounce(A, '550'),
			bounce(B, '550'),
		]);
		expect(withRecipients([], failed(A), [], 'Sorry.')).toEqual([
			{ ...EMPTY, recipient: A, action: 'failed', lines: ['Sorry.'] },
		]);
	});
});

describe('bounces that name their recipient', () => {
	it('stay as they are, whomever the returned mail was for', () => {
		expect(withRecipients([bounce(A), bounce(null, '550')], [], [field('To', B)], '')).toEqual([
			bounce(A),
			bounce(null, '550'),
		]);
	});

	it('give way to the headers where they are in doubt', () => {
		const original = [field('To', B)];
		expect(withRecipients([bounce(A, '550')], [], original, '', true)).toEqual([bounce(B, '550')]);
		expect(named(withRecipients([bounce(A)], failed('c@four.example'), original, '', true))).toEqual([
			'c@four.example',
		]);
		expect(named(withRecipients([bounce(A)], [], [], '', true))).toEqual([A]);
		expect(withRecipients([], [], original, 'Sorry.', true)).toEqual([
			{ ...EMPTY, recipient: B, action: 'failed', lines: ['Sorry.'] },
		]);
	});

	it('or nobody does: then the reply stands alone', () => {
		expect(withRecipients([bounce(null, '550')], [], [], '')).toEqual([bounce(null, '550')]);
		expect(withRecipients([], [], [], '')).toEqual([]);
	});
});
