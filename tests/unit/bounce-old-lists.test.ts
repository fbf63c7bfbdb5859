import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { letter } from '../bounces/letter.ts';

const A = 'a@one.example';
const B = 'b@two.example';

function recipients(...lines: string[]): (string | null)[] {
	return readBounce(letter(`${lines.join('\n')}\n`)).bounces.map(({ recipient }) => recipient);
}

/** The recipients of a list in a report that says nothing else of them. */
function list(...lines: string[]): (string | null)[] {
	return recipients(
		'Your message could not be delivered to the following recipients:',
		'',
		...lines,
		'',
		'Sorry.',
	);
}

describe('a list of recipients', () => {
	it.each([
		['dots', `${A}... User unknown`, `${B}... Mailbox full`],
		['a dash', `${A} - User unknown`, `${B} - Mailbox full`],
		['brackets', `${A} (User unknown)`, `${B} (Mailbox full)`],
		['names', `"Jane Doe" <${A}>: User unknown`, `John Doe <${B}>: Mailbox full`],
		['numbers', `1. ${A}`, `2. ${B}`],
		['numbers in brackets', `(1) ${A}`, `(2) <${B}>`],
		['numbers and reasons', `1) <${A}> User unknown`, `2) <${B}> Mailbox full`],
		['bullets', `* ${A}`, `• ${B}`],
		['letters as bullets', `o ${A}`, `o ${B}`],
		['other bullets', `+ ${A}`, `# ${B}`],
		['bangs', `! ${A}`, `| ${B}`],
		['arrows', `-> ${A}`, `==> ${B}: User unknown`],
		['types', `SMTP:${A}`, `rfc822;${B}`],
		['labels', `Rcpt: <${A}>`, `Recipient: [SMTP:${B}]`],
		['codes', `550 ${A}`, `552 <${B}>... Mailbox full`],
		['codes and statuses', `550 5.1.1 ${A} unknown`, `550 5.1.1 <${B}> unknown`],
		['reasons below', A, '    User unknown', B, '    Mailbox full'],
		['reasons above', 'User unknown', `    ${A}`, 'Mailbox full', `    ${B}`],
		['columns', `${A}        User unknown`, `${B}        Mailbox full`],
		['commas', `${A},`, B],
	])('with %s', (_, ...lines) => {
		expect(list(...lines)).toEqual([A, B]);
	});

	it('goes on over line ends', () => {
		expect(
			recipients(`Your message could not be delivered to: ${A}, ${B},`, '    c@three.example', '', 'Sorry.'),
		).toEqual([A, B, 'c@three.example']);
	});

	it('goes on below a reply where the line below an address says why', () => {
		const first = `Sorry, unable to deliver your message to ${A} for the following reason:`;
		expect(recipients(first, '', `552 Quota violation for ${A}`, '', B, 'User unknown')).toEqual([A, B]);
		expect(recipients(first, '', `552 Quota violation for ${A}`, '', B, 'Example Corp')).toEqual([A]);
	});

	it('names a postmaster where it names recipients', () => {
		const postmaster = 'postmaster@one.example';
		expect(list(postmaster, '    mailbox full')).toEqual([postmaster]);
		expect(list(A, '    mailbox full', '', 'Signature:', '', `Mail System <${postmaster}>`)).toEqual([A]);
	});

	it('shares the one reply below it or above it', () => {
		const codes = (...lines: string[]) =>
			readBounce(letter(lines.join('\n'))).bounces.map(({ recipient, replyCode }) => [recipient, replyCode]);
		const reply = ['Could not be delivered because of', '', '550 5.1.1 User unknown', ''];
		const both = [
			[A, '550'],
			[B, '550'],
		];
		expect(
			codes(...reply, 'The following recipients were affected:', `    ${A}`, `    ${B}`, '', 'Sorry.'),
		).toEqual(both);
		expect(codes('Failed recipient(s):', A, B, '', 'Error message:', '550 5.1.1 User unknown')).toEqual(both);
	});
});

describe('addresses of odd forms', () => {
	it.each([
		'/G=Jane/S=Doe/O=Org/@x400.example',
		'r&d@one.example',
		'jane?doe@one.example',
		"o'brien+news=all@one.example",
		'user%inner@gateway.example',
		'user@[192.0.2.5]',
		'"jane doe"@one.example',
		'JANE.DOE@ONE.EXAMPLE',
		'jane@server',
	])('<%s>: reason', (address) => {
		expect(list(`<${address}>: unknown`)).toEqual([address]);
	});

	it('leave a link’s and a route’s beginning out', () => {
		expect(list('<mailto:a@one.example>: unknown')).toEqual([A]);
		expect(list('<@relay.example:a@one.example>: unknown')).toEqual([A]);
		expect(list('<http://one.example/?user&to=a@one.example> unknown')).not.toContain(
			'http://one.example/?user&to=a@one.example',
		);
	});
});

