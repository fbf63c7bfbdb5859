import { describe, expect, it } from 'vitest';
import { MAX_DEPTH } from '../../src/bounce/limits.ts';
import { readRawMail } from '../../src/bounce/raw.ts';

const lines = (...text: string[]): string => text.join('\n');
const DAEMON = ['From: MAILER-DAEMON@mail.example.net', 'Subject: Undelivered Mail Returned to Sender'];
const SAID = '<anna@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user';
/** A mail of parts, each with its type in front. */
const parts = (headers: readonly string[], ...bodies: readonly (readonly [string, string])[]): string =>
	lines(
		...headers,
		'Content-Type: multipart/mixed; boundary=b',
		'',
		...bodies.flatMap(([type, body]) => ['--b', `Content-Type: ${type}`, '', body]),
		'--b--',
	);
const attached = (mail: string) => ['message/rfc822', mail] as const;

describe('a bounce that was forwarded', () => {
	const LETTER = ['From: me@example.net', 'To: help@example.net', 'Subject: Help'];
	const bounce = lines(...DAEMON, '', SAID);
	/** The mail inside as many letters. */
	const wrapped = (depth: number): string =>
		depth === 0 ? bounce : lines(...LETTER, 'Content-Type: message/rfc822', '', wrapped(depth - 1));

	it('is opened, and keeps the headers of the letter around it', () => {
		const result = readRawMail(parts(LETTER, ['text/plain', 'What is this?'], attached(bounce)));
		expect(result).toMatchObject({ kind: 'dsn', bounces: [{ recipient: 'anna@example.com' }] });
		expect(result.headers.find(({ name }) => name === 'Subject')?.value).toBe('Help');
	});

	it('is opened in a bounce that says nothing itself', () => {
		const result = readRawMail(parts(DAEMON, ['text/plain', 'See below.'], attached(bounce)));
		expect(result.bounces).toMatchObject([{ recipient: 'anna@example.com', replyCode: '550' }]);
		expect(result.headers.find(({ name }) => name === 'Subject')?.value).toMatch(/^Undelivered/);
	});

	it('is not opened in a bounce that says what happened', () => {
		const said = SAID.replace('anna', 'bert');
		expect(readRawMail(parts(DAEMON, ['text/plain', said], attached(bounce))).bounces).toMatchObject([
			{ recipient: 'bert@example.com' },
		]);
	});

	it('is looked for among the first five attachments', () => {
		const letter = attached(lines(...LETTER, '', 'text'));
		const five = [letter, letter, letter, letter, attached(bounce)];
		expect(readRawMail(parts(LETTER, ...five)).kind).toBe('dsn');
		expect(readRawMail(parts(LETTER, letter, ...five)).kind).toBe('not-a-bounce');
	});

	it('is not an answering machine’s mail', () => {
		const auto = lines(
			'From: anna@example.com',
			'To: me@example.net',
			'Auto-Submitted: auto-replied',
			'',
			'Away.',
		);
		expect(readRawMail(parts(LETTER, attached(auto))).kind).toBe('not-a-bounce');
	});

	it('is opened so deep and no deeper', () => {
		expect(readRawMail(wrapped(MAX_DEPTH)).kind).toBe('dsn');
		expect(readRawMail(wrapped(MAX_DEPTH + 1)).kind).toBe('not-a-bounce');
	});
});
