import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { verpRecipient } from '../../src/bounce/recipients.ts';
import { type Envelope, letter, parts, RETURNED, report } from '../bounces/letter.ts';

const A = 'a@one.example';
const B = 'b@two.example';
const SORRY = 'We are sorry: the mail below could not be delivered.\n';

function recipients(body: string, envelope: Envelope = {}): (string | null)[] {
	return readBounce(letter(body, envelope)).bounces.map(({ recipient }) => recipient);
}

describe('a return address made for one recipient', () => {
	it.each([
		['news-bounces+jane=one.example@lists.example.org', 'jane@one.example'],
		['news-bounces+jane.doe=mail.one.example@lists.example.org', 'jane.doe@mail.one.example'],
		['news-return-123-jane-doe=one.example@lists.example.org', 'jane-doe@one.example'],
		['bounces+1234567-ab3f-jane=one.example@em12.sender.example', 'jane@one.example'],
		['bounce+0a1b2c.3d4e-jane=one.example@mg.sender.example', 'jane@one.example'],
		['msg+jane=one.example@lists.example.org', 'jane@one.example'],
		['SRS0=ab12=CD=one.example=jane@forwarder.example', null],
		['SRS1=ab12=forwarder.example==cd=EF=one.example=jane@other.example', null],
		['prvs=1234abcdef=jane@one.example', null],
		['jane@one.example', null],
		['news-bounces@lists.example.org', null],
		['news-bounces+jane=localhost@lists.example.org', null],
	])('%s', (address, recipient) => {
		expect(verpRecipient(address)).toBe(recipient);
	});

	it('names the recipient where nothing else does', () => {
		const to = 'news-bounces+a=one.example@lists.example.org';
		expect(recipients(SORRY, { to })).toEqual([A]);
		expect(recipients(SORRY + RETURNED, { to })).toEqual([A]);
		expect(recipients(`<${B}>: unknown user\n`, { to })).toEqual([B]);
		const returned = RETURNED.replace('news-admin@', 'news-return-7-a=one.example@');
		expect(recipients(SORRY + returned)).toEqual([A]);
	});
});

describe('X-Failed-Recipients', () => {
	it('is read in all its fields and lines', () => {
		expect(recipients(SORRY, { headers: [`X-Failed-Recipients: ${A},`, ` ${B}`] })).toEqual([A, B]);
		const twice = [`X-Failed-Recipients: ${A}`, `X-Failed-Recipients: ${B}`];
		expect(recipients(SORRY, { headers: twice })).toEqual([A, B]);
	});

	it('adds whom the text leaves out', () => {
		const headers = [`X-Failed-Recipients: ${A}, ${B}`];
		expect(
			recipients(`The following address(es) failed:\n\n  ${A}\n    unknown user\n`, { headers }),
		).toEqual([A, B]);
	});
});

describe('whom the returned mail was for', () => {
	it('is not the list it came through', () => {
		const result = readBounce(letter(SORRY + RETURNED));
		expect(result.kind).toBe('dsn');
		expect(result.bounces.map(({ recipient }) => recipient)).toEqual([null]);
		expect(recipients(SORRY + RETURNED.replace(/^List-Post.*\n/m, ''))).toEqual(['news@lists.example.org']);
		const byId = RETURNED.replace(/^List-Post.*$/m, 'List-Id: News <news.lists.example.org>');
		expect(recipients(SORRY + byId)).toEqual([null]);
	});

	it('stands in the trace of the last server', () => {
		const traced = RETURNED.replace('id A1', `id A1 for <${A}>`);
		expect(recipients(SORRY + traced)).toEqual([A]);
		expect(recipients(SORRY + RETURNED.replace('id A1', 'id A1 for <news@lists.example.org>'))).toEqual([
			null,
		]);
	});

	it('stands in the subject', () => {
		const subject = `Delivery Report (failure) for ${A}`;
		expect(recipients(SORRY + RETURNED, { subject })).toEqual([A]);
		expect(recipients(SORRY, { subject: `Returned mail: not deliverable: <${A}>` })).toEqual([A]);
		expect(recipients(SORRY, { subject: 'Returned to news-admin@lists.example.org' })).toEqual([null]);
	});
});

const fields = (recipient: string) =>
	`Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ${recipient}\nAction: failed\nStatus: 5.1.1\n`;

