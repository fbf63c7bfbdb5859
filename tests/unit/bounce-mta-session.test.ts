import { describe, expect, it } from 'vitest';
import { MAX_BOUNCES } from '../../src/bounce/limits.ts';
import { sendmail } from '../../src/bounce/mta/sendmail.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const LIST = '   ----- The following addresses had permanent fatal errors -----';
const SESSION = '   ----- Transcript of session follows -----';
const read = (...lines: string[]) => sendmail.read(makeReport(lines.join('\n'), []));
const pairs = (...lines: string[]) => read(...lines).map(({ recipient, reason }) => [recipient, ...reason]);

describe('Sendmail’s list', () => {
	it.each([
		'addresses had',
		'addresses have',
		'address had',
		'addresses follow',
		'delivery errors',
		'delivery problems',
	])('stands below "%s", nowhere above it', (words) => {
		expect(pairs(`<${B}>`, '', `The ${words} problems`, `<${A}>`, '  (reason: no)', '', SESSION)).toEqual([
			[A, 'no'],
		]);
	});

	it.each([`<${A}>`, `  * ${A}`, `- <${A}> and more`, A])('has a line for a recipient: %s', (line) => {
		expect(pairs(LIST, line)).toEqual([[A]]);
	});

	it.each([`see <${A}>`, `to ${A}`])('has none in a sentence: %s', (line) => {
		expect(pairs(LIST, line)).toEqual([]);
	});

	it('has the reason in brackets, over some lines, behind the address or below it', () => {
		expect(pairs(LIST, `${A} [no such user]`)).toEqual([[A, 'no such user']]);
		expect(pairs(LIST, `${A} [no such user] here`)).toEqual([[A]]);
		expect(pairs(LIST, `${A} [no]`)).toEqual([[A]]);
		expect(pairs(LIST, `<${A}>`, '    (reason: no (really)', '     such user)', 'outside')).toEqual([
			[A, 'no (really', 'such user'],
		]);
		expect(pairs(LIST, `<${A}>`, '    of no reason')).toEqual([[A]]);
		expect(pairs(LIST, `<${A}>`, 'the (reason: no)')).toEqual([[A]]);
		expect(read(LIST, `<${A}>`, '    (reason: no', '     such)')[0]?.lines).toEqual([
			`<${A}>`,
			'    (reason: no',
			'     such)',
		]);
	});

	it('names the list that an address stands for, however it is written', () => {
		for (const from of [
			'(expanded from: <list@example.com>)',
			'(expanded from list@example.com)',
			'(expanded from: list@example.com)',
		]) {
			const [draft] = read(LIST, `<${A}>`, `    ${from}`);
			expect(draft).toMatchObject({
				recipient: A,
				originalRecipient: 'list@example.com',
				lines: [`<${A}>`, `    ${from}`],
			});
		}
		expect(read(LIST, '|/usr/bin/filter', '  (reason: no)')).toMatchObject([
			{ recipient: null, reason: ['no'] },
		]);
		expect(read(LIST, 'x |/usr/bin/filter')).toEqual([]);
	});

	it('is read up to the limit', () => {
		const many = Array.from({ length: MAX_BOUNCES + 9 }, (_, at) => `<u${at}@example.com>`);
		expect(read(LIST, ...many).length).toBe(MAX_BOUNCES);
	});
});

