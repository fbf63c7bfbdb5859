import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/bounce/build.ts';
import { gmail } from '../../src/bounce/mta/gmail.ts';
import type { MtaReader } from '../../src/bounce/mta/reader.ts';
import { makeReport } from '../../src/bounce/report.ts';
import type { Header } from '../../src/bounce/types.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const SENDER: readonly Header[] = [{ name: 'To', value: 'me@example.net' }];

/** What a reader makes of these lines; it must be asked by one of its marks. */
function read(reader: MtaReader, ...lines: string[]): Draft[] {
	const report = makeReport(lines.join('\n'), SENDER);
	expect(reader.marks.some((mark) => report.lower.includes(mark))).toBe(true);
	return reader.read(report);
}

describe('Gmail’s plain report', () => {
	const DETAILS = 'Technical details of permanent failure:';

	it('lists recipients, then the details', () => {
		const lines = [
			'Delivery to the following recipients failed permanently:',
			'',
			`     ${A}`,
			`     ${B}`,
			'',
			DETAILS,
		];
		const said =
			'Google tried to deliver your message, but it was rejected by the server for the recipient domain example.com by mx.example.com. [192.0.2.1].';
		const drafts = read(
			gmail,
			...lines,
			said,
			'',
			'The error that the other server returned was:',
			'550 5.1.1 no',
			'such user',
			'',
			'more',
		);
		expect(drafts).toMatchObject([
			{
				recipient: A,
				reason: ['550 5.1.1 no', 'such user'],
				remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
			},
			{ recipient: B, reason: ['550 5.1.1 no', 'such user'] },
		]);
		expect(drafts[0]?.lines).toEqual([`     ${A}`, '550 5.1.1 no', 'such user']);
	});

	it('has the reply on the same line, or the details alone', () => {
		const list = [`     ${A}`, '', DETAILS];
		expect(
			read(gmail, ...list, 'The error that the other server returned was: 550 5.1.1 no', '', 'x')[0]?.reason,
		).toEqual(['550 5.1.1 no']);
		expect(read(gmail, ...list, 'DNS Error: no such domain', '', 'x')[0]).toMatchObject({
			reason: ['DNS Error: no such domain', 'x'],
		});
		expect(read(gmail, ...list, 'The response was:', 'no code here')[0]?.reason).toEqual([
			'The response was:',
			'no code here',
		]);
		expect(read(gmail, ...list, 'no')[0]?.remoteMta).toBeUndefined();
	});

	it('is late as well', () => {
		expect(read(gmail, `     ${A}`, '', 'Technical details of temporary failure:', 'slow')[0]).toMatchObject({
			recipient: A,
			reason: ['slow'],
		});
	});
});

describe('Gmail’s page', () => {
	it.each([
		'The response was:',
		'The response from the remote server was:',
		'The error that the other server returned was:',
		'Antwort vom Remote-Server:',
		'Antwort des Remoteservers:',
		'Die Antwort des Remote-Servers:',
		'Réponse du serveur distant :',
		'Respuesta del servidor remoto:',
		'Risposta del server remoto:',
		'Resposta do servidor remoto:',
		'Reactie van de externe server:',
		'リモート サーバーからの応答:',
	])('has the reply below %s', (label) => {
		const lines = [
			'Message not delivered',
			'To: me@example.net',
			`Your message wasn't delivered to ${A} because`,
			label,
			'',
			'550 5.1.1 no',
			'such user',
			'',
			'x',
		];
		expect(read(gmail, ...lines)).toMatchObject([
			{
				recipient: A,
				reason: ['550 5.1.1 no', 'such user'],
				lines: [`Your message wasn't delivered to ${A} because`, '550 5.1.1 no', 'such user'],
			},
		]);
	});

	it('names its recipient at the top', () => {
		const far = (count: number) =>
			read(gmail, ...Array<string>(count).fill('x'), A, 'The response was:', '550 no');
		expect(far(39).length).toBe(1);
		expect(far(40)).toEqual([]);
		expect(read(gmail, 'me@example.net', 'The response was:', '550 no')).toEqual([]);
	});
});