describe('a report', () => {
	it('is found in a mail that a gateway wrapped around it', () => {
		const notice = 'Content-Type: text/plain\n\nThis mail is confidential. Write to legal@firm.example.\n';
		const inner = `Content-Type: message/rfc822\n\n${letter(report(fields(A)))}\n`;
		expect(recipients(parts('multipart/mixed', inner.replaceAll('b1', 'b2'), notice))).toEqual([A]);
		const open = report(fields(A)).replaceAll('b1', 'b2');
		expect(recipients(parts('multipart/mixed', open, notice))).toEqual([A]);
	});

	it('of a report that came back itself is the outer one’s', () => {
		const inner = `Content-Type: message/rfc822\n\n${letter(report(fields(A))).replaceAll('b1', 'b2')}\n`;
		const text = `Content-Type: text/plain\n\nYour message to ${B} could not be delivered.\n`;
		expect(recipients(parts('multipart/mixed', text, inner))).toEqual([B]);
	});

	it('without empty lines begins anew with either recipient field', () => {
		const one = (address: string) =>
			`Original-Recipient: rfc822;${address}\nFinal-Recipient: rfc822; ${address}\nAction: failed\nStatus: 5.1.1`;
		expect(recipients(report(`Reporting-MTA: dns; mx.example.net\n${one(A)}\n${one(B)}\n`))).toEqual([A, B]);
	});

	it('without recipients leaves them to the text', () => {
		const text = (middle: string) =>
			`This Message was undeliverable due to the following reason:\n\n${middle}\n\nPlease reply to <postmaster@mx.example.net>\nif you feel this message to be in error.`;
		const bare = 'Reporting-MTA: dns; mx.example.net\n';
		expect(recipients(report(bare, text(`User quota exceeded: SMTP <${A}>`)))).toEqual([A]);
		const two = `    Recipient: <${A}>\n    Reason:    <${A}>... Relaying denied\n\n    Recipient: <${B}>\n    Reason:    Unknown user`;
		expect(recipients(report(bare, text(two)))).toEqual([A, B]);
	});
});

describe('a report’s fields', () => {
	const one = (fields: string) =>
		readBounce(letter(report(`Reporting-MTA: dns; mx.example.net\n\n${fields}\nAction: failed\n`))).bounces;

	it.each([
		['a comment', `Final-Recipient: rfc822;<${A}> (Jane)`],
		['a name', `Final-Recipient: rfc822; Jane Doe <${A}>`],
		['no type', `Final-Recipient: ${A}`],
		['an internal name', `Original-Recipient: rfc822;${A}\nFinal-Recipient: rfc822; jane@mail01.corp`],
		['an X.400 name', `Original-Recipient: rfc822;${A}\nFinal-Recipient: x400; /C=US/S=Doe/`],
		['nothing but the actual one', `Final-Recipient: rfc822;\nX-Actual-Recipient: rfc822; ${A}`],
		[
			'no local part',
			`Final-Recipient: rfc822; @one.example\nDiagnostic-Code: smtp; 550 5.1.1 <${A}>... unknown`,
		],
	])('give the recipient in spite of %s', (_, fields) => {
		expect(one(fields).map(({ recipient }) => recipient)).toEqual([A]);
	});

	it('keep an internal name where there is no other', () => {
		expect(one('Final-Recipient: rfc822; jane@mail01.corp')[0]?.recipient).toBe('jane@mail01.corp');
	});

	it('give the reply where the status holds it', () => {
		const [bounce] = one(`Final-Recipient: rfc822; ${A}\nStatus: 553 Message too large`);
		expect(bounce).toMatchObject({ replyCode: '553', diagnosticCode: '553 Message too large' });
	});

	it.each([
		'message/xdelivery-status',
		'message/x-delivery-status',
		'application/octet-stream; name="status.txt"',
	])('are read of a part of type %s', (type) => {
		const part = `Content-Type: ${type}\n\n${fields(A)}\n`;
		const text = 'Content-Type: text/plain\n\nYour message could not be delivered.\n';
		expect(recipients(parts('multipart/report; report-type=delivery-status', text, part))).toEqual([A]);
	});

	it('are not looked for in other files', () => {
		const part = `Content-Type: application/octet-stream\n\nnotes on Final-Recipient: ${A}\n`;
		expect(recipients(parts('multipart/mixed', part))).toEqual([]);
	});
});

describe('a letter that names nobody', () => {
	it('is a bounce where a daemon sent it and it tells of a failure', () => {
		expect(readBounce(letter(SORRY))).toMatchObject({
			kind: 'dsn',
			bounces: [{ recipient: null, action: 'failed' }],
		});
		expect(readBounce(letter('All is well.')).kind).toBe('not-a-bounce');
		expect(readBounce(letter(SORRY, { from: 'Ann <ann@author.example>', subject: 'Hi' })).kind).toBe(
			'not-a-bounce',
		);
	});
});
