import { describe, expect, it } from 'vitest';
import { findReply, findStatus, joinReply } from '../../src/bounce/text/reply.ts';

const code = (text: string): string | null => findReply(text)?.code ?? null;

describe('a number is a reply code', () => {
	it.each([
		'550 no such user',
		'  550 no such user',
		'- 550 no such user',
		'• > 550 no such user',
		'he wrote\n550 no such user',
		'it said 550 no such user',
		'Error: 550 no such user',
		'error 550',
		'status=550',
		'smtp;550 no',
		'"550 no"',
		"'550 no'",
		'(550) no',
		'<550 no>',
		'[550 no]',
		'|550|',
		'“550 no”',
		'«550 no»',
		'reply was 550',
		'the server replied 550',
		'response 550',
		'deferred 550',
		'bounced: 550',
		'failed with 550',
		'rejected because 550',
		'Reason of 550',
		'fehler 550',
		'con el código 550',
		'エラー550',
		'退信原因：550 no',
		'code -550',
		'550: no',
		'550.',
		'550,',
		'wrong number 550 5.1.1 no',
		'x - 550 5.1.1 no',
		'550',
	])('in %j', (text) => {
		expect(code(text)).toBe('550');
	});

	it.each([
		'the number 550 is odd',
		'a line with many words in it and at its end 550',
		'x550 no',
		'X550 no',
		'0550 no',
		'5500 no',
		'550x no',
		'550X no',
		'1.550 no',
		'x-550 no',
		'x_550 no',
		'x/550 no',
		'x@550 no',
		'50%550',
		'a+550',
		'$550',
		'&550',
		'?550',
		'~550',
		'error 550.5 no',
		'error 550_x',
		'error 550/x',
		'error 550@x',
		'error 550%',
		'error 550+',
		'error 550&x',
		'error 550=x',
		'error 550$',
		'error 550~',
		'error 550kB',
		'error 550 MiB',
		'error 550 bytes',
		'error 550-byte',
		'error 550 octets',
		'error 550 seconds',
		'error 550 sec',
		'error 550 minutes',
		'error 550 hours',
		'error 550 days',
		'error 550 times',
		'error 550 ms',
		'error 550 px',
		'450 messages per day',
		'450 customers have',
		'450 people were here',
		'450 accounts in use',
		'450 recipients a day',
		'450 addresses from Anna',
		'error 350',
		'error 650',
		'error 55',
		'a 591 error',
		'error 5a0',
		'error 55a',
	])('not in %j', (text) => {
		expect(code(text)).toBeNull();
	});

	it.each('x X a z A Z 0 9 . _ / @ % + $ & ? ~'.split(' '))(
		'not glued to %s before it, though a status follows',
		(sign) => {
			expect(code(`see ${sign}550 5.1.1 no`)).toBeNull();
			expect(code(`see ${sign}x 550 5.1.1 no`)).toBe('550');
		},
	);

	it.each('x X a z A Z 0 _ / @ % + $ & ~ = .5'.split(' '))(
		'not glued to %s behind it, though a word introduces it',
		(sign) => {
			expect(code(`error 550${sign} no`)).toBeNull();
		},
	);

	it.each([
		'550 sec',
		'550 byte',
		'550 octet',
		'550 second',
		'550 minute',
		'550 hour',
		'550 day',
		'550 time',
		'550s times',
	])('not of one thing either: %s', (text) => {
		expect(code(`error ${text}`)).toBeNull();
	});

	it('behind a dash only where the dash stands alone', () => {
		expect(code('x - 550 5.1.1 no')).toBe('550');
		expect(code('x -550 5.1.1 no')).toBe('550');
		expect(code('x-550 5.1.1 no')).toBeNull();
	});

	it('only in the line it begins, or behind a word that introduces it', () => {
		expect(code(`${' '.repeat(39)}550 no`)).toBe('550');
		expect(code(`x\n${' '.repeat(60)}550 no`)).toBeNull();
	});

	it('the first of those asked for, from a place on', () => {
		const text = '250 ok\n450 later\n550 no';
		expect(findReply(text)).toEqual({ code: '450', status: null, start: 7 });
		expect(findReply(text, '5')).toEqual({ code: '550', status: null, start: 17 });
		expect(findReply(text, '245')?.code).toBe('250');
		expect(findReply(text, '45', 8)?.code).toBe('550');
		expect(findReply(text, '45', 18)).toBeNull();
	});

	it.each([
		['550 5.1.1 no', '5.1.1'],
		['550-5.1.1 no', '5.1.1'],
		['550 (#5.1.1) no', '5.1.1'],
		["550 '5.10.123' no", '5.10.123'],
		['550: [5.1.1] no', '5.1.1'],
		['550 5.1.1.1 no', null],
		['550 5.1.12345 no', null],
		['550 4.1.1 no', null],
		['550 no 5.1.1', null],
	])('with its status: %j', (text, status) => {
		expect(findReply(text)?.status).toBe(status);
	});
});

describe('a status stands by itself', () => {
	it.each([
		['5.1.1', '5.1.1'],
		['no (5.1.1)', '5.1.1'],
		['no #5.1.1', '5.1.1'],
		['no: 5.1.1: really', '5.1.1'],
		["'5.1.1'", '5.1.1'],
		['status=5.1.1;', '5.1.1'],
		['<5.1.1>', '5.1.1'],
		['“5.1.1, no', '5.1.1'],
		['5.1.1-no', '5.1.1'],
		['no 5.1.1.', '5.1.1'],
		['no 5.1.1. Really', '5.1.1'],
		['5.111.222', '5.111.222'],
		['x5.1.1', null],
		['3.1.1', null],
		['5.1.1.2', null],
		['5.1.1x', null],
		['5.1111.1', null],
		['/5.1.1', null],
	])('in %j: %s', (text, status) => {
		expect(findStatus(text)).toBe(status);
	});

	it('of the class that is asked for, among the first eight, in the first four thousand characters', () => {
		expect(findStatus('4.1.1 then 5.2.2', '5')).toBe('5.2.2');
		expect(findStatus('4.1.1 then 5.2.2', '4')).toBe('4.1.1');
		expect(findStatus('4.1.1 then 5.2.2', '2')).toBeNull();
		expect(findStatus(`${'4.1.1 '.repeat(7)}5.2.2`, '5')).toBe('5.2.2');
		expect(findStatus(`${'4.1.1 '.repeat(8)}5.2.2`, '5')).toBeNull();
		expect(findStatus(`${' '.repeat(3_900)}5.2.2`)).toBe('5.2.2');
		expect(findStatus(`${' '.repeat(4_000)}5.2.2`)).toBeNull();
	});
});

describe('the lines of a reply', () => {
	it.each([
		['550-5.7.1 one\n550 5.7.1 two', '550 5.7.1 one two'],
		['550-one\n550-two\n550 three 550 four', '550 one two three 550 four'],
		['550-5.7.1 the 5.7.1 twice', '550 5.7.1 the twice'],
		['550-one 5501 two', '550 one 5501 two'],
		['550-one\n550-\n550 two', '550 one two'],
		['550 550 5.1.1 no', '550 5.1.1 no'],
		['550 550-5.1.1 no', '550 5.1.1 no'],
		['550 one\n 550 two', '550 one 550 two'],
		['550', '550'],
	])('%j are %j', (text, joined) => {
		expect(joinReply(text, '550')).toBe(joined);
	});
});
