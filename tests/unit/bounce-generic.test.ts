import { describe, expect, it } from 'vitest';
import { generic } from '../../src/bounce/mta/generic.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const read = (...lines: string[]) =>
	generic.read(makeReport(lines.join('\n'), [{ name: 'To', value: 'me@example.net' }]));
const recipients = (...lines: string[]) => read(...lines).map(({ recipient }) => recipient);
const pairs = (...lines: string[]) => read(...lines).map(({ recipient, reason }) => [recipient, ...reason]);

describe('an unknown report names its recipient', () => {
	it.each([
		`<${A}>: no such user`,
		`${A}: no such user`,
		`${A} is unknown here`,
		`  * <${A}> unknown`,
		`Recipient: ${A}, no such user`,
		`Recipient address is <${A}> gone`,
		`Intended recipient: ${A} gone`,
		`The mail addressed to "${A}" is gone`,
		`Address ${A} gone`,
		`Undeliverable to ${A} gone`,
		`Mailing list ${A} gone`,
		`Mailbox of ${A} gone`,
		`Userid ${A} gone`,
		`Unknown user: ${A} gone`,
		`RCPT TO:<${A}> gone`,
		`error-for ${A} gone`,
		`Failed: ${A} gone`,
		`Delivery failed for [${A}] gone`,
		`Destinataire : ${A} gone`,
		`Destinatario: ${A} gone`,
		`Destinatário: ${A} gone`,
		`Empfänger: ${A} gone`,
		`Ontvanger: ${A} gone`,
		`受信者：${A} gone`,
		`宛先：${A} gone`,
	])('in %j', (line) => {
		expect(recipients('Sorry.', line)).toEqual([A]);
	});

	it.each([
		`From: ${A}`,
		`Sender: <${A}>`,
		`Original sender: ${A}`,
		`Reply-To: ${A}`,
		`Message-ID: <${A}>`,
		`Subject: for ${A}`,
		`Date: ${A}`,
		`Cc: ${A}`,
		`Bcc: ${A}`,
		`X-Note: ${A}`,
		`Von: ${A}`,
		`De : ${A}`,
		`Da: ${A}`,
		`Van: ${A}`,
		`差出人：${A}`,
		`Absender: ${A}`,
		`Expéditeur : ${A}`,
		`Remitente: ${A}`,
		`Mittente: ${A}`,
		`Remetente: ${A}`,
		`Afzender: ${A}`,
		`Contact ${A} for help`,
		`For assistance: ${A}`,
		`Questions? Ask ${A}: no`,
		`Please send mail to ${A} failed`,
		`Reply to ${A} failed`,
		`Sent by ${A} failed`,
		`Message from ${A} failed`,
		`Mail from ${A} failed`,
		'<me@example.net>: failed',
		'me@example.net failed',
		'<postmaster@example.com>: failed',
		'MAILER-DAEMON@example.com failed',
		'Our shop: see you at anna@example.com, open daily',
	])('not in %j', (line) => {
		expect(recipients('Sorry.', line)).toEqual([]);
	});

	it('else in a sentence that speaks of a failure, or beside one', () => {
		expect(
			recipients(`We could not find a way to get your mail (for what it is worth, ${A}) delivered`),
		).toEqual([A]);
		expect(recipients('It could not be delivered', `x y z ${A} x y z`)).toEqual([A]);
		expect(recipients(`x y z ${A} x y z`, 'was rejected')).toEqual([A]);
		expect(recipients('It could not be delivered', '', `x y z ${A} x y z`)).toEqual([]);
		expect(recipients(`It was rejected x y z me@example.net x y ${A} x`)).toEqual([A]);
		expect(recipients(`x y z ${A} x y z`)).toEqual([]);
	});
});

describe('several recipients on one line', () => {
	it.each([
		`The following recipients could not be reached: <${A}>, <${B}>`,
		`Failed recipients: ${A}; ${B}`,
		`Recipients: "${A}" and "${B}"`,
		`Empfänger: ${A} und ${B}`,
		`宛先：${A}、${B}`,
		`<${A}>, <${B}>: no such user`,
		`To: ${A}, me@example.net, ${B}`,
	])('are each one: %s', (line) => {
		expect(recipients('Sorry.', line)).toEqual([A, B]);
	});

	it('share the reason behind the last', () => {
		expect(pairs(`Delivery failed: ${A}, ${B} because the mailbox is full.`, 'Sorry.')).toEqual([
			[A, 'because the mailbox is full.', 'Sorry.'],
			[B, 'because the mailbox is full.', 'Sorry.'],
		]);
		expect(pairs(`Recipients: ${A}, ${B}`, '550 no such user')).toEqual([
			[A, '550 no such user'],
			[B, '550 no such user'],
		]);
	});

	it('are no others that the line speaks of', () => {
		expect(recipients(`Recipient: ${A} was refused by ${B}`)).toEqual([A]);
		expect(recipients(`Recipient: ${A}, ask ${B}`)).toEqual([A]);
	});

	it('are fifty at most', () => {
		const many = Array.from({ length: 80 }, (_, at) => `u${at}@example.com`).join(', ');
		expect(recipients(`Recipients: ${many}`).length).toBe(50);
	});
});

