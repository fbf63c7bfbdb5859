/** Reads from a bounce's prose which SMTP command (RFC 5321 section 4.1) was refused. */
import type { SmtpStage } from '../types.ts';

type Group = readonly [anchor: string, phrases: readonly (readonly [string, SmtpStage])[]];

/** The commands as bounces name them; `end of data` leads because `data` stands in it. */
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

function commands(anchor: string, more: Group[1] = []): Group {
	return [anchor, [...more, ...COMMANDS.map(([word, stage]) => [`${anchor}${word}`, stage] as const)]];
}

/**
 * Lower-cased phrases and the command they name, behind an anchor that is looked for first: most texts hold none, and
 * a dozen searches are cheaper than eighty. The first phrase that stands in the text decides.
 */
const GROUPS: readonly Group[] = [
	// Postfix
	commands('in reply to '),
	['refused to talk to me', [['refused to talk to me', 'connect']]],
	commands('while sending ', [['while sending message body', 'data']]),
	[
		'while ',
		[
			['while receiving the initial server greeting', 'connect'],
			['while performing the ehlo', 'helo'],
			['while performing the helo', 'helo'],
		],
	],
	// Exim
	commands('after pipelined '),
	commands('after ', [
		['after sending data block', 'data-end'],
		['after initial connection', 'connect'],
	]),
	// DragonFly
	commands('did not like our ', [['did not like our final data', 'data-end']]),
	// qmail and its children
	['does not like recipient', [['does not like recipient', 'rcpt-to']]],
	[
		'but ',
		[
			['but sender was rejected', 'mail-from'],
			['but my name was rejected', 'helo'],
			['but greeting failed', 'connect'],
		],
	],
	[
		'failed ',
		[
			['failed after i sent the message', 'data-end'],
			['failed on data command', 'data'],
		],
	],
	['most progress was ', [['most progress was rcpt to', 'rcpt-to']]],
	// Yahoo
	[
		'[',
		[
			['[rcpt_to]', 'rcpt-to'],
			['[mail_from]', 'mail-from'],
			['[bodyend]', 'data-end'],
			['[bodytext]', 'data'],
			['[data]', 'data'],
			['[connect]', 'connect'],
		],
	],
	commands('step: ', [['step: data send', 'data-end']]),
	// 1&1
	[
		'remote server for ',
		[
			['remote server for text command', 'data-end'],
			['remote server for rcpt to command', 'rcpt-to'],
			['remote server for mail from command', 'mail-from'],
			['remote server for greeting', 'connect'],
		],
	],
	// others
	[
		'following ',
		[
			['following rcpt command', 'rcpt-to'],
			['following mail command', 'mail-from'],
			['following data command', 'data'],
			['error: the following recipients failed', 'rcpt-to'],
			['the following from address failed', 'mail-from'],
		],
	],
	commands(' in '),
	[
		'smtp:',
		[
			['smtp:rcpt host', 'rcpt-to'],
			['smtp:mail host', 'mail-from'],
			['smtp:final-data host', 'data-end'],
			['smtp:data host', 'data'],
		],
	],
	// PHPMailer
	[
		'command failed',
		[
			['data end command failed', 'data-end'],
			['data command failed', 'data'],
			['mail from command failed', 'mail-from'],
			['rcpt to command failed', 'rcpt-to'],
		],
	],
	['data not accepted', [['data not accepted', 'data-end']]],
	[
		'authenticate',
		[
			['could not authenticate', 'auth'],
			['failed to authenticate', 'auth'],
		],
	],
];

/** Most texts hold no anchor at all, and one look for all of them tells. */
const ANY_ANCHOR = new RegExp(GROUPS.map(([anchor]) => anchor.replace(/[^a-z ]/g, '\\$&')).join('|'));

/** The command that the text says was refused, or null. `lower` is lower-cased with white space folded. */
export function findStage(lower: string): SmtpStage | null {
	if (!ANY_ANCHOR.test(lower)) return null;
	for (const [anchor, phrases] of GROUPS) {
		if (!lower.includes(anchor)) continue;
		for (const [phrase, stage] of phrases) if (lower.includes(phrase)) return stage;
	}
	return null;
}

/** The stage of a command as SMTP writes it: `RCPT TO:<user@example.com>`. */
export function commandStage(command: string): SmtpStage | null {
	const word = command.slice(0, 10).toLowerCase();
	if (word.startsWith('rcpt')) return 'rcpt-to';
	if (word.startsWith('mail')) return 'mail-from';
	if (word.startsWith('data') || word.startsWith('bdat')) return 'data';
	if (word.startsWith('ehlo') || word.startsWith('helo') || word.startsWith('starttls')) return 'helo';
	if (word.startsWith('auth')) return 'auth';
	if (word === '.' || word.startsWith('. ')) return 'data-end';
	return null;
}
