import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/bounce/build.ts';
import type { MtaReader } from '../../src/bounce/mta/reader.ts';
import { sendmail } from '../../src/bounce/mta/sendmail.ts';
import { transcript } from '../../src/bounce/mta/transcript.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';

/** What a reader makes of these lines; it must be asked by one of its marks. */
function read(reader: MtaReader, ...lines: string[]): Draft[] {
	const report = makeReport(lines.join('\n'), []);
	expect(reader.marks.some((mark) => report.lower.includes(mark))).toBe(true);
	return reader.read(report);
}
const pairs = (drafts: readonly Draft[]) => drafts.map(({ recipient, reason }) => [recipient, ...reason]);

describe('Sendmail', () => {
	const LIST = '   ----- The following addresses had permanent fatal errors -----';
	const SESSION = '   ----- Transcript of session follows -----';

	it.each([
		'addresses had',
		'addresses have',
		'address had',
		'addresses follow',
		'delivery errors',
		'delivery problems',
	])('lists recipients behind "%s"', (words) => {
		expect(
			pairs(read(sendmail, `The ${words} problems`, `<${A}>`, '    (reason: 550 no)', '', SESSION)),
		).toEqual([[A, '550 no']]);
	});

	it('completes the reason from the transcript, with host and command', () => {
		const drafts = read(
			sendmail,
			LIST,
			`<${A}>`,
			'    (reason: 550-5.1.1 no)',
			`<${B}>`,
			'    (expanded from: <list@example.com>)',
			'',
			SESSION,
			'... while talking to mx.example.com.:',
			'>>> MAIL FROM:<me@example.net>',
			`>>> RCPT TO:<${A}>`,
			'<<< 550-5.1.1 no',
			'<<< 550 5.1.1 such user',
			`>>> RCPT TO:<${B}>`,
			'<<< 552 5.2.2 full',
		);
		expect(drafts).toMatchObject([
			{
				recipient: A,
				reason: ['550-5.1.1 no', '550 5.1.1 such user'],
				remoteMta: { name: 'mx.example.com', address: null },
				stage: 'rcpt-to',
				replyCode: '550',
				enhancedStatus: '5.1.1',
			},
			{ recipient: B, originalRecipient: 'list@example.com', reason: ['552 5.2.2 full'], stage: 'rcpt-to' },
		]);
	});

	it.each([
		['>>> DATA', 'data'],
		['>>> EHLO mail.example.net', 'helo'],
		['Sent <<< MAIL FROM:<me@example.net>', 'mail-from'],
	])('knows for one recipient that %s was refused', (command, stage) => {
		expect(
			read(sendmail, LIST, `<${A}>`, '', SESSION, '... while talking to [192.0.2.1]:', command, '<<< 554 no'),
		).toMatchObject([{ recipient: A, reason: ['554 no'], stage, remoteMta: { name: '192.0.2.1' } }]);
	});

	it('knows a greeting that refuses', () => {
		expect(
			read(sendmail, LIST, `<${A}>`, '', SESSION, 'while talking to mx.example.com', '<<< 554 no')[0],
		).toMatchObject({ stage: 'connect' });
	});

	it('forgets command and host with a new conversation', () => {
		const drafts = read(
			sendmail,
			LIST,
			`<${A}>`,
			'',
			SESSION,
			'while talking to mx1.example.com',
			'>>> DATA',
			'while talking to mx2.example.com',
			'<<< 554 no',
		);
		expect(drafts[0]).toMatchObject({ stage: 'connect', remoteMta: { name: 'mx2.example.com' } });
	});

	it('has words of its own where the other server said nothing', () => {
		expect(pairs(read(sendmail, LIST, `<${A}>`, '', SESSION, 'Host is down', 'at all'))).toEqual([
			[A, 'Host is down', 'at all'],
		]);
		expect(pairs(read(sendmail, LIST, `<${A}>`, '', SESSION, `550 5.1.1 <${A}>... User unknown`))).toEqual([
			[A, `550 5.1.1 <${A}>... User unknown`],
		]);
		expect(
			pairs(read(sendmail, LIST, `<${A}>`, '', SESSION, `554 5.0.0 <${A}>... 550 Host unknown`)),
		).toEqual([[A, '550 Host unknown']]);
	});

	it('lists programs and brackets too', () => {
		expect(
			read(
				sendmail,
				LIST,
				'"|/usr/bin/filter"',
				`    (expanded from: <${A}>)`,
				`${B} [no such user]`,
				'  (reason: x',
				'  y)',
			),
		).toMatchObject([
			{ recipient: A, lines: ['"|/usr/bin/filter"', `    (expanded from: <${A}>)`] },
			{ recipient: B, reason: ['no such user', 'x', 'y'] },
		]);
	});

	it('of version 5 has no list', () => {
		const drafts = read(
			sendmail,
			SESSION,
			'While talking to mx.example.com:',
			`>>> RCPT To:<${A}>`,
			'<<< 550 no',
			`550 <${A}>... User unknown`,
			`550 <${A}>... again`,
			`550 ${B}... Host unknown`,
		);
		expect(drafts).toMatchObject([
			{ recipient: A, reason: ['550 no'], stage: 'rcpt-to', remoteMta: { name: 'mx.example.com' } },
			{ recipient: B, reason: [`550 ${B}... Host unknown`], stage: null },
		]);
		expect(read(sendmail, SESSION, `>>> RCPT To:<${A}>`, '<<< 550 no')).toMatchObject([
			{ recipient: A, reason: ['550 no'], stage: 'rcpt-to' },
		]);
	});
});

describe('Courier and others', () => {
	it('show the session below each recipient', () => {
		const drafts = read(
			transcript,
			`<${A}>:`,
			'mx.example.com [192.0.2.1]:',
			`>>> RCPT TO:<${A}>`,
			'<<< 550 no',
			'',
			`Recipient: ${B}`,
			'<<< 450 later',
			'',
			`Address : <${A}>`,
			'no session',
		);
		expect(drafts).toMatchObject([
			{
				recipient: A,
				reason: ['550 no'],
				stage: 'rcpt-to',
				remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
			},
			{ recipient: B, reason: ['450 later'], stage: null, remoteMta: null },
			{ recipient: A, reason: ['no session'] },
		]);
	});
});
