import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { mergeBounces } from '../../src/bounce/merge.ts';
import type { Bounce } from '../../src/bounce/types.ts';

const bounce = (fields: Partial<Bounce>): Bounce => ({ ...EMPTY, ...fields });
/** The one bounce that a report of one and a prose of one come to. */
const together = (report: Partial<Bounce>, prose: Partial<Bounce>): Bounce | undefined =>
	mergeBounces([bounce(report)], [bounce(prose)])[0];

describe('a status report and the prose beside it', () => {
	it('are taken as they are where the other is missing', () => {
		const some = [bounce({ recipient: 'a@example.com' }), bounce({ recipient: 'b@example.com' })];
		expect(mergeBounces([], some)).toEqual(some);
		expect(mergeBounces(some, [])).toEqual(some);
		expect(mergeBounces([], [])).toEqual([]);
	});

	it('belong together by the recipient, in any order', () => {
		const report = [bounce({ recipient: 'a@example.com' }), bounce({ recipient: 'b@example.com' })];
		const prose = [
			bounce({ recipient: 'B@Example.com', diagnosticCode: 'no b' }),
			bounce({ recipient: 'a@example.com', diagnosticCode: 'no a' }),
		];
		expect(mergeBounces(report, prose).map(({ diagnosticCode }) => diagnosticCode)).toEqual(['no a', 'no b']);
	});

	it('belong together by the address before the forward', () => {
		const report = [bounce({ recipient: 'list@example.com' }), bounce({ recipient: 'b@example.com' })];
		const prose = [
			bounce({
				recipient: 'x@example.net',
				originalRecipient: 'list@example.com',
				diagnosticCode: 'no x',
			}),
		];
		expect(mergeBounces(report, prose).map(({ diagnosticCode }) => diagnosticCode)).toEqual(['no x', null]);
	});

	it('belong together where there is one of each, whatever they name', () => {
		expect(together({ recipient: 'a@example.com' }, { diagnosticCode: 'no' })?.diagnosticCode).toBe('no');
	});

	it('stay apart where one of several names nobody', () => {
		const a = bounce({ recipient: 'a@example.com' });
		const b = bounce({ recipient: 'b@example.com' });
		const said = bounce({ diagnosticCode: 'no' });
		expect(mergeBounces([a, b], [said])).toEqual([a, b]);
		const other = bounce({ recipient: 'c@example.com', diagnosticCode: 'no' });
		expect(mergeBounces([a], [said, other])).toEqual([a]);
	});
});

describe('what the report leaves open', () => {
	const full = bounce({
		recipient: 'a@example.com',
		originalRecipient: 'list@example.com',
		action: 'failed',
		replyCode: '550',
		enhancedStatus: '5.1.1',
		diagnosticCode: '550 5.1.1 no such user',
		reportingMta: 'out.example.net',
		remoteMta: { name: 'mx.example.com', address: '192.0.2.1' },
		localAddress: '198.51.100.7',
		stage: 'rcpt-to',
		lines: ['a line'],
	});
	const other = bounce({
		recipient: 'z@example.com',
		originalRecipient: 'y@example.com',
		action: 'delayed',
		replyCode: '551',
		enhancedStatus: '5.7.1',
		diagnosticCode: 'something else',
		reportingMta: 'other.example.net',
		remoteMta: { name: 'other.example.com', address: '192.0.2.2' },
		localAddress: '198.51.100.8',
		stage: 'data',
		lines: ['another line'],
	});

	it('is filled from the prose, every field', () => {
		expect(mergeBounces([EMPTY], [full])).toEqual([full]);
	});

	it('is all that is filled: what the report says stands', () => {
		expect(mergeBounces([full], [other])).toEqual([full]);
	});

	it.each([
		['its own', 'smtp 550 no', 'something else', 'smtp 550 no'],
		['the prose, where it has only a number', '255', 'user unknown', 'user unknown'],
		['the prose, where it has one letter', 'x 255', 'user unknown', 'user unknown'],
		['the prose, where it has the beginning of it', '550 no', '550 no such user', '550 no such user'],
		['its own, where the prose ends with it', 'no user', '550 no user', 'no user'],
		['the prose, where it has none', null, 'user unknown', 'user unknown'],
		['its own, where the prose has none', '255', null, '255'],
	])('has for its text %s', (_, report, prose, text) => {
		expect(together({ diagnosticCode: report }, { diagnosticCode: prose })?.diagnosticCode).toBe(text);
	});

	it.each([
		['exact, as it is', '5.1.1', '5.7.1', '550', '5.1.1'],
		['missing, from the prose', null, '5.7.1', '550', '5.7.1'],
		['vague, from the prose', '5.0.0', '5.7.1', '550', '5.7.1'],
		['vague in both, as it is', '5.0.0', '4.0.0', null, '5.0.0'],
		['missing, even from a vague prose', null, '5.0.0', '550', '5.0.0'],
		['vague beside another outcome, as it is', '5.0.0', '4.2.2', '550', '5.0.0'],
		['vague without a code, from the prose', '5.0.0', '4.2.2', null, '4.2.2'],
		['vague and alone, as it is', '5.0.0', null, '550', '5.0.0'],
	])('takes a status that is %s', (_, report, prose, replyCode, status) => {
		const merged = together({ enhancedStatus: report, replyCode }, { enhancedStatus: prose });
		expect(merged?.enhancedStatus).toBe(status);
	});

	it('takes the address of the other server only where it is the same server', () => {
		const named = { name: 'mx.example.com', address: null };
		const prose = (name: string) => ({ remoteMta: { name, address: '192.0.2.1' } });
		expect(together({ remoteMta: named }, prose('MX.example.com'))?.remoteMta).toEqual({
			name: 'mx.example.com',
			address: '192.0.2.1',
		});
		expect(together({ remoteMta: named }, prose('mx2.example.com'))?.remoteMta).toEqual(named);
		expect(together({ remoteMta: named }, {})?.remoteMta).toEqual(named);
		expect(together({}, prose('mx.example.com'))?.remoteMta).toEqual(prose('mx.example.com').remoteMta);
	});
});
