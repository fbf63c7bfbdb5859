import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import type { Bounce, ReadResult } from '../../src/bounce/types.ts';
import { createTexts } from '../../src/diagnosis/texts.ts';

const readOf = (text: string, ...bounces: Partial<Bounce>[]): ReadResult => ({
	kind: 'dsn',
	bounces: bounces.map((bounce) => ({ ...EMPTY, ...bounce })),
	format: 'rfc3464',
	originalHeaders: [],
	headers: [],
	text,
	truncated: false,
});
const texts = (bounce: Partial<Bounce>, text = '', ...others: Partial<Bounce>[]) =>
	createTexts(readOf(text, bounce, ...others), { ...EMPTY, ...bounce });

describe('the reply', () => {
	it.each([
		['as it is', { diagnosticCode: '550 5.1.1 No  User' }, '550 5.1.1 no user'],
		[
			'with the code and the status that it lacks',
			{ diagnosticCode: 'No User', replyCode: '550', enhancedStatus: '5.1.1' },
			'550 5.1.1 no user',
		],
		[
			'with the status that it lacks',
			{ diagnosticCode: '550 No', replyCode: '550', enhancedStatus: '5.1.1' },
			'5.1.1 550 no',
		],
		[
			'with nothing twice',
			{ diagnosticCode: '550 5.1.1 No', replyCode: '550', enhancedStatus: '5.1.1' },
			'550 5.1.1 no',
		],
		[
			'without the codes that each of its lines repeats',
			{
				diagnosticCode: '550-5.7.1 One 550-5.7.1 two 550 5.7.1 three 5.7.1 four',
				replyCode: '550',
				enhancedStatus: '5.7.1',
			},
			'550-5.7.1 one two three four',
		],
		[
			'with another status in it',
			{ diagnosticCode: '550 5.7.1 No 5.7.2 b', replyCode: '550', enhancedStatus: '5.7.1' },
			'550 5.7.1 no 5.7.2 b',
		],
		['from the lines where there is none', { lines: ['No', 'User'], replyCode: '550' }, '550 no user'],
	])('is read %s', (_, bounce, reply) => {
		expect(texts(bounce).reply).toBe(reply);
	});
});

describe('the texts around it', () => {
	it('are the bounce’s lines, folded', () => {
		const { lines } = texts({ diagnosticCode: 'x', lines: ['One', 'TWO  three'] });
		expect(lines()).toBe('one two three');
		expect(lines()).toBe('one two three');
	});

	it('are the whole text where it speaks of one recipient only', () => {
		expect(texts({}, 'The Whole\nText').whole()).toBe('the whole text');
		expect(texts({}, 'The Whole\nText', {}).whole()).toBe('');
	});

	it('are the beginning of a long text', () => {
		expect(texts({}, `${'x'.repeat(19_999)}yz`).whole()).toBe(`${'x'.repeat(19_999)}y`);
	});
});

describe('the recipient’s domain', () => {
	it.each([
		['anna@Example.COM', 'example.com'],
		['<anna@example.com>', 'example.com'],
		['anna@example.com.', 'example.com'],
		['anna@example.com. > ', 'example.com'],
		['"a@b"@example.com', 'example.com'],
		['@example.com', 'example.com'],
		['anna', null],
		['anna@', null],
		['anna@.', null],
		[null, null],
	])('of %s is %s', (recipient, domain) => {
		expect(texts({ recipient }).recipientDomain).toBe(domain);
	});

	it('is the original one’s where the final one has none', () => {
		expect(texts({ recipient: 'anna', originalRecipient: 'list@example.com' }).recipientDomain).toBe(
			'example.com',
		);
		expect(
			texts({ recipient: 'anna@example.com', originalRecipient: 'list@example.org' }).recipientDomain,
		).toBe('example.com');
	});
});

describe('the line that decided', () => {
	const bounce = {
		diagnosticCode: '550 No such  User',
		lines: ['To: anna', 'Said: no SUCH user', 'bye such'],
	};

	it('is the first of the bounce’s lines that holds the first piece, as written', () => {
		expect(texts(bounce).lineOf(['such'])).toBe('Said: no SUCH user');
		expect(texts(bounce).lineOf(['bye', 'such'])).toBe('bye such');
		expect(texts(bounce).lineOf(['nowhere', 'bye'])).toBe('bye such');
	});

	it('is the reply where no line holds a piece, for it may be wrapped over several', () => {
		expect(texts({ ...bounce, lines: ['No such', 'user'] }).lineOf(['no such user'])).toBe(
			'550 No such  User',
		);
		expect(texts({ ...bounce, lines: ['x'] }, 'say no such user').lineOf(['nowhere', 'such user'])).toBe(
			'550 No such  User',
		);
		expect(texts({ ...bounce, lines: ['x'] }, 'y').lineOf([])).toBe('550 No such  User');
	});

	it('else a line of the text', () => {
		expect(
			texts({ diagnosticCode: '550 no', lines: ['x'] }, 'One\n  The Quota is full \nbye').lineOf([
				'nowhere',
				'quota',
			]),
		).toBe('The Quota is full');
		expect(texts({ lines: ['x'] }, 'One\nThe Quota').lineOf(['quota'])).toBe('The Quota');
	});

	it('else the reply, else the first line, else nothing', () => {
		expect(texts({ diagnosticCode: '550 no', lines: ['x'] }, 'One').lineOf(['quota'])).toBe('550 no');
		expect(texts({ lines: ['x'] }, 'One').lineOf(['quota'])).toBe('x');
		expect(texts({}, 'One').lineOf(['quota'])).toBe('');
	});

	it('is the one line that was pasted, whatever decided', () => {
		expect(texts({ diagnosticCode: '550 no', lines: ['550 No'] }, ' 550 No ').lineOf(['quota'])).toBe(
			'550 No',
		);
		expect(texts({ diagnosticCode: '550 no', lines: ['550 No', 'x'] }, '550 No').lineOf(['quota'])).toBe(
			'550 no',
		);
		expect(texts({ diagnosticCode: '550 no', lines: ['550 No'] }, 'other').lineOf(['quota'])).toBe('550 no');
	});
});
