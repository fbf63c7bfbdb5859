import { describe, expect, it } from 'vitest';
import { readRawMail } from '../../src/bounce/raw.ts';
import { letter, parts, report } from '../bounces/letter.ts';

const A = 'a@one.example';
const B = 'b@two.example';
const PERSON = { from: 'Ann <ann@author.example>', to: 'me@example.net' };
const text = (said: string) => `Content-Type: text/plain\n\n${said}\n`;
const attached = (mail: string) => `Content-Type: message/rfc822\n\n${mail}\n`;
const named = (mail: string) => readRawMail(mail).bounces.map(({ recipient }) => recipient);

/** A whole bounce with a status report about A. */
const BOUNCE = letter(
	report(
		`Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ${A}\nAction: failed\nStatus: 5.1.1\n`,
	),
	{ subject: 'The inner one' },
).replaceAll('b1', 'b2');

describe('a feedback report in a mail', () => {
	it('tells of a complaint: what was said, and the mail it is about', () => {
		const fields = `Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <${A}>\n`;
		const returned = attached('From: me@example.net\nTo: list@example.org\n\nHello');
		const result = readRawMail(
			letter(parts('multipart/report', text('A complaint.'), fields, returned), PERSON),
		);
		expect(result).toMatchObject({
			kind: 'feedback-report',
			format: 'rfc5965',
			bounces: [{ recipient: A, diagnosticCode: 'A complaint.' }],
			originalHeaders: [{ name: 'From' }, { name: 'To' }],
			truncated: false,
		});
		expect(result.bounces[0]?.lines).toContain('Version: 1');
	});
});

describe('the returned mail’s header', () => {
	const names = (original: string) =>
		readRawMail(
			letter(parts('multipart/mixed', text('Undelivered.'), attached(original))),
		).originalHeaders.map(({ name }) => name);

	it.each([
		['ends where its body begins', 'From: me@example.net\nTo: x\n\nCc: y'],
		['may be all that came back', 'From: me@example.net\nTo: x'],
		['may stand below empty lines', '\n\n\nFrom: me@example.net\nTo: x\n\nCc: y'],
		['may stand below words', 'Here it is:\n\nFrom: me@example.net\nTo: x\n\nCc: y'],
	])('%s', (_, original) => {
		expect(names(original)).toEqual(['From', 'To']);
	});
});

describe('a mail around a bounce', () => {
	const around = (said: string, inner = BOUNCE) =>
		letter(parts('multipart/mixed', text(said), attached(inner)));

	it('gives way to it where it names somebody, but tells of no failure', () => {
		const result = readRawMail(around(`Mail for recipient ${B} was scanned.`));
		expect(result).toMatchObject({ kind: 'dsn', format: 'rfc3464', bounces: [{ recipient: A }] });
		expect(result.headers.find(({ name }) => name === 'Subject')?.value).toBe('Returned mail');
	});

	it.each([
		['tells of a failure', `Mail for recipient ${B} could not be delivered.`],
		['gives a code', `Recipient ${B}: 550 no`],
		['gives a status', `Recipient ${B}\n5.1.1 no`],
	])('is the bounce itself where it %s', (_, said) => {
		expect(readRawMail(around(said))).toMatchObject({ format: 'generic', bounces: [{ recipient: B }] });
	});

	it('is the bounce itself where the inner one is no report', () => {
		const inner = letter(`<${A}>: 550 5.1.1 no such user`);
		expect(named(around(`Mail for recipient ${B} was scanned.`, inner))).toEqual([B]);
		expect(named(around('Hello.', inner))).toEqual([A]);
	});

	it('is opened only where what is inside is a mail', () => {
		expect(named(around('Undelivered.', `Look: <${A}>: 550 5.1.1 no such user`))).toEqual([null]);
	});
});

describe('a mail that may be a bounce', () => {
	const likely = (said: string, subject = 'Undeliverable') =>
		readRawMail(letter(said, { ...PERSON, subject }));

	it('is one where its text tells of a failure or gives a code', () => {
		expect(likely(`Recipient ${A} is gone.`).kind).toBe('not-a-bounce');
		expect(likely(`Recipient ${A} could not be delivered to.`)).toMatchObject({
			kind: 'dsn',
			format: 'generic',
			bounces: [{ recipient: A }],
		});
		expect(likely(`Recipient ${A}: 550 gone`).bounces).toMatchObject([{ recipient: A, replyCode: '550' }]);
		expect(likely(`Recipient ${A}:\n5.1.1 gone`).bounces).toMatchObject([{ recipient: A, replyCode: null }]);
	});

	it('or where a known server wrote it', () => {
		expect(likely(`Your message\n\nwas not delivered to:\n${A}\nbecause:\ngone`)).toMatchObject({
			kind: 'dsn',
			format: 'notes',
		});
	});

	it('or where it has the fields of a report, delayed or failed as they say', () => {
		const fields = (action: string) =>
			`It has been delayed.\n\nFinal-Recipient: rfc822; ${A}\nAction: ${action}\nStatus: 5.1.1`;
		expect(likely(fields('failed'))).toMatchObject({ format: 'rfc3464', bounces: [{ action: 'failed' }] });
		expect(likely(fields('delayed'))).toMatchObject({ kind: 'dsn', bounces: [{ action: 'delayed' }] });
		expect(likely(fields('delivered')).kind).toBe('delivered');
	});

	it('names nobody where neither it nor a daemon says so', () => {
		expect(likely('Mail delivery failed.').kind).toBe('not-a-bounce');
		const daemon = readRawMail(
			letter('Mail delivery failed.\nSorry.', PERSON).replace('ann@author', 'postmaster@author'),
		);
		expect(daemon).toMatchObject({
			kind: 'dsn',
			format: 'unknown',
			bounces: [{ recipient: null, action: 'failed', lines: ['Mail delivery failed.', 'Sorry.'] }],
		});
	});

	it('names whom a mail quoted below its text was for', () => {
		const quoted = `Returned message\n\nFrom: me@example.net\nTo: ${A}\n\nHello`;
		expect(likely(`Mail delivery failed.\n\n${quoted}`)).toMatchObject({
			kind: 'dsn',
			bounces: [{ recipient: A, action: 'failed' }],
			originalHeaders: [{ name: 'From' }, { name: 'To' }],
		});
	});
});

describe('a status report', () => {
	it('says what was done, whatever the words beside it say', () => {
		const one = (action: string) =>
			readRawMail(
				letter(
					report(`Final-Recipient: rfc822; ${A}\n${action}Status: 5.1.1\n`, `<${A}>:\nIt has been delayed.`),
				),
			).bounces[0]?.action;
		expect(one('Action: failed\n')).toBe('failed');
		expect(one('')).toBe('delayed');
	});

	it('is sure of its recipients, where the words beside it are in doubt', () => {
		const headers = [`X-Failed-Recipients: ${B}`];
		const fields = `Final-Recipient: rfc822; ${A}\nAction: failed\nStatus: 5.1.1\n`;
		const mail = letter(report(fields, 'Regards,\nMail team <team@corp.example>'), { headers });
		expect(named(mail)).toEqual([A]);
	});
});
