import { describe, expect, it } from 'vitest';
import { readOriginal, splitOriginal } from '../../src/bounce/text/original.ts';

const A = 'anna@example.com';
const HEADER = ['From: me@example.net', 'To: list@example.org', 'Subject: Lunch'];
const names = (lines: readonly string[]) => splitOriginal(lines).original.map(({ name }) => name);

describe('a header block without a marker', () => {
	it('ends a report that names its recipients above it', () => {
		const lines = ['Sorry.', `<${A}>: gone`, '', ...HEADER, '', 'See you at five.'];
		expect(splitOriginal(lines).report).toEqual(lines.slice(0, 3));
		expect(names(lines)).toEqual(['From', 'To', 'Subject']);
	});

	it.each([
		['no recipient stands above it', 'Sorry, @ all.', 'See you at five.'],
		['recipients are spoken of below it', `<${A}>: gone`, 'The Recipients were:'],
		['a delivery is spoken of below it', `<${A}>: gone`, 'It was not delivered'],
		['a reason stands below it', `<${A}>: gone`, 'Reason: gone'],
	])('is cut out where %s', (_, above, below) => {
		expect(splitOriginal([above, ...HEADER, '', below])).toEqual({
			report: [above, '', below],
			original: readOriginal(HEADER),
		});
	});

	it.each([
		['moved in', '    '],
		['behind tabs', '\t\t'],
		['quoted', '> '],
		['quoted over and over', '>> > '],
	])('may be %s', (_, lead) => {
		const lines = [`<${A}>: gone`, ...HEADER.map((line) => lead + line)];
		expect(splitOriginal(lines)).toEqual({ report: lines.slice(0, 1), original: readOriginal(HEADER) });
	});

	it.each([
		['it has two fields', HEADER.slice(0, 2)],
		['no field names a sender', ['To: me', 'Subject: Lunch', 'Date: Monday', 'Cc: you']],
		['a line parts its fields', ['From: me', 'To: you', 'x', 'Subject: Lunch']],
		['its labels are not a mail’s', ['From: me', 'Phone: 12', 'Street: x']],
		['a word stands before each', HEADER.map((line) => `On ${line}`)],
		['bars stand before each', HEADER.map((line) => `| ${line}`)],
	])('is none where %s', (_, lines) => {
		expect(splitOriginal([`<${A}>: gone`, ...lines])).toEqual({
			report: [`<${A}>: gone`, ...lines],
			original: [],
		});
	});

	it('of more than sixty fields goes on below', () => {
		const long = [...HEADER, ...Array<string>(57).fill('Cc: x')];
		expect(splitOriginal([...long, 'x']).report).toEqual(['x']);
		expect(splitOriginal([...long, 'Cc: y', 'x']).report).toEqual(['Cc: y', 'x']);
	});
});

describe('a field that only a whole message has', () => {
	it('begins it alone, at the start of a line', () => {
		expect(splitOriginal(['Sorry.', 'Received: from a.example', 'deliver: x'])).toMatchObject({
			report: ['Sorry.'],
			original: [{ name: 'Received' }, { name: 'deliver' }],
		});
		for (const line of [
			'  Received: from a.example',
			'> Received: from a.example',
			'Received from: a.example',
		])
			expect(splitOriginal(['Sorry.', line])).toEqual({ report: ['Sorry.', line], original: [] });
	});

	it('is read with those below it', () => {
		expect(names(['Received: a', 'X-Note: b', 'Cc: c', '', 'To: d'])).toEqual(['Received', 'X-Note', 'Cc']);
	});
});

describe('a marker', () => {
	it('stands behind dashes, stars and spaces, at most eighty of them', () => {
		for (const lead of ['\t', ' ', '***', '-- ', '==', '__', '##', '>> ', '-'.repeat(79)])
			expect(splitOriginal([`${lead}Returned message`, 'To: a']).report).toEqual([]);
		for (const lead of ['+ ', '. ', 'The ', '-'.repeat(81)])
			expect(splitOriginal(['x', `${lead}Returned message`]).report.length).toBe(2);
	});

	it('gives the headers below it, not its own line or what is above', () => {
		expect(
			names(['Subject: Undeliverable', 'Original message: a', 'x', 'To: b', 'Cc: c', '', 'From: d']),
		).toEqual(['To', 'Cc']);
		expect(splitOriginal(['Sorry.', 'Returned message', 'text'])).toEqual({
			report: ['Sorry.'],
			original: [],
		});
	});
});

describe('the headers of a returned message', () => {
	it('begin at a mail’s field or at one of the server’s own', () => {
		expect(readOriginal(['x', 'X-Note: a', 'To: b'])).toEqual([
			{ name: 'X-Note', value: 'a' },
			{ name: 'To', value: 'b' },
		]);
		expect(readOriginal(['X-1: a', `X-${'n'.repeat(41)}: a`, 'X-N: a'])).toEqual([]);
		expect(readOriginal(['To: b', '  ', 'Cc: c']).length).toBe(1);
	});
});
