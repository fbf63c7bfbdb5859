import { describe, expect, it } from 'vitest';
import {
	BETWEEN,
	heads,
	isSender,
	isWeak,
	labelled,
	NOT_RECIPIENT,
} from '../../src/bounce/mta/generic-heads.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const report = (...lines: string[]) =>
	makeReport(lines.join('\n'), [{ name: 'To', value: 'me@example.net' }]);
/** What the last of these lines is taken for. */
const head = (...lines: string[]) => labelled(report(...lines))(lines.at(-1) ?? '', lines.length - 1);
/** True where the last of these lines may be a footer's; `below` stands under it. */
const weak = (lines: readonly string[], ...below: string[]) =>
	isWeak(report(...lines, ...below), lines.length - 1);

describe('a line is a recipient’s by its form', () => {
	it.each([
		[`* <${A}>: gone`, 'gone'],
		[`- ${A}: gone`, 'gone'],
		[`  •   ${A}: gone`, 'gone'],
		[`-> ${A}: gone`, 'gone'],
		[`====>    ${A}: gone`, 'gone'],
		[`=>${A}: gone`, 'gone'],
		[`1. ${A}: gone`, 'gone'],
		[`(123) ${A}: gone`, 'gone'],
		[`12]    ${A}: gone`, 'gone'],
		[`# 1: ${A}: gone`, 'gone'],
		[`"Jane Doe" <${A}>: gone`, 'gone'],
		[`  Jane Doe    <${A}>: gone`, 'gone'],
		[`7. Jane Doe <${A}>: gone`, 'gone'],
		[`o ${A}`, ''],
	])('%j', (line, rest) => {
		expect(heads(line)).toMatchObject({ recipient: A, rest: rest && ` ${rest}` });
	});

	it.each([
		`Jane. Doe <${A}>: gone`,
		`J <${A}>: gone`,
		`Jane<${A}>: gone`,
		`See: Jane <${A}>: gone`,
		`Jane <${A}> gone`,
		`1234) ${A}: gone`,
		`7 ${A}: gone`,
		`x ${A}: gone`,
		`* * * ${A}: gone`,
		`the line is 1. ${A}: gone`,
		'1. nobody at example.com',
		'',
	])('not %j', (line) => {
		expect(heads(line)).toBe(null);
	});
});

describe('what parts two addresses', () => {
	it.each([', ', '>, <', '";"', ') and (', ' und ', '；', '、'])('is %j', (text) => {
		expect(BETWEEN.test(text)).toBe(true);
	});
	it.each([' ', ' ask ', ', ask ', ' x, '])('is not %j', (text) => {
		expect(BETWEEN.test(text)).toBe(false);
	});
});

describe('a line with the address of another', () => {
	it.each([
		'  * Von: ',
		'An：',
		'De : ',
		'From: ',
		'*Sender* = ',
		'In-Reply-To: ',
		'X-Abuse-Contact: ',
		'Sent on Monday by: ',
		'<mailto:postmaster@example.com>',
		'Please resend it to ',
		'please re-send to ',
		'Please email ',
		'please e-mail ',
		'please mail ',
		'Or send email to ',
		'kontaktieren Sie ',
		'Reply to ',
		'A message from: ',
	])('begins %j', (text) => {
		expect(NOT_RECIPIENT.test(`${text}x@example.com`)).toBe(true);
	});

	it.each(['Vonda: ', 'To: ', 'Fromage ', 'From x@example.com to: ', 'In reply to ', 'Please '])(
		'does not begin %j',
		(text) => {
			expect(NOT_RECIPIENT.test(`${text}x@example.com`)).toBe(false);
		},
	);

	it('is a sender’s or a daemon’s', () => {
		const sent = report('x');
		expect(isSender(sent, 'Me@Example.net')).toBe(true);
		expect(isSender(sent, 'Postmaster@example.com')).toBe(true);
		expect(isSender(sent, 'not-postmaster@example.com')).toBe(false);
		expect(isSender(sent, 'postmasters@example.com')).toBe(false);
	});
});

describe('behind the address stands the reason', () => {
	it.each([
		[`RCPT TO:<${A}>: gone`, ' gone'],
		[`User "${A}", gone`, ' gone'],
		[`User ("${A}")gone`, 'gone'],
		[`User ${A} gone (again)`, ' gone (again)'],
		[`User ${A}.`, '.'],
		[`Users ${A}, ${B}`, ''],
		[`Users <${A}>, <${B}>;`, ''],
		[`Users ${A} and ${B} . `, ''],
		[`Users ${A}, ${B} gone`, `, ${B} gone`],
		[`Users ${A} gone, ${B}`, ` gone, ${B}`],
	])('%j', (line, rest) => {
		expect(head('Sorry.', line)).toEqual({ recipient: A, rest });
	});
});

describe('a label may stand before the address', () => {
	it.each(['Userid ', 'User ', 'User: rfc822;', 'To: rfc822; ', 'Recipient smtp:', 'Mailbox mailto:'])(
		'%j',
		(label) => {
			expect(head('Sorry.', `${label}${A} gone`)?.recipient).toBe(A);
		},
	);

	it('near it, and in the same sentence', () => {
		expect(head('Sorry.', `The recipient of this ${A} gone`)?.recipient).toBe(A);
		expect(head('Sorry.', `The recipient is away. Greet ${A} gone`)).toBe(null);
		expect(head('Sorry.', `The recipient ${'x'.repeat(40)} ${A} gone`)).toBe(null);
	});
});

