import { describe, expect, it } from 'vitest';
import { finish, isVagueStatus, shownLines } from '../../src/bounce/build.ts';
import { MAX_BOUNCES, MAX_INPUT, MAX_LINES } from '../../src/bounce/limits.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { makeReport, toLines, withoutFields } from '../../src/bounce/report.ts';

/** A bounce whose text can be read only where its own header is. */
const mail = (...recipients: string[]): string => {
	const said = recipients.map((one) => `<${one}>: host mx.example.com[192.0.2.1] said: 550 5.1.1 no\n\n`);
	const headers = 'From: MAILER-DAEMON@example.net\nSubject: Undelivered Mail\n';
	return `${headers}Content-Transfer-Encoding: base64\n\n${btoa(said.join(''))}\n`;
};
const LETTER = 'From: anna@example.com\nSubject: Lunch\n\nSee you at five.\n';
const recipients = (text: string) => readBounce(text).bounces.map(({ recipient }) => recipient);

describe('a mailbox file', () => {
	const START = 'From MAILER-DAEMON Mon Jun  1 10:00:00 2026\n';

	it('gives the bounces of all its messages, in order', () => {
		const box = START + mail('a@example.com') + START + LETTER + START + mail('b@example.com');
		expect(recipients(box)).toEqual(['a@example.com', 'b@example.com']);
		expect(readBounce(box)).toMatchObject({ kind: 'dsn', format: 'generic' });
	});

	it.each([
		['From daemon@example.net  Mon Jun 11 10:00:00 2026', 2],
		['From daemon@example.net Mon Jun 11 10:00:00', 2],
		['From here on Mon it is another mail', 1],
		['From daemon@example.net on 11 June 2026', 1],
		['from daemon@example.net Mon Jun 11 10:00:00 2026', 1],
	])('parts its messages by %j: %i', (line, count) => {
		const box = `${START}${mail('a@example.com')}${line}\n${mail('b@example.com')}`;
		expect(recipients(box).length).toBe(count);
	});

	it('begins with such a line', () => {
		expect(recipients(mail('a@example.com') + START + mail('b@example.com'))).toEqual(['a@example.com']);
	});

	it('without a bounce is no bounce', () => {
		expect(readBounce(START + LETTER + START + LETTER)).toMatchObject({ kind: 'not-a-bounce', bounces: [] });
	});

	it('is read up to the limit', () => {
		const message = mail('a@example.com', 'b@example.com');
		expect(readBounce((START + message).repeat(MAX_BOUNCES)).bounces.length).toBe(MAX_BOUNCES);
	});
});

describe('one line', () => {
	it.each([
		['as it is', '550 5.1.1 no such user'],
		['with empty lines around it', '\n\n 550 5.1.1 no such user \r\n'],
		['quoted', '> 550 5.1.1 no such user'],
		['in HTML', '<p>550 5.1.1 no such user</p>'],
		['with HTML’s signs', '550 5.1.1 no such user &lt;anna@example.com&gt;'],
	])('is read %s', (_, line) => {
		expect(readBounce(line)).toMatchObject({
			kind: 'smtp-reply',
			bounces: [{ replyCode: '550', enhancedStatus: '5.1.1' }],
		});
		expect(readBounce(line).bounces[0]?.diagnosticCode).toMatch(
			/^550 5\.1\.1 no such user(?: <anna@example\.com>)?$/,
		);
	});

	it('is shown without the space around it', () => {
		expect(readBounce('  550 no such user ').text).toBe('550 no such user');
	});

	it('may be long', () => {
		const long = `550 no such user ${'x '.repeat(3_000)}`;
		expect(readBounce(long).bounces[0]?.replyCode).toBe('550');
	});

	it('that refuses nothing is no bounce', () => {
		expect(readBounce('See you at five.')).toMatchObject({ kind: 'not-a-bounce', bounces: [], format: null });
		expect(readBounce('')).toMatchObject({ kind: 'not-a-bounce', bounces: [] });
	});
});

describe('a text over the limit', () => {
	it('is cut, and says so', () => {
		const start = '550 5.1.1 no such user\n';
		const whole = start + 'x'.repeat(MAX_INPUT - start.length);
		expect(readBounce(whole)).toMatchObject({ truncated: false });
		const cut = readBounce(`${whole}y`);
		expect(cut.truncated).toBe(true);
		expect(cut.text.length).toBeLessThanOrEqual(MAX_INPUT);
		expect(cut.text).not.toContain('y');
	});
});

describe('lines of a report', () => {
	it('are cut to a sane length', () => {
		expect(toLines(`a\n${'x'.repeat(4_000)}\n${'y'.repeat(4_001)}`).map(({ length }) => length)).toEqual([
			1, 4_000, 4_000,
		]);
		expect(toLines('')).toEqual(['']);
	});

	it('end where the returned message begins', () => {
		const report = makeReport('Sorry, Anna.\nReceived: from a by b\nTo: anna@example.com\n\ntext', []);
		expect(report.lines).toEqual(['Sorry, Anna.']);
		expect(report.lower).toBe('sorry, anna.');
		expect(report.original.map(({ name }) => name)).toEqual(['Received', 'To']);
		const attached = [{ name: 'From', value: 'me@example.net' }];
		expect(makeReport('Received: from a by b', [], attached)).toMatchObject({ original: attached });
		expect([...makeReport('', [], attached).senders]).toEqual(['me@example.net']);
	});

	it.each(['Final-Recipient: x', '  Diagnostic-Code : x', 'reporting-mta: x', 'Original-Recipient: x'])(
		'end for the prose where fields begin: %s',
		(field) => {
			const report = withoutFields(makeReport(`One\nTwo\n${field}\nThree`, []));
			expect(report.lines).toEqual(['One', 'Two']);
			expect(report.lower).toBe('one\ntwo');
		},
	);

	it('do not end at a field in the middle of a sentence', () => {
		const report = makeReport('One\nThe Final-Recipient: x\n- diagnostic-code: x', []);
		expect(withoutFields(report)).toBe(report);
	});

	it('are shown trimmed, without empty ones, up to the limit', () => {
		expect(shownLines([' a ', '', '\t', 'b'])).toEqual(['a', 'b']);
		expect(shownLines(Array<string>(MAX_LINES + 5).fill('a')).length).toBe(MAX_LINES);
	});
});

describe('what a reader found', () => {
	it.each([
		[null, true],
		['5.0.0', true],
		['4.0.0', true],
		['5.1.0', false],
		['5.0.1', false],
	])('is vague as a status %s: %s', (status, vague) => {
		expect(isVagueStatus(status)).toBe(vague);
	});

	it('is completed from the reason, which knows the code best', () => {
		const draft = {
			recipient: null,
			reason: ['550 5.1.1 no'],
			lines: [],
			replyCode: '551',
			enhancedStatus: '5.7.1',
		};
		expect(finish(draft)).toMatchObject({
			replyCode: '550',
			enhancedStatus: '5.1.1',
			diagnosticCode: '550 5.1.1 no',
		});
		expect(finish({ ...draft, reason: ['550 5.0.0 no'] })).toMatchObject({ enhancedStatus: '5.7.1' });
		expect(finish({ ...draft, reason: ['no'] })).toMatchObject({ replyCode: '551', enhancedStatus: '5.7.1' });
		const open = finish({ recipient: null, reason: ['550 5.0.0 no'], lines: [' a '] });
		expect(open).toMatchObject({ enhancedStatus: '5.0.0', action: null, stage: null, lines: ['a'] });
	});
});
