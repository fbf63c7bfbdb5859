import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { asSentence, isSentence } from '../../src/bounce/sentence.ts';
import type { ReadResult } from '../../src/bounce/types.ts';

function nothing(text: string, more: Partial<ReadResult> = {}): ReadResult {
	return {
		kind: 'not-a-bounce',
		format: null,
		bounces: [],
		headers: [],
		originalHeaders: [],
		text,
		truncated: false,
		...more,
	};
}

describe('a text in which no reader found a bounce', () => {
	it('becomes a reply without a code, with all its lines', () => {
		expect(asSentence(nothing('  Your host is listed\n\nby our filter.\n', { truncated: true }))).toEqual({
			kind: 'smtp-reply',
			format: 'sentence',
			bounces: [
				{
					...EMPTY,
					diagnosticCode: 'Your host is listed by our filter.',
					lines: ['Your host is listed', 'by our filter.'],
				},
			],
			headers: [],
			originalHeaders: [],
			text: '  Your host is listed\n\nby our filter.\n',
			truncated: true,
		});
	});

	it('is none where it is empty or longer than a service’s letter', () => {
		expect(asSentence(nothing(' \n '))).toBe(null);
		expect(asSentence(nothing(`${'x'.repeat(2_000)}\n`))).not.toBe(null);
		expect(asSentence(nothing('x'.repeat(2_001)))).toBe(null);
	});

	it('is none where a person speaks', () => {
		expect(asSentence(nothing('Hello, your host is listed'))).toBe(null);
		expect(asSentence(nothing('Why is my mail listed? '))).toBe(null);
	});

	it('is none where it was read already, or is a mail with headers', () => {
		expect(asSentence(nothing('Your host is listed', { kind: 'auto-reply' }))).toBe(null);
		const headers = [{ name: 'From', value: 'ann@author.example' }];
		expect(asSentence(nothing('Your host is listed', { headers }))).toBe(null);
	});
});

describe('a sentence', () => {
	it('is at most as long as a server’s, whatever space is around it', () => {
		expect(isSentence(`${'x'.repeat(300)}\n\n  `)).toBe(true);
		expect(isSentence('x'.repeat(301))).toBe(false);
	});
});