describe('an unknown report gives the reason', () => {
	it('beside or below the recipient', () => {
		expect(pairs('Sorry.', `<${A}>: no such user`, '', 'bye')).toEqual([[A, 'no such user']]);
		expect(pairs(`<${A}>`, '550 no such user', 'here', '', `<${B}>`, '552 full')).toEqual([
			[A, '550 no such user', 'here'],
			[B, '552 full'],
		]);
	});

	it('or anywhere, with the line before it', () => {
		expect(pairs(`<${A}>`, '', 'The server said', '550 no such user', 'here', '', 'bye')[0]).toEqual([
			A,
			'The server said',
			'550 no such user',
			'here',
		]);
		expect(pairs('The server said', '550 no such user', '', 'bye')).toEqual([
			[null, 'The server said', '550 no such user'],
		]);
		expect(pairs(`ask ${B}`, '550 no such user')).toEqual([[null, '550 no such user']]);
	});

	it('in a session, with the command before it', () => {
		const [draft] = read(
			'MAIL FROM:<me@example.net>',
			'250 ok',
			`RCPT TO:<${A}>`,
			'550 no such user',
			'QUIT',
			'221 bye',
		);
		expect(draft).toMatchObject({ recipient: A, reason: ['550 no such user'] });
		expect(read('DATA', '554 no', 'RSET')[0]).toMatchObject({
			recipient: null,
			reason: ['554 no'],
			stage: 'data',
		});
	});

	it('as a status alone, as some gateways write', () => {
		expect(pairs(`<${A}>`, '', '-- 5.4.1 Recipient address rejected')[0]).toContain(
			'-- 5.4.1 Recipient address rejected',
		);
		expect(pairs('(4.2.2: full)')).toEqual([[null, '(4.2.2: full)']]);
		expect(pairs('version 5.4.1 of x')).toEqual([]);
	});

	it('up to the next recipient, over twelve lines at most', () => {
		expect(pairs('550 no', 'x', `<${A}>: gone`)).toEqual([[A, '550 no', 'x']]);
		expect(pairs('550 no', ...Array<string>(30).fill('x'))[0]?.length).toBe(13);
	});

	it('in words around the recipient where there is no code', () => {
		expect(pairs(`Recipient: ${A} has moved away`)[0]).toContain('has moved away');
		expect(pairs('The mailbox is gone', `<${A}>`, '12345')).toEqual([[A, '12345']]);
		expect(pairs('The mailbox is gone', '12345', `<${A}>`)).toEqual([[A, 'The mailbox is gone']]);
		expect(pairs(`Mailbox full: ${A}`)).toEqual([[A, 'Mailbox full']]);
	});

	it('once for each recipient: the one with a code', () => {
		expect(pairs(`<${A}>: sorry`, '', `<${A}>: 550 no`)).toEqual([[A, '550 no']]);
		expect(pairs(`<${A}>: 550 no`, '', `<${A}>: sorry`)).toEqual([[A, '550 no']]);
	});

	it('to each of several where only one is given', () => {
		expect(
			pairs(`<${A}>`, `<${B}>`, '', '550 no').map(([recipient, ...reason]) => [recipient, reason.at(-1)]),
		).toEqual([
			[A, '550 no'],
			[B, '550 no'],
		]);
		expect(pairs('550 no', '', `<${A}>: sorry`, `<${B}>: gone`)).toEqual([
			[A, 'sorry'],
			[B, 'gone'],
		]);
	});
});

describe('an address below the reply', () => {
	it('is a signature’s, unless it is announced or listed before', () => {
		expect(recipients('550 no such user', '', 'Example Ltd', A)).toEqual([null]);
		expect(recipients('550 no such user', '', 'These were affected:', '', A, B)).toEqual([A, B]);
		expect(recipients('550 no such user', '', 'The recipient', A)).toEqual([A]);
		expect(recipients('550 no such user', '', 'Email address', A)).toEqual([A]);
		expect(recipients(`<${B}>`, '550 no such user', '', 'Example Ltd', A)).toEqual([B, A]);
	});
});

describe('a reply of several lines', () => {
	it.each([
		[[`<${A}>`, '554-no', '554-not today', '554 see https://example.com']],
		[['The host said: 554-no', '554-not today', '554 see https://example.com']],
	])('is read to its last line: %j', (lines) => {
		const [draft] = read(...lines);
		expect(draft?.reason.at(-1)).toBe('554 see https://example.com');
	});

	it('ends where the session goes on', () => {
		for (const next of ['554 another', '250 fine', 'QUIT']) {
			const [draft] = read('554-no', '554 see', next);
			expect(draft?.reason).toEqual(['554-no', '554 see']);
		}
		expect(read('554-no', '550 another')[0]?.reason).toEqual(['554-no']);
	});

	it('goes on behind a line that ends with its code, be it with an address or a gap', () => {
		const reply = 'host mx.example.com said: 550 5.1.1';
		expect(pairs(`<${A}>: ${reply}`, `<${A}> inactive recipient`)).toEqual([
			[A, reply, `<${A}> inactive recipient`],
		]);
		expect(pairs(`<${A}>: ${reply}`, '', 'is gone', '', 'Bye')).toEqual([[A, reply, 'is gone']]);
		expect(read(reply, `<${A}>: unknown in table`)[0]?.reason).toEqual([reply, `<${A}>: unknown in table`]);
		expect(read('550', '', 'is gone')[0]?.reason).toEqual(['550', 'is gone']);
	});
});
