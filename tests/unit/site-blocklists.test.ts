/** What the pages of blocklists say: who can end a listing, how long it takes, and answers in words. */
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { blocklistsByWeight, codeWords, howLong, whoEnds } from '../../src/site/blocklists.ts';

const content = loadContent();
const listOf = (id: string) => {
	const entry = content.blocklists.get(id);
	if (!entry) throw new Error(`There is no blocklist ${id}`);
	return entry.data;
};

describe('who can end a listing', () => {
	test.each([
		['spamhaus-zen', /^It depends on the part: .* whoever runs the server .* only the owner of the IP/],
		['spamhaus-dbl', /^The owner of the domain can ask$/],
		['spamcop', /^It ends by itself with time$/],
		['uceprotect-3', /^Only the owner of the IP \(your host\) can act$/],
		['psbl', /^Whoever runs the server can ask$/],
	])('%s', (id, words) => {
		expect(whoEnds(listOf(id))).toMatch(words);
	});
});

test('how long: the time after a request before the time by itself, null where nobody knows', () => {
	expect(howLong(listOf('abusix'))).toMatch(/within 3 minutes/);
	expect(howLong(listOf('spamhaus-zen'))).toMatch(/SBL entries stay until the cause is gone/);
	const { howLong: _, expires: __, ...removal } = listOf('psbl').removal;
	expect(howLong({ ...listOf('psbl'), removal })).toBeNull();
});

test('an answer is one address, the two ends of a range, or a part of the last number', () => {
	expect(codeWords('127.0.0.2')).toEqual(['127.0.0.2']);
	expect(codeWords('127.0.0.4-127.0.0.7')).toEqual(['127.0.0.4', '127.0.0.7']);
	expect(codeWords('127.0.*.2')).toEqual(['127.0.any.2']);
	expect(codeWords('bit:8')).toEqual(['8 in the last number']);
});

test('the list that most services read comes first, the worthless last', () => {
	const order = blocklistsByWeight(content).map(({ id }) => id);
	expect(order[0]).toBe('spamhaus-zen');
	expect(order.indexOf('spamcop')).toBeLessThan(order.indexOf('psbl'));
	expect(order.indexOf('psbl')).toBeLessThan(order.indexOf('nordspam'));
});
