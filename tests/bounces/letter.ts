/** Makes raw mails for the tests of old and odd formats: a bounce to a mailing list's owner, as those formats were met. */

/** The mail that came back: through a list, so that its `To` is nobody who was missed. */
export const RETURNED = [
	'Return-Path: <news-admin@lists.example.org>',
	'Received: from lists.example.org (lists.example.org [192.0.2.10]) by mx.example.net with ESMTP id A1',
	'From: Ann <ann@author.example>',
	'To: news@lists.example.org',
	'Cc: bob@cc.example',
	'Subject: Hello',
	'Message-ID: <1@author.example>',
	'List-Post: <mailto:news@lists.example.org>',
	'',
	'Write to carol@body.example',
].join('\n');

export interface Envelope {
	readonly from?: string;
	readonly to?: string;
	readonly subject?: string;
	/** Further header lines. */
	readonly headers?: readonly string[];
}

/** A bounce's raw mail; `body` may begin with header lines of its own (`Content-Type: ...`). */
export function letter(body: string, envelope: Envelope = {}): string {
	return [
		`From: ${envelope.from ?? 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>'}`,
		`To: ${envelope.to ?? 'news-admin@lists.example.org'}`,
		`Subject: ${envelope.subject ?? 'Returned mail'}`,
		...(envelope.headers ?? []),
		/^[A-Z][\w-]+: .*\n/.test(body) && body.startsWith('Content-Type') ? body : `\n${body}`,
	].join('\n');
}

/** A multipart mail of these parts, each with its own header lines. */
export function parts(type: string, ...each: readonly string[]): string {
	return [`Content-Type: ${type}; boundary="b1"`, '', ...each.map((part) => `--b1\n${part}`), '--b1--'].join(
		'\n',
	);
}

/** A delivery status report with these fields. */
export function report(fields: string, text = 'Your message could not be delivered.'): string {
	return parts(
		'multipart/report; report-type=delivery-status',
		`Content-Type: text/plain\n\n${text}\n`,
		`Content-Type: message/delivery-status\n\n${fields}\n`,
		`Content-Type: message/rfc822\n\n${RETURNED}\n`,
	);
}
