import { describe, expect, it } from 'vitest';
import { notes } from '../../src/bounce/mta/notes.ts';
import { readPasted } from '../../src/bounce/paste.ts';
import { makeReport } from '../../src/bounce/report.ts';

const A = 'anna@example.com';
const B = 'bert@example.com';
const read = (...lines: string[]) => notes.read(makeReport(lines.join('\n'), []));

describe('Notes', () => {
	it('gives the reason below "because:" to all, without empty lines', () => {
		const lines = [
			'Your message',
			'was not delivered to:',
			A,
			B,
			'because:',
			'',
			'  ',
			'Router: gone',
			' ',
			'here',
		];
		expect(read(...lines).map(({ recipient, reason }) => [recipient, reason])).toEqual([
			[A, ['Router: gone', 'here']],
			[B, ['Router: gone', 'here']],
		]);
		expect(readPasted(lines.join('\n'))).toMatchObject({ format: 'notes', kind: 'dsn' });
	});

	it('lists nobody above its sentence, and has no reason before it', () => {
		expect(read(B, 'was not delivered to:', A, 'because:', 'gone')).toMatchObject([{ recipient: A }]);
		expect(read('because:', 'x', 'was not delivered to:', A, 'Sorry.')).toEqual([]);
		expect(read('was not delivered to:', A, 'Sorry.', 'It is gone')).toEqual([]);
	});

	it('or all reasons below their heading, then the recipients', () => {
		const reasons = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
		const lines = [B, 'above', '------- Failure Reasons  --------', '', '  ', ...reasons, A, ''];
		expect(read(...lines)).toMatchObject([
			{ recipient: A, reason: reasons.slice(0, 6), lines: [...reasons.slice(0, 6), A] },
		]);
		expect(readPasted(lines.join('\n'))).toMatchObject({ format: 'notes', bounces: [{ recipient: A }] });
	});
});
