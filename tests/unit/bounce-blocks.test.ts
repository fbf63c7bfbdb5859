import { describe, expect, it } from 'vitest';
import { MAX_BOUNCES } from '../../src/bounce/limits.ts';
import {
	addressColon,
	angleColon,
	anyOf,
	bareAddress,
	type HeadReader,
	lineWith,
	namedAddress,
	readBlocks,
} from '../../src/bounce/mta/blocks.ts';

const A = 'anna@example.com';

describe('a line that begins a recipient’s block', () => {
	it.each([
		[`<${A}>: no such user`, ' no such user'],
		[`<${A}>:`, ''],
		[`  * > <${A}> : no`, ' no'],
		[`- <${A}>: no`, ' no'],
		[`< ${A}>: no`, ' no'],
	])('in angle brackets before a colon: %j', (line, rest) => {
		expect(angleColon(line)).toEqual({ recipient: A, rest, originalRecipient: null });
	});

	it.each([
		`<${A}> (expanded from <list@example.com>): no`,
		`<${A}> (generated from list@example.com): no`,
		`<${A}> (ultimately generated from list@example.com): no`,
		`<${A}> (Expanded from: <list@example.com>): no`,
	])('with the address it was sent to: %j', (line) => {
		expect(angleColon(line)).toEqual({ recipient: A, rest: ' no', originalRecipient: 'list@example.com' });
	});

	it.each([
		`<${A}> no`,
		`to <${A}>: no`,
		`              <${A}>: no`,
		`<see ${A}>: no`,
		`<x> ${A}: no`,
		`<${A}: no`,
		`<${A}> (see list): no`,
		'no',
	])('not: %j', (line) => {
		expect(angleColon(line)).toBeNull();
	});

	it.each([
		[`${A}: no such user`, ' no such user'],
		[`  ${A}:`, ''],
		[`to ${A}: no`, null],
		[`${A} no`, null],
		['no: such', null],
	])('before a colon: %j', (line, rest) => {
		expect(addressColon(line)).toEqual(rest === null ? null : { recipient: A, rest });
	});

	it.each([
		A,
		`<${A}>`,
		`  * "${A}".`,
		`(${A})`,
		`[${A}]`,
		`• ${A},`,
		`rfc822;${A}`,
		`SMTP:${A}`,
		`<mailto:${A}>`,
		`${A}<mailto:${A}>`,
		`"${A}" <${A}>;`,
	])('alone: %j', (line) => {
		expect(bareAddress(line)).toEqual({ recipient: A, rest: '' });
	});

	it.each([`to ${A}`, `${A} no`, `${A} bert@example.com`, `${' '.repeat(400)}${A}`, 'no', `x:${A}`])(
		'not alone: %j',
		(line) => {
			expect(bareAddress(line)).toBeNull();
		},
	);

	it.each([`Anna Example (${A})`, `Anna<mailto:${A}>`, `Anna Example <${A}>`, `Anna (${A})<mailto:${A}>`])(
		'behind a name: %j',
		(line) => {
			expect(namedAddress(line)).toEqual({ recipient: A, rest: '' });
		},
	);

	it.each([
		`Sent to: Anna (${A})`,
		`Hello. Anna (${A})`,
		`Anna (${A}) is away`,
		`Anna ${A}`,
		`${'x'.repeat(90)} (${A})`,
		'Anna (none)',
	])('not behind a name: %j', (line) => {
		expect(namedAddress(line)).toBeNull();
	});

	it('is asked of several readers in their order', () => {
		const one: HeadReader = (line) => (line === 'x' ? { recipient: 'one', rest: '' } : null);
		const two: HeadReader = (_, at) => ({ recipient: `two ${at}`, rest: '' });
		expect(anyOf(one, two)('x', 1)?.recipient).toBe('one');
		expect(anyOf(one, two)('y', 1)?.recipient).toBe('two 1');
		expect(anyOf(one)('y')).toBeNull();
	});
});

describe('blocks', () => {
	const read = (lines: string[], options: Partial<Parameters<typeof readBlocks>[1]> = {}) =>
		readBlocks(lines, { head: angleColon, ...options }).map(({ recipient, reason }) => [
			recipient,
			...reason,
		]);
	const a = `<${A}>:`;
	const b = '<bert@example.com>:';

	it('are a recipient each and the reason below', () => {
		expect(read(['Hello', `${a} one`, '  two', b, 'three'])).toEqual([
			[A, 'one', 'two'],
			['bert@example.com', 'three'],
		]);
		expect(read(['Hello'])).toEqual([]);
	});

	it('keep the lines they came from', () => {
		expect(readBlocks([`${a} one`, '  two'], { head: angleColon })[0]?.lines).toEqual([`${a} one`, '  two']);
	});

	it('end at an empty line once they say something', () => {
		expect(read([a, '', 'one', '', 'two'])).toEqual([[A, 'one']]);
		expect(read([a, '', 'one', '', 'two'], { acrossGaps: true })).toEqual([[A, 'one', 'two']]);
		expect(read([a, 'Technical details:', '', 'one', '', 'two'])).toEqual([[A, 'Technical details:', 'one']]);
	});

	it('begin and stop where they are told', () => {
		expect(read([`${a} one`, `${b} two`, '--', 'three'], { from: 1, stop: (line) => line === '--' })).toEqual(
			[['bert@example.com', 'two']],
		);
	});

	it('have no rulers in them', () => {
		expect(read([a, '------', 'one', ' ====', '***~~~', '---', 'two'])).toEqual([[A, 'one', '---', 'two']]);
	});

	it('may go on with an address that is moved in', () => {
		expect(read([`${a} one`, `    ${b} two`])).toEqual([[A, 'one', `${b} two`]]);
		expect(read([`${a} one`, `\t${b} two`])).toEqual([[A, 'one', `${b} two`]]);
		expect(read([a, `    ${b} two`])).toEqual([[A], ['bert@example.com', 'two']]);
		expect(read([`${a} one`, '', `    ${b} two`]).length).toBe(2);
		expect(read([`    ${a} one`, `    ${b} two`]).length).toBe(2);
		expect(read([`\t${a} one`, `        ${b} two`]).length).toBe(2);
	});

	it('are one where the same recipient is named again without more', () => {
		expect(read([`${a} one`, a, 'two'])).toEqual([[A, 'one', a, 'two']]);
		expect(read([`${a} one`, `${a} two`])).toEqual([
			[A, 'one'],
			[A, 'two'],
		]);
		expect(read([a, a, 'two'])).toEqual([[A], [A, 'two']]);
	});

	it('are read up to the limits', () => {
		const many = Array.from({ length: MAX_BOUNCES + 5 }, (_, at) => `<u${at}@example.com>: no`);
		expect(read(many).length).toBe(MAX_BOUNCES);
		expect(read([a, ...Array<string>(80).fill('x')])[0]?.length).toBe(61);
	});
});

describe('a line with a phrase', () => {
	it('is found whatever its case, from a line on', () => {
		const lines = ['One', 'the TWO of us', 'two'];
		expect(lineWith(lines, ['two', 'three'])).toBe(1);
		expect(lineWith(lines, ['three', 'one'])).toBe(0);
		expect(lineWith(lines, ['two'], 2)).toBe(2);
		expect(lineWith(lines, ['four'])).toBe(-1);
	});
});
