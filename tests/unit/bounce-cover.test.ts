import { describe, expect, it } from 'vitest';
import { withoutCover } from '../../src/bounce/text/cover.ts';

const COVER = ['From: MAILER-DAEMON', 'To: me', 'Date: Monday'];

describe('what a mail program puts above a forwarded bounce', () => {
	it('goes with the line that announces it, over empty lines', () => {
		expect(withoutCover(['Help!', '  -----Original Message-----', '   ', ...COVER, 'Sorry.'])).toEqual([
			'Help!',
			'Sorry.',
		]);
		expect(withoutCover(['__', ...COVER, 'Sorry.'])).toEqual(['Sorry.']);
		expect(withoutCover([...COVER])).toEqual([]);
		expect(withoutCover(['', ...COVER])).toEqual(['']);
	});

	it.each(['so -- see below', '- a remark', '=', 'Read on'])('leaves the line %j above it', (line) => {
		expect(withoutCover([line, ...COVER, 'Sorry.'])).toEqual([line, 'Sorry.']);
	});

	it.each([
		['French without "le"', ['De : MAILER-DAEMON', 'Envoyé : lundi', 'Objet : Non remis']],
		['Spanish without "el"', ['De: MAILER-DAEMON', 'Enviado: lunes', 'Asunto: No entregado']],
		['a star and a space', ['*Von* : MAILER-DAEMON', '*An* : me', '*Datum* : Montag']],
		['a space and a star', ['*Von *: MAILER-DAEMON', '*An *: me', '*Datum *: Montag']],
	])('is known in %s', (_, cover) => {
		expect(withoutCover([...cover, 'Sorry.'])).toEqual(['Sorry.']);
	});

	it.each([
		[
			'is a person’s, whatever the text says',
			['From: Ann', 'To: me', 'Date: Monday', 'Mail delivery failed'],
		],
		['has two labels, wherever it stands', ['x', 'y', 'z', 'From: MAILER-DAEMON', 'To: me', 'Sorry.']],
		['is in the midst of lines', ['On from: MAILER-DAEMON', 'On to: me', 'On date: Monday']],
		['names a sender in another field', ['To: him, from: MAILER-DAEMON', 'Cc: me', 'Date: Monday']],
	])('stays where it %s', (_, lines) => {
		expect(withoutCover(lines)).toEqual(lines);
	});

	it('is shorter than four thousand characters', () => {
		const long = (length: number) => [...COVER, `Cc: ${'x'.repeat(length - COVER.join(' ').length - 5)}`];
		expect(long(4_000).join(' ').length).toBe(4_000);
		expect(withoutCover([...long(3_999), 'Sorry.'])).toEqual(['Sorry.']);
		expect(withoutCover([...long(4_000), 'Sorry.'])).toEqual([...long(4_000), 'Sorry.']);
	});
});