describe('an address at a line’s start', () => {
	it('is whom the line above tells to write to', () => {
		expect(head('For more please contact', `${A} at once`)).toBe(null);
		expect(head('It is gone for', `${A} at once`)?.recipient).toBe(A);
		expect(head(`Please contact us now: ${'x'.repeat(40)}`, `${A} at once`)?.recipient).toBe(A);
		expect(head('For more please contact  ', `"${A}" at once`)).toBe(null);
		expect(head(`${A} at once`)?.recipient).toBe(A);
	});

	it('below the reply counts where the next line says what is wrong', () => {
		const below = (line: string) => labelled(report('550 no such user', '', 'Example Ltd', A, line))(A, 3);
		expect(below('mailbox full')?.recipient).toBe(A);
		expect(below(`mailbox full ${'x'.repeat(66)}`)?.recipient).toBe(A);
		expect(below(`mailbox full ${'x'.repeat(67)}`)).toBe(null);
		expect(below('+49 30 1234')).toBe(null);
	});

	it('below the reply counts where a line within four above announces it', () => {
		expect(head('550 no', '', 'Example: a shop', A)).toBe(null);
		expect(head('550 no', '', 'Affected: ', '', '', '', A)?.recipient).toBe(A);
		expect(head('550 no', '', 'Affected:', '', '', '', '', A)).toBe(null);
		expect(head('550 no', '', 'Affected:', '', 'Shop', '', A)).toBe(null);
		expect(head('550 no', '', 'Shop', '', `<${B}>:`, A)?.recipient).toBe(A);
	});

	it('is a postmaster’s only in a list of users', () => {
		const postmaster = 'postmaster@example.com';
		for (const word of ['The user', 'Users', 'The following', 'Recipients', 'Addresses'])
			expect(head(word, postmaster)?.recipient).toBe(postmaster);
		for (const word of ['The mail system:', 'Username', 'Sorry.']) expect(head(word, postmaster)).toBe(null);
	});
});

describe('an address that may be a footer’s', () => {
	it.each([
		['a name and its address', ['Regards', `Mail team <${A}>`]],
		['an address that a sentence leads to', ['You may also write to', A]],
		['the start of a sentence', ['Sorry.', `${A} is our shop`]],
		['the start of a sentence, in brackets', ['Sorry.', `  "<${A}>" is our shop`]],
		['whom to write to', ['Sorry.', `Send what you like to ${A}`]],
		['whom to forward a mail to', ['Sorry.', `Just forward the message to <${A}>`]],
		['a list’s end and a gap', ['Recipients:', B, '', `Mail team <${A}>`]],
		['a far announcement', ['Recipients:', '', '', '', '', `Mail team <${A}>`]],
	])('is %s', (_, lines) => {
		expect(weak(lines)).toBe(true);
	});

	it.each([
		['a head with its colon', [`<${A}>:`]],
		['a line without an address', ['Regards']],
		['an address alone', ['Sorry.', A]],
		['an address that tells of a failure', ['Sorry.', `${A} is unknown`]],
		['an address with few words of one', ['Sorry.', `${A} is inactive`]],
		['an address in a list, over a gap', ['Recipients that we know by', B, '', A]],
		['an address below a failure', ['We are unable to deliver to', A]],
		['a name in a list', ['Recipients:', `Mail team <${A}>`]],
		['a name below its like', ['Sorry.', `Bert <${B}>`, `Mail team <${A}>`]],
		['a name below an announcement with gaps', ['The following', '', '', '', `Mail team <${A}>`]],
		['a sentence’s start in a list', ['The following', `${A} is our shop`]],
		['an address with a number behind it', ['Sorry.', `${A} 12 times`]],
		['one in the midst of a line', ['Sorry.', `x ${A} is our shop`]],
		['whom your mail was to', ['Sorry.', `Your last e-mail of Monday to    <"${A}" got lost`]],
		['whom the mail was to', ['Sorry.', `So the message to ${A} got lost`]],
		['whom a mail was addressed to', ['Sorry.', `A letter addressed to ${A} got lost`]],
	])('is not %s', (_, lines) => {
		expect(weak(lines)).toBe(false);
	});

	it('is none where the line below tells of a failure, or the one above it', () => {
		expect(weak(['Regards', `Mail team <${A}>`], 'mailbox full')).toBe(false);
		expect(weak(['Regards', `Mail team <${A}>`], 'was rejected')).toBe(false);
		expect(weak(['You may also write to', A], '  inactive')).toBe(false);
		expect(weak(['Sorry.', `${A} is our shop`], 'was refused')).toBe(false);
		expect(weak(['It was refused', `${A} is our shop`])).toBe(false);
		expect(weak(['It was refused', `Mail team <${A}>`])).toBe(true);
		expect(weak([`Mail team <${A}>`], '')).toBe(true);
	});
});
