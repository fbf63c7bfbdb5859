import { describe, expect, it } from 'vitest';
import { withoutCover } from '../../src/bounce/text/cover.ts';
import { normalise } from '../../src/bounce/text/normalise.ts';
import { readOriginal, splitOriginal } from '../../src/bounce/text/original.ts';

describe('the returned message begins behind', () => {
	it.each([
		'This is a copy of the message, including all the headers.',
		'------ This is a copy of the message, including all the headers. ------',
		'--- Below this line is a copy of the message.',
		'--- Below the next line is a copy of the message.',
		'Enclosed is a copy of the message.',
		'----- Original message -----',
		'Original message follows.',
		'Original message headers:',
		'Original Message Info',
		'Original Message: ',
		'----- Original message ---',
		'Original mail info',
		'Original mail header',
		'Message header follows',
		'Message headers follow:',
		'   ----- Message text follows -----',
		'   ----- Unsent message follows -----',
		'--- Unsent message below',
		'--- Returned message',
		'Returned mail follows',
		'--- Returned mail ---',
		'Start of returned message',
		'The header of the original message',
		'Included is a copy of the message',
		'Below is a copy of the original message',
		'> A copy of the original message',
		'Here is your returned mail',
		'Old message:',
		'***** Your message reads (in part):',
		'### The original message follows',
		'=== Original message below',
		'___ Bounced e-mail',
		'The body of the message is:',
		'En-têtes de message d’origine :',
		'Intestazioni originali del messaggio:',
		'Ursprüngliche Nachrichtenkopfzeilen:',
		'Originalnachrichtenkopfzeilen:',
		'Encabezados de mensajes originales:',
		'Encabezados del mensaje original:',
		'Cabeçalhos da mensagem original:',
		'Cabeçalhos originais:',
		'Oorspronkelijke berichtkoppen:',
		'Oorspronkelijke berichtheaders:',
		'元のメッセージ ヘッダー:',
		'元のメッセージのヘッダー:',
		'Original headers:',
	])('%s', (marker) => {
		const split = splitOriginal([
			'Sorry.',
			'',
			marker,
			'',
			'From: me@example.net',
			'Subject: Lunch',
			'',
			'text',
		]);
		expect(split.report).toEqual(['Sorry.', '']);
		expect(split.original.map(({ name }) => name)).toEqual(['From', 'Subject']);
	});

	it.each([
		'Received',
		'Return-Path',
		'DKIM-Signature',
		'X-Received',
		'Delivered-To',
		'ARC-Seal',
		'X-YMail-OSG',
		'DomainKey-Signature',
		'X-Originating-IP',
		'X-OriginalArrivalTime',
	])('the header %s, which only a whole message has', (name) => {
		const split = splitOriginal(['Sorry.', `${name}: x`, 'Subject: Lunch', '', 'text']);
		expect(split.report).toEqual(['Sorry.']);
		expect(split.original.map((field) => field.name)).toContain('Subject');
	});

	it.each([
		'Subject: Lunch',
		'From: me@example.net',
		'The original message follows the rule',
		'Please read the original message',
		'Original',
		'Status: 5.1.1',
	])('nothing like %j', (line) => {
		const lines = [
			'Sorry.',
			line.replace('The original message follows', 'What follows is the original message'),
			'text',
		];
		expect(splitOriginal(lines)).toEqual({ report: lines, original: [] });
	});

	it('its marker, of which four hundred lines are read', () => {
		const far = (count: number) =>
			splitOriginal(['Returned message', ...Array<string>(count).fill('x'), 'Subject: Lunch']);
		expect(far(398).original.length).toBe(1);
		expect(far(399).original.length).toBe(0);
	});
});

describe('the headers of a returned message', () => {
	it('begin at the first field of a mail and end at an empty line', () => {
		const names = (...lines: string[]) => readOriginal(lines).map(({ name }) => name);
		expect(names('x', 'Note: a', 'Subject: Lunch', 'Note: b', ' \t', 'To: c')).toEqual(['Subject', 'Note']);
		expect(names('X-Note: a', 'To: b')).toEqual(['X-Note', 'To']);
		expect(names('', 'To: b', '')).toEqual(['To']);
		expect(names('The X-Note: a', 'x-n')).toEqual([]);
		expect(names()).toEqual([]);
	});
});