describe('addresses of others', () => {
	it('are the helper’s, whoever is asked to write there', () => {
		expect(
			list(
				A,
				'',
				'If you need help, please contact our help desk at helpdesk@host.example.',
				'For more information e-mail info@host.example, or contact',
				'security@host.example if you are not the addressee.',
				'Technical support: support@host.example',
			),
		).toEqual([A]);
		expect(recipients('The mail to', `<${A}> could not be delivered. Ask <help@desk.example>.`)).toEqual([A]);
	});

	it('are the sender’s where the sentence says so', () => {
		expect(recipients(`The message from <me@other.example> to <${A}> could not be delivered.`)).toEqual([A]);
		expect(recipients(`Your message from me@other.example to ${A} was not delivered.`)).toEqual([A]);
		expect(
			recipients('Delivery failed.', '550 <me@other.example> sender rejected', `550 <${A}> unknown`),
		).toEqual([A]);
	});

	it('stand in a sentence that ended, or below a signature’s dashes', () => {
		const german = `Ihre Nachricht an ${A} konnte nicht zugestellt werden.`;
		expect(recipients(german, 'Der Empfänger ist unbekannt. Fragen an hilfe@host.example')).toEqual([A]);
		expect(list(A, '', '-- ', 'The mail team', 'team@host.example')).toEqual([A]);
	});
});

describe('a footer’s address', () => {
	const FOOTERS = [
		[
			'This e-mail is confidential. If you received it in error, please notify',
			'privacy@corp.example and delete it.',
		],
		['Example Corp, Main St 1', 'E-mail: info@corp.example  Web: http://www.corp.example'],
		['For help, visit http://help.corp.example/ or mail to helpdesk@corp.example.'],
		['Regards,', 'Mail team <mailteam@corp.example>'],
		['Send bug reports to bugs@corp.example'],
		['If you believe this is a mistake, forward this message to', 'appeals@corp.example'],
		['*** This is an automatic message from mailsystem@corp.example ***'],
	];

	it.each(FOOTERS)('is nobody’s who was missed: %s', (...footer) => {
		const lines = footer.filter((line) => line !== undefined);
		expect(list(A, '', B, '', ...lines)).toEqual([A, B]);
		expect(recipients(`Your mail to ${A} could not be delivered.`, '', ...lines)).toEqual([A]);
		expect(recipients('Delivery failed.', '', `550 <${A}>... User unknown`, '', ...lines)).toEqual([A]);
		expect(recipients('Unknown host:', A, '', ...lines)).toEqual([A]);
		const exim = [
			'This message was created automatically by mail delivery software.',
			'The mail server said:',
		];
		expect(recipients(...exim, '', `  RCPT TO:<${A}>`, '  550 Invalid recipient', '', ...lines)).toEqual([A]);
	});

	it('takes no recipient’s place above the list', () => {
		for (const first of ['Mail Gateway <gateway@corp.example>', 'Report phishing to phish@corp.example.']) {
			expect(recipients(first, '', 'Could not be delivered to:', '', ` ${A} ... unknown host`)).toEqual([A]);
			expect(recipients(first, '', 'Undelivered.', '', `550 ${A}`, `550 ${B}`)).toEqual([A, B]);
		}
	});

	it('gives way to whom the return address was made for', () => {
		const to = 'news-bounces+a=one.example@lists.example.org';
		const mail = letter('Undelivered.\n\nRegards,\nMail team <mailteam@corp.example>\n', { to });
		expect(readBounce(mail).bounces.map(({ recipient }) => recipient)).toEqual([A]);
	});

	it('gives way to whom X-Failed-Recipients names', () => {
		const headers = [`X-Failed-Recipients: ${B}`];
		const mail = letter('Some text of our own.\n\nRegards,\nMail team <mailteam@corp.example>\n', {
			headers,
		});
		expect(readBounce(mail).bounces.map(({ recipient }) => recipient)).toEqual([B]);
	});

	it('counts where it is all there is', () => {
		expect(recipients('Delivery failed.', '', 'Jane Doe', `<${A}>`)).toEqual([A]);
		expect(recipients('Your mail was forwarded to', A, 'and returned.')).toEqual([A]);
	});
});

describe('a letterhead of the returned mail', () => {
	it('names its recipient where nobody else is named', () => {
		const head = ['Ditt meddelande', '', `  To:      ${A}`, '  Subject: Hello', '  Sent:    2001-03-05', ''];
		expect(
			recipients(...head, 'nådde inte följande mottagare:', '', `${B} den 5 mars 2001`, '    Okänd'),
		).toEqual([B]);
		expect(recipients(...head, 'nådde inte sin mottagare.')).toEqual([A]);
	});
});

describe('a returned header without a line that announces it', () => {
	const HEADER = [
		'From: Ann <ann@author.example>',
		'To: news@lists.example.org',
		'Subject: Hello',
		'Date: Mon, 5 Mar 2001',
	];

	it('ends the report where recipients stand above it', () => {
		const mail = letter(
			['Could not be delivered to', '', A, '', ...HEADER, '', 'write to: carol@body.example'].join('\n'),
		);
		const result = readBounce(mail);
		expect(result.bounces.map(({ recipient }) => recipient)).toEqual([A]);
		expect(result.originalHeaders.map(({ name }) => name)).toEqual(['From', 'To', 'Subject', 'Date']);
	});

	it('is passed over where they stand below it', () => {
		expect(
			recipients(
				'The following mail could not be delivered.',
				'',
				...HEADER,
				'',
				`Reason: ${A}: user unknown`,
			),
		).toEqual([A]);
		const indented = HEADER.map((line) => `    ${line}`);
		expect(recipients('About your message:', ...indented, '', 'Undeliverable to:', A)).toEqual([A]);
	});

	it('needs three fields and a sender', () => {
		expect(recipients('Mail failed:', `To: ${A}`, 'Subject: Hello', 'Date: Mon, 5 Mar 2001')).toEqual([A]);
		expect(recipients('Mail failed:', `To: ${A}`, 'From: me@other.example')).toEqual([A]);
	});
});
