import { describe, expect, it } from 'vitest';
import { commandStage, findStage } from '../../src/bounce/text/stage.ts';
import type { SmtpStage } from '../../src/bounce/types.ts';

const COMMANDS: readonly (readonly [string, SmtpStage])[] = [
	['end of data', 'data-end'],
	['rcpt to', 'rcpt-to'],
	['mail from', 'mail-from'],
	['bdat', 'data-end'],
	['data', 'data'],
	['ehlo', 'helo'],
	['helo', 'helo'],
	['lhlo', 'helo'],
	['starttls', 'helo'],
	['auth', 'auth'],
];

describe('the refused command is named', () => {
	it.each(COMMANDS)('%s, by Postfix, Exim, DragonFly and others', (command, stage) => {
		expect(findStage(`said: 550 no (in reply to ${command} command)`)).toBe(stage);
		expect(findStage(`lost connection while sending ${command}`)).toBe(stage);
		expect(findStage(`smtp error from remote mail server after ${command}: host mx`)).toBe(stage);
		expect(findStage(`remote mail server after pipelined ${command}:<x>`)).toBe(stage);
		expect(findStage(`mx did not like our ${command}:`)).toBe(stage);
		expect(findStage(`(step: ${command})`)).toBe(stage);
		expect(findStage(`550 no in ${command}.`)).toBe(stage);
	});

	it.each([
		['host mx refused to talk to me: 554 no', 'connect'],
		['lost connection while receiving the initial server greeting', 'connect'],
		['timed out while sending message body', 'data'],
		['lost connection while performing the ehlo handshake', 'helo'],
		['lost connection while performing the helo handshake', 'helo'],
		['remote mail server after sending data block: 550', 'data-end'],
		['remote mail server after initial connection: 554', 'connect'],
		['mx did not like our final data: 550', 'data-end'],
		['192.0.2.1 does not like recipient.', 'rcpt-to'],
		['connected to 192.0.2.1 but sender was rejected.', 'mail-from'],
		['connected to 192.0.2.1 but my name was rejected.', 'helo'],
		['connected to 192.0.2.1 but greeting failed.', 'connect'],
		['192.0.2.1 failed after i sent the message.', 'data-end'],
		['192.0.2.1 failed on data command', 'data'],
		['the most progress was rcpt to response from remote host', 'rcpt-to'],
		['550 no [rcpt_to]', 'rcpt-to'],
		['550 no [mail_from]', 'mail-from'],
		['550 no [bodyend]', 'data-end'],
		['550 no [bodytext]', 'data'],
		['550 no [data]', 'data'],
		['550 no [connect]', 'connect'],
		['(step: data send)', 'data-end'],
		['answered by the remote server for text command: 550', 'data-end'],
		['answered by the remote server for rcpt to command: 550', 'rcpt-to'],
		['answered by the remote server for mail from command: 550', 'mail-from'],
		['answered by the remote server for greeting: 554', 'connect'],
		['following rcpt command: 550', 'rcpt-to'],
		['following mail command: 550', 'mail-from'],
		['following data command: 550', 'data'],
		['smtp error: the following recipients failed: x', 'rcpt-to'],
		['the following from address failed: x', 'mail-from'],
		['smtp:rcpt host mx.example.com: 550', 'rcpt-to'],
		['smtp:mail host mx.example.com: 550', 'mail-from'],
		['smtp:final-data host mx.example.com: 550', 'data-end'],
		['smtp:data host mx.example.com: 550', 'data'],
		['smtp error: data end command failed', 'data-end'],
		['smtp error: data command failed', 'data'],
		['smtp error: mail from command failed', 'mail-from'],
		['smtp error: rcpt to command failed', 'rcpt-to'],
		['smtp error: data not accepted.', 'data-end'],
		['smtp error: could not authenticate.', 'auth'],
		['failed to authenticate on smtp server', 'auth'],
	] as const)('in %j', (text, stage) => {
		expect(findStage(text)).toBe(stage);
	});

	it.each([
		'',
		'550 no such user',
		'the mail from anna was refused',
		'data of 5 mb',
		'while waiting',
		'[x]',
		'after lunch',
	])('not in %j', (text) => {
		expect(findStage(text)).toBeNull();
	});

	it.each([
		['RCPT TO:<anna@example.com>', 'rcpt-to'],
		['rcpt to', 'rcpt-to'],
		['MAIL FROM:<>', 'mail-from'],
		['DATA', 'data'],
		['BDAT 500 LAST', 'data'],
		['EHLO mail.example.net', 'helo'],
		['HELO mail.example.net', 'helo'],
		['STARTTLS', 'helo'],
		['AUTH PLAIN', 'auth'],
		['.', 'data-end'],
		['. (end of mail)', 'data-end'],
		['.quit', null],
		['QUIT', null],
		['', null],
	] as const)('by the command itself: %j', (command, stage) => {
		expect(commandStage(command)).toBe(stage);
	});
});