describe('a mail program’s cover', () => {
	const COVER = [
		'From: Mail Delivery System <x@example.com>',
		'Sent: Monday',
		'To: me@example.net',
		'Subject: Undeliverable',
	];

	it('is left out, with the line that announces it', () => {
		expect(withoutCover([...COVER, '', 'Sorry.'])).toEqual(['', 'Sorry.']);
		expect(withoutCover(['Help!', '-----Original Message-----', '', ...COVER, 'Sorry.'])).toEqual([
			'Help!',
			'Sorry.',
		]);
		expect(withoutCover(['---------- Forwarded message ---------', ...COVER, 'Sorry.'])).toEqual(['Sorry.']);
		expect(withoutCover(['Weitergeleitete Nachricht:', ...COVER, 'Sorry.'])).toEqual(['Sorry.']);
		expect(withoutCover(['Help!', ...COVER, 'Sorry.'])).toEqual(['Help!', 'Sorry.']);
	});

	it.each([
		['German', ['Von: Mail Delivery System', 'Gesendet: Montag', 'An: me', 'Betreff: Unzustellbar']],
		['French', ['De : MAILER-DAEMON', 'Envoyé le : lundi', 'À : me', 'Objet : Non remis']],
		['Italian', ['Da: MAILER-DAEMON', 'Inviato: lunedì', 'A: me', 'Oggetto: Mancata consegna']],
		['Spanish', ['De: MAILER-DAEMON', 'Enviado el: lunes', 'Para: me', 'Asunto: No entregado']],
		['Portuguese', ['De: MAILER-DAEMON', 'Enviada em: segunda', 'Para: me', 'Assunto: Falha']],
		['Dutch', ['Van: MAILER-DAEMON', 'Verzonden: maandag', 'Aan: me', 'Onderwerp: Onbestelbaar']],
		['Japanese', ['差出人： MAILER-DAEMON', '送信日時: 月曜日', '宛先: me', '件名: 配信できません']],
		['stars', ['*From:* MAILER-DAEMON', '*Date:* Monday', '*To:* me', '*Reply-To:* you', '*Cc:* him']],
		['its sentence', ['From: someone', 'Date: Monday', 'Datum: Montag', 'Subject: Mail delivery failed']],
		['other dates', ['From: MAILER-DAEMON', 'Fecha: lunes', 'Data: lunedì', '日時: 月曜日']],
	])('is known in or by %s', (_, cover) => {
		expect(withoutCover([...cover, 'Sorry.'])).toEqual(['Sorry.']);
	});

	it.each([
		['is a person’s', ['From: Anna', 'Sent: Monday', 'To: me', 'Subject: Lunch']],
		['has no sender', ['Sent: Monday', 'To: me', 'Subject: Undeliverable mail delivery failed']],
		['is too short', ['From: MAILER-DAEMON', 'To: me']],
		['is interrupted', ['From: MAILER-DAEMON', 'To: me', '', 'Subject: Undeliverable']],
		['is no header block', ['From the MAILER-DAEMON: x', 'Told: y', 'Subjects: z']],
	])('stays where it %s', (_, cover) => {
		const lines = [...cover, 'Sorry.'];
		expect(withoutCover(lines)).toEqual(lines);
	});

	it('may follow a block that is none, within sixty lines', () => {
		expect(withoutCover(['From: Anna', 'x', ...COVER, 'Sorry.'])).toEqual(['From: Anna', 'x', 'Sorry.']);
		const far = (count: number) => withoutCover([...Array<string>(count).fill('x'), ...COVER]).length;
		expect(far(59)).toBe(59);
		expect(far(60)).toBe(60 + COVER.length);
	});
});

describe('pasted text comes into one form', () => {
	it.each([
		['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
		['the mark of its bytes', '\ufeffa\ufeff', 'a\ufeff'],
		['spaces that do not break', 'a\u00a0b\u00a0c', 'a b c'],
		['quoting', '> a\n> b\n>c', 'a\nb\nc'],
		['quoting moved in', '  > a\n  > b', 'a\nb'],
		['quoting of quoting', '> > a\n> > b', 'a\nb'],
		['quoting with empty lines', '> a\n\n> b', 'a\n\nb'],
		['quoting with one line of the answer', 'x\n> a\n> b\n> c\n> d', 'x\na\nb\nc\nd'],
		['text with some quoting', 'x\ny\n> a\n> b', 'x\ny\n> a\n> b'],
		['a transcript', '>>> RCPT TO:<a@example.com>\n>>> DATA', '>>> RCPT TO:<a@example.com>\n>>> DATA'],
		['nothing', '', ''],
		['text with a bracket', 'a > b\nc', 'a > b\nc'],
	])('%s', (_, input, text) => {
		expect(normalise(input)).toBe(text);
	});

	it('up to eight levels of quoting', () => {
		expect(normalise(`${'> '.repeat(8)}a`)).toBe('a');
		expect(normalise(`${'> '.repeat(9)}a`)).toBe('> a');
	});
});
