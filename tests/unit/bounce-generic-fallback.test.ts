import { describe, expect, it } from 'vitest';
import { MAX_BOUNCES } from '../../src/bounce/limits.ts';
import { generic } from '../../src/bounce/mta/generic.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const ME = 'me@example.net';
const read = (...lines: string[]) => generic.read(makeReport(lines.join('\n'), [{ name: 'To', value: ME }]));
const recipients = (...lines: string[]) => read(...lines).map(({ recipient }) => recipient);
const pairs = (...lines: string[]) => read(...lines).map(({ recipient, reason }) => [recipient, ...reason]);

describe('recipients that only the replies name', () => {
	it('have each its own reply', () => {
		expect(read('Sorry.', ` 550 <${A}>... unknown `, `552 5.2.20 ${B} full`)).toEqual([
			{ recipient: A, reason: [`550 <${A}>... unknown`], lines: [` 550 <${A}>... unknown `] },
			{ recipient: B, reason: [`552 5.2.20 ${B} full`], lines: [`552 5.2.20 ${B} full`] },
		]);
		expect(recipients('Sorry.', `* 550-5.10.1 "${A}" unknown`, `| 550 (${B}) unknown`)).toEqual([A, B]);
	});

	it('are no senders', () => {
		expect(recipients(`550 <${ME}> no`, `550 <${A}> no`, `550 <${B}> no`)).toEqual([A, B]);
		expect(recipients(`550 <c@d.example>: Sender no`, `550 <${A}> no`, `550 <${B}> no`)).toEqual([A, B]);
		expect(recipients(`550 <${A}> no, from you`, `550 <${B}> no`)).toEqual([A, B]);
	});

	it('keep their codes where a colon follows', () => {
		expect(pairs('Sorry.', `550 <${A}>: unknown`, `552 <${B}>: full`)).toEqual([
			[A, `550 <${A}>: unknown`],
			[B, `552 <${B}>: full`],
		]);
		expect(recipients(`550 <c@d.example>: Sender no`, `550 <${A}>: unknown`)).toEqual([A]);
	});

	it('stand at once behind the code', () => {
		expect(recipients(`550 <${A}> no`, `x 550 <${B}> no`)).toEqual([A]);
		expect(recipients(`550 <${A}> no`, `550 x <${B}> no`)).toEqual([A]);
		expect(recipients(`550 <${A}> no`, `250 <${B}> yes`)).toEqual([A]);
	});

	it('are as many as there may be bounces, each once', () => {
		const many = Array.from({ length: MAX_BOUNCES + 1 }, (_, at) => `550 <u${at}@example.com> no`);
		expect(recipients(...many).length).toBe(MAX_BOUNCES);
		expect(recipients(`550 <${A}> no`, `550 <${B}> no`, `550 <${A}> no`)).toEqual([A, B]);
	});
});

describe('a sentence that speaks of a failure', () => {
	it('names its recipient behind a helper or the sender', () => {
		const line = `Please contact help@example.com: ${A} was rejected`;
		expect(read(line)).toEqual([{ recipient: A, reason: [], lines: [line] }]);
		expect(read(line, '', '550 no')).toEqual([{ recipient: A, reason: ['550 no'], lines: [line, '550 no'] }]);
		const senders = (count: number) => recipients(`It was rejected ${`${ME} x `.repeat(count)}${A} x`);
		expect(senders(4)).toEqual([A]);
		expect(senders(5)).toEqual([]);
	});

	it('counts before a footer where the line itself speaks of it, and is no reply', () => {
		const footer = ['', 'Regards', `Mail team <${B}>`];
		const sentence = `x y z ${A} was rejected, sorry`;
		expect(read(sentence, ...footer)).toEqual([{ recipient: A, reason: [], lines: [sentence] }]);
		expect(recipients('It was rejected', `x y z ${A} x y z`, ...footer)).toEqual([B]);
		const above = [`Mail team <${B}>`, '', 'Sorry.', ''];
		expect(recipients(...above, sentence)).toEqual([A]);
		expect(read(...above, `550 ${sentence}`)).toMatchObject([{ recipient: B, doubtful: true }]);
		expect(read('Hello', ...footer)).toMatchObject([{ recipient: B, doubtful: true }]);
	});
});