describe('Sendmail’s transcript', () => {
	it.each([
		'Transcript of session follows',
		'Session transcript:',
		'Non-delivered information',
		'Delivery log:',
	])('stands below "%s"', (start) => {
		expect(read(LIST, `<${A}>`, '', start, `>>> RCPT TO:<${A}>`, '<<< 550 no')[0]).toMatchObject({
			reason: ['550 no'],
			stage: 'rcpt-to',
		});
	});

	it.each([
		['>>>RCPT TO:', '<<<550 no'],
		['   >>> RCPT TO:', '   <<< 550 no'],
		['Sent <<< RCPT TO:', 'Received >>> 550 no'],
	])('has %s for what was sent and %s for the answer', (sent, got) => {
		expect(read(LIST, `<${A}>`, '', SESSION, `${sent}<${A}>`, got)[0]).toMatchObject({
			reason: ['550 no'],
			stage: 'rcpt-to',
		});
	});

	it('gives each of several recipients its own answer', () => {
		const drafts = read(
			LIST,
			`<${A}>`,
			`<${B}>`,
			'',
			SESSION,
			'while talking to mx.example.com ',
			`>>> RCPT TO:<${A}>`,
			'<<< 250 ok',
			`>>> RCPT TO:<${B}>`,
			'<<< 550 5.1.1 no',
		);
		expect(drafts).toMatchObject([
			{ recipient: A, reason: [] },
			{
				recipient: B,
				reason: ['550 5.1.1 no'],
				enhancedStatus: '5.1.1',
				remoteMta: { name: 'mx.example.com' },
				lines: [`<${B}>`, '550 5.1.1 no'],
			},
		]);
		expect(drafts[0]?.remoteMta).toBeUndefined();
	});

	it('knows an answer by the recipient that it names', () => {
		const drafts = read(
			LIST,
			`<${A}>`,
			`<${B}>`,
			'',
			SESSION,
			'>>> DATA',
			`<<< 550 <${A}> no`,
			`<<< 552 <${B}> full`,
		);
		expect(drafts.map(({ reason, stage }) => [...reason, stage])).toEqual([
			[`550 <${A}> no`, 'data'],
			[`552 <${B}> full`, 'data'],
		]);
	});

	it('joins the lines of one answer, not of two', () => {
		expect(
			pairs(LIST, `<${A}>`, '', SESSION, '>>> DATA', '<<< 550-one', '<<< 550 two', '<<< 551 three'),
		).toEqual([[A, '550-one', '550 two']]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, '>>> DATA', '<<< 550-one', '>>> RSET', '<<< 550 two')).toEqual([
			[A, '550-one'],
		]);
	});

	it('completes a reason that the list cut, and no other', () => {
		const said = (reason: string, ...got: string[]) =>
			read(LIST, `<${A}>`, `    (reason: ${reason})`, '', SESSION, '>>> DATA', ...got)[0]?.reason;
		expect(said('550-one', '<<< 550-one', '<<< 550 two')).toEqual(['550-one', '550 two']);
		expect(said('550 other', '<<< 550-one', '<<< 550 two')).toEqual(['550 other']);
		expect(said('550', '<<< 550 one')).toEqual(['550']);
		const long = `550-${'x'.repeat(80)}`;
		expect(said(`${long.slice(0, 70)}...`, `<<< ${long}`, '<<< 550 two')).toEqual([long, '550 two']);
	});

	it('has words of its own: a code, or a name and three dots', () => {
		expect(pairs(LIST, `<${A}>`, '', SESSION, `<${A}>... Deferred: timed out`)).toEqual([
			[A, `<${A}>... Deferred: timed out`],
		]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, '451 4.4.1 reply: read error')).toEqual([
			[A, '451 4.4.1 reply: read error'],
		]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, `554 <${A}>... 550 no`)).toEqual([[A, '550 no']]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, `554 <${A}>... Error 550 no`)).toEqual([
			[A, `554 <${A}>... Error 550 no`],
		]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, 'see 451 there', 'x')).toEqual([[A, 'see 451 there', 'x']]);
	});

	it('answers before a local line are the other server’s', () => {
		expect(pairs(LIST, `<${A}>`, '', SESSION, '>>> DATA', '<<< 554 no', `550 <${A}>... local`)).toEqual([
			[A, '554 no'],
		]);
		expect(pairs(LIST, `<${A}>`, '', SESSION, `550 <${A}>... local`, '<<< 554 greeting')).toEqual([
			[A, '554 greeting'],
		]);
	});

	it('names each recipient once where there is no list', () => {
		const drafts = read(
			SESSION,
			'<<< 550 no',
			`550 <${A}>... User unknown`,
			`550 <${B}>... User unknown`,
			`550 <${B}>... again`,
		);
		expect(drafts).toMatchObject([
			{ recipient: A, reason: ['550 no'], lines: ['550 no', `550 <${A}>... User unknown`], stage: 'connect' },
			{
				recipient: B,
				reason: [`550 <${B}>... User unknown`],
				lines: [`550 <${B}>... User unknown`],
				stage: null,
			},
		]);
		expect(read(SESSION, '<<< 550 no')).toEqual([]);
		expect(read(SESSION, `>>> MAIL FROM:<${A}>`, '<<< 550 no')).toEqual([]);
	});
});

describe('a report of Sendmail', () => {
	it.each([
		SESSION,
		'The addresses had problems',
		'... while talking to mx.example.com.:',
		'Session transcript',
		'Received >>> 220 hello',
	])('is known by "%s"', (mark) => {
		const text = [mark, `>>> RCPT TO:<${A}>`, '<<< 550 5.1.1 no', `550 <${A}>... User unknown`].join('\n');
		expect(readBounce(`Sorry.\n\n${text}`)).toMatchObject({
			format: 'sendmail',
			bounces: [{ recipient: A, replyCode: '550' }],
		});
	});

	it.each(['<<< 550 5.1.1 no', '<<< 450 4.1.1 no'])('without its marks is a transcript: %s', (line) => {
		expect(readBounce(`Sorry.\n\nRecipient: <${A}>\n${line}\n`)).toMatchObject({
			format: 'transcript',
			bounces: [{ recipient: A }],
		});
	});
});
