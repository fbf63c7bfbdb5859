/** Reads from a bounce's prose which SMTP command (RFC 5321 section 4.1) was refused. */
import type { SmtpStage } from '../types.ts';

/** Lower-cased phrases and the command they name; the first that stands in the text decides, so the narrow ones lead. */
const PHRASES: readonly (readonly [string, SmtpStage])[] = [
	// Postfix
	['in reply to end of data', 'data-end'],
	['in reply to rcpt to', 'rcpt-to'],
	['in reply to mail from', 'mail-from'],
	['in reply to data command', 'data'],
	['in reply to bdat', 'data-end'],
	['in reply to ehlo', 'helo'],
	['in reply to helo', 'helo'],
	['in reply to starttls', 'helo'],
	['in reply to auth', 'auth'],
	['while sending end of data', 'data-end'],
	['while sending message body', 'data'],
	['while sending rcpt to', 'rcpt-to'],
	['while sending mail from', 'mail-from'],
	['while sending data command', 'data'],
	['while performing the helo', 'helo'],
	['while performing the ehlo', 'helo'],
	['while receiving the initial server greeting', 'connect'],
	['refused to talk to me', 'connect'],
	// Exim
	['after end of data', 'data-end'],
	['after sending data block', 'data-end'],
	['after pipelined end of data', 'data-end'],
	['after pipelined rcpt to', 'rcpt-to'],
	['after rcpt to', 'rcpt-to'],
	['after pipelined mail from', 'mail-from'],
	['after mail from', 'mail-from'],
	['after pipelined data', 'data'],
	['after data', 'data'],
	['after ehlo', 'helo'],
	['after helo', 'helo'],
	['after starttls', 'helo'],
	['after auth', 'auth'],
	['after initial connection', 'connect'],
	// DragonFly
	['did not like our rcpt to', 'rcpt-to'],
	['did not like our mail from', 'mail-from'],
	['did not like our final data', 'data-end'],
	['did not like our data', 'data'],
	['did not like our helo', 'helo'],
	['did not like our ehlo', 'helo'],
	// qmail and its children
	['does not like recipient', 'rcpt-to'],
	['but sender was rejected', 'mail-from'],
	['but my name was rejected', 'helo'],
	['but greeting failed', 'connect'],
	['failed after i sent the message', 'data-end'],
	['failed on data command', 'data'],
	['most progress was rcpt to', 'rcpt-to'],
	['[rcpt_to]', 'rcpt-to'],
	['[mail_from]', 'mail-from'],
	['[data]', 'data'],
	['[bodyend]', 'data-end'],
	['[connect]', 'connect'],
	['[bodytext]', 'data'],
	['step: data send', 'data-end'],
	['step: rcpt to', 'rcpt-to'],
	['step: mail from', 'mail-from'],
	// others
	['following rcpt command', 'rcpt-to'],
	['following mail command', 'mail-from'],
	['following data command', 'data'],
	['in rcpt to', 'rcpt-to'],
	['in mail from', 'mail-from'],
	['in end of data', 'data-end'],
	['smtp:rcpt host', 'rcpt-to'],
	['smtp:mail host', 'mail-from'],
	['smtp:data host', 'data'],
	['smtp:final-data host', 'data-end'],
	['data end command failed', 'data-end'],
	['data command failed', 'data'],
	['mail from command failed', 'mail-from'],
	['rcpt to command failed', 'rcpt-to'],
	['the following recipients failed', 'rcpt-to'],
	['the following from address failed', 'mail-from'],
	['data not accepted', 'data-end'],
	['could not authenticate', 'auth'],
	['failed to authenticate', 'auth'],
];

/**
 * The command that the text says was refused, or null. `lower` is lower-cased with white space folded.
 */
export function findStage(lower: string): SmtpStage | null {
	for (const [phrase, stage] of PHRASES) if (lower.includes(phrase)) return stage;
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