describe('a reply anywhere in the report', () => {
	it.each(['quit', 'RSET', 'MAIL FROM:<x>', 'rcpt to:<x>', 'DATA', 'EHLO me', 'helo me', '250 ok'])(
		'ends where the session goes on with %j',
		(next) => {
			expect(pairs('550 no', next)).toEqual([[null, '550 no']]);
		},
	);

	it.each(['please QUIT now', 'database gone', 'datum: x', 'hello me', 'quitting', 'the DATA'])(
		'goes on with %j',
		(next) => {
			expect(pairs('550 no', `  ${next}  `)).toEqual([[null, '550 no', next]]);
		},
	);

	it('has its server or its command on the line before, moved in or not', () => {
		expect(pairs('  The server said  ', '  550 no  ')).toEqual([[null, 'The server said', '550 no']]);
		expect(read('x', '  RCPT TO: x', '  550 no')).toEqual([
			{ recipient: null, reason: ['550 no'], stage: 'rcpt-to', lines: ['550 no'] },
		]);
		expect(pairs('The server said', '5.4.1 no')).toEqual([[null, '5.4.1 no']]);
	});

	it.each(['5.17.1 no', '4.1.100: no', '((5.4.1 no', '* # 5.4.1 no'])('may be a status alone: %j', (line) => {
		expect(pairs('Sorry.', line)).toEqual([[null, line]]);
	});

	it.each(['5.4.1no', 'x5.4.1 no', '2.4.1 no', 'xx 5.4.1 no'])('is not %j', (line) => {
		expect(pairs('Sorry.', line)).toEqual([]);
	});
});

describe('a recipient that is named again', () => {
	it('shows the lines of both', () => {
		expect(read(`<${A}>: sorry`, '', `<${A}>: 550 no`)[0]?.lines).toEqual([
			`<${A}>: sorry`,
			`<${A}>: 550 no`,
		]);
	});

	it('keeps its reason where the second says none', () => {
		expect(pairs(`<${A}>: sorry`, `<${B}>: gone`, `<${A}>`)).toEqual([
			[A, 'sorry'],
			[B, 'gone'],
		]);
	});
});

describe('the words of a recipient without a reason', () => {
	it('are those on its line', () => {
		expect(pairs('Hello.', `Undeliverable to: the mailbox <${A}>`)).toEqual([
			[A, 'Undeliverable to: the mailbox'],
		]);
		expect(pairs('Hello.', `RCPT - to <${A}>`)).toEqual([[A, 'RCPT - to']]);
	});

	it.each(['To ab', 'User a', 'Recipient'])('are the report’s where they are as few as %j', (words) => {
		const lines = Array.from({ length: 9 }, (_, at) => `word ${at}`);
		expect(pairs('12 ab', ...lines, `${words} <${A}>`)).toEqual([[A, ...lines.slice(0, 8)]]);
	});

	it('are no other’s status', () => {
		expect(read(`<${A}>:`, '5.1.1 gone', '', `<${B}>:`, 'later')).toMatchObject([
			{ reason: ['5.1.1 gone'], lines: [`<${A}>:`, '5.1.1 gone'] },
			{ reason: ['later'], lines: [`<${B}>:`, 'later'] },
		]);
	});

	it('stand below a line of several for each', () => {
		expect(pairs('Hello.', `Recipients: ${A}, ${B}`, 'gone')).toEqual([
			[A, 'gone'],
			[B, 'gone'],
		]);
		expect(pairs('Hello.', `Recipients: <${A}>, <${B}> : gone`)).toEqual([
			[A, 'gone'],
			[B, 'gone'],
		]);
	});

	it('are the one reply, for those that have none', () => {
		expect(pairs('550 no', '', `<${A}>: sorry`, `<${B}>`)).toEqual([
			[A, 'sorry'],
			[B, '550 no'],
		]);
		expect(read('550 no', '', 'Recipients:', A, B).map(({ lines }) => lines)).toEqual([
			[A, '550 no'],
			[B, '550 no'],
		]);
	});
});

describe('a letterhead’s To', () => {
	it.each([
		['a subject below it', [`To: ${A}`, 'Subject: Hello']],
		['a subject two lines below it', [`To: ${A}`, 'x', 'Subject: Hello']],
		['a subject two lines above it', ['Subject: Hello', 'x', `To: ${A}`]],
		['a date', [`To: ${A}`, 'Sent: Monday']],
		['bullets and spaces', [`  * To : ${A}`, '  * Subject : Hello']],
	])('is no recipient beside another: with %s', (_, lines) => {
		expect(recipients(...lines, '', 'Sorry.', '', `<${B}>: gone`)).toEqual([B]);
	});

	it.each([
		['the subject is three lines below', [`To: ${A}`, 'x', 'x', 'Subject: Hello']],
		['the subject is three lines above', ['Subject: Hello', 'x', 'x', `To: ${A}`]],
		['a sentence speaks of a subject', [`To: ${A}`, 'See the subject: Hello']],
		['it is no To', [`Addressed to: ${A}`, 'Subject: Hello']],
		['it is no label', [`<${A}>: gone`, 'Subject: Hello']],
	])('is one where %s', (_, lines) => {
		expect(recipients(...lines, '', 'Sorry.', '', `<${B}>: gone`)).toEqual([A, B]);
	});

	it('is one where nobody else is named', () => {
		expect(recipients(`To: ${A}`, 'Subject: Hello', `To: ${B}`)).toEqual([A, B]);
	});
});
