/** A refusal as real mail servers hand it back to the sender: the same reply in the dress of Exim, Postfix, Exchange and cPanel. */

/** What the receiving side answered, and to which mail. */
export interface Refusal {
	/** The reply, verbatim, as one line. */
	readonly reply: string;
	readonly to: string;
	/** The server that refused. */
	readonly server: string;
	readonly serverIp: string;
	/** The command that was refused. */
	readonly after: string;
}

/** The mail that came back, the same in every test. */
export const MAIL = {
	from: 'info@example.com',
	senderDomain: 'example.com',
	date: 'Fri, 20 Nov 2026 10:12:44 +0100',
	ownHost: 'mail.example.com',
} as const;

const headers = (to: string): string => `Return-Path: <${MAIL.from}>
Received: from [10.0.0.5] by ${MAIL.ownHost} with esmtpsa
	(envelope-from <${MAIL.from}>) id 1abcde-000000-01; ${MAIL.date}
From: Example Shop <${MAIL.from}>
To: ${to}
Subject: Your invoice
Message-ID: <20261120.1012@example.com>
Date: ${MAIL.date}`;

/** Fold at blanks as Postfix does: lines of at most 79 characters, indented by four. */
function fold(text: string): string {
	const lines: string[] = [''];
	for (const word of text.split(' ')) {
		const line = lines.at(-1) as string;
		if (line !== '' && line.length + word.length >= 75) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	return lines.join('\n    ');
}

function exim({ reply, to, server, serverIp, after }: Refusal): string {
	return `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${to}
    host ${server} [${serverIp}]
    SMTP error from remote mail server after ${after}:
    ${reply}

------ This is a copy of the message, including all the headers. ------

${headers(to)}

Hello
`;
}

function postfix({ reply, to, server, serverIp, after }: Refusal): string {
	const status = /^\d{3}[ -]([245]\.\d+\.\d+)/.exec(reply)?.[1] ?? `${reply[0]}.0.0`;
	return `Date: ${MAIL.date}
From: MAILER-DAEMON@${MAIL.ownHost} (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${MAIL.from}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4ABC"

--4ABC
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host ${MAIL.ownHost}.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${to}>: ${fold(`host ${server}[${serverIp}] said: ${reply} (in reply to ${after} command)`)}

--4ABC
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; ${MAIL.ownHost}
X-Postfix-Queue-ID: 4ABCDE1234
Arrival-Date: ${MAIL.date}

Final-Recipient: rfc822; ${to}
Action: failed
Status: ${status}
Remote-MTA: dns; ${server}
Diagnostic-Code: smtp; ${fold(reply)}

--4ABC
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${headers(to)}

--4ABC--
`;
}

/** Exchange names the other server without its address. */
function exchange({ reply, to, server }: Refusal): string {
	return `Delivery has failed to these recipients or groups:

${to}<mailto:${to}>
Your message wasn't delivered because the recipient's email provider rejected it.

Diagnostic information for administrators:

Generating server: ${MAIL.ownHost}

${to}
${server}
Remote Server returned '${reply}'

Original message headers:

${headers(to)}
`;
}

/** What cPanel shows under "Track Delivery". It has no headers: the sender stands above. */
function cpanel({ reply, to, server, serverIp, after }: Refusal): string {
	return `Event: failed
Sender: ${MAIL.from}
Sent Time: Nov 20, 2026, 10:12:44 AM
Sender Host: ${MAIL.ownHost}
Authentication: dovecot_login
Recipient: ${to}
Delivered To:
Delivery User: -remote-
Router: dkim_lookuphost
Transport: dkim_remote_smtp
Out Time: Nov 20, 2026, 10:12:46 AM
ID: 1abcde-000000-01
Delivery Host: ${server}
Delivery IP: ${serverIp}
Size: 1.42 KB
Result: SMTP error from remote mail server after ${after}: ${reply}
`;
}

export const MTAS = { exim, postfix, exchange, cpanel } as const;
export type Mta = keyof typeof MTAS;
