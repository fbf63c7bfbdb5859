import { describe, expect, test } from 'vitest';
import { markedPieces } from '../../src/site/search/excerpt.ts';
import { merge, type Scored } from '../../src/site/search/merge.ts';
import { isAsked, looksLikeBounce, mayBeReply } from '../../src/site/search/pasted.ts';
import { distanceBetween, nearest } from '../../src/site/search/spelling.ts';
import { createTopicFinder, type Topic } from '../../src/site/search/topics.ts';
import { formOf, isFiller, partsOf, wordsOf } from '../../src/site/search/words.ts';

const forms = (text: string) =>
	wordsOf(text)
		.filter((word) => !isFiller(word))
		.map(formOf);

describe('words', () => {
	test.each([
		['my e-mails came back', 'mail bounce'],
		['emails keep getting returned', 'mail bounce'],
		['black list', 'blocklist'],
		['BLACKLISTED', 'blocklist'],
		['Reverse DNS missing', 'ptr miss'],
		['delisting', 'delist'],
		['unblock', 'delist'],
		['mail box', 'mailbox'],
		['the address doesn’t exist', 'address unknown'],
		['Télékom', 'telekom'],
		['https://www.example.com/x', 'example.com/x'],
	])('"%s" is compared as "%s"', (text, wanted) => {
		expect(forms(text).join(' ')).toBe(wanted);
	});

	test.each([
		['forwarding', 'forwarded'],
		['addresses', 'address'],
		['attachments', 'attachment'],
		['scanned', 'scan'],
		['changing', 'change'],
		['policies', 'policy'],
	])('%s and %s are one word', (a, b) => {
		expect(formOf(a)).toBe(formOf(b));
	});

	test.each([
		['news', 'new'],
		['spam', 'spa'],
	])('%s and %s are two', (a, b) => {
		expect(formOf(a)).not.toBe(formOf(b));
	});

	test('parts of what is written together', () => {
		expect(partsOf('t-online.de')).toEqual(['online', 'de']);
		expect(partsOf('gmail')).toEqual([]);
	});
});

describe('slips of the keyboard', () => {
	const known = ['hotmail', 'gmail', 'spamhaus', 'barracuda', 'yahoo', 'dkim', 'headers'];
	test.each([
		['hotmial', 'hotmail'],
		['gmial', 'gmail'],
		['spamhouse', 'spamhaus'],
		['barracuta', 'barracuda'],
		['dkmi', 'dkim'],
		['heders', 'headers'],
	])('%s is %s', (slip, word) => {
		expect(nearest(slip, known)).toEqual([word]);
	});

	test.each(['xyz', 'telephone', '5.7.1', 'mx2'])('%s is left as it stands', (word) => {
		expect(nearest(word, known)).toEqual([]);
	});

	test('a swap is one slip, and the count stops at its limit', () => {
		expect(distanceBetween('abcd', 'abdc', 3)).toBe(1);
		expect(distanceBetween('abcd', 'wxyz', 2)).toBe(3);
		expect(distanceBetween('', 'ab', 3)).toBe(2);
	});
});

const topic = (url: string, title: string, more: Partial<Topic> = {}): Topic => ({
	url,
	title,
	kind: 'guide',
	summary: '',
	...more,
});
const topics = [
	topic('/spf/', 'Set up SPF and DKIM', { keywords: ['spf record', 'not authenticated'] }),
	topic('/zen/', 'Spamhaus ZEN', { names: ['spamhaus', 'PBL'], summary: 'A blocklist for mail servers.' }),
	topic('/lists/', 'What blocklists are', { keywords: ['spamhaus', 'blocklist'] }),
	topic('/de/', 'WEB.DE and GMX', { names: ['web.de', 'gmx'] }),
	topic('/head/', 'Full headers', { keywords: ['headers in outlook'] }),
	topic('/out/', 'Outlook.com', { names: ['outlook', 'hotmail'] }),
];
const find = createTopicFinder(topics);
const urls = (query: string) => find(query).map((ranked) => ranked.topic.url);

describe('topics', () => {
	test.each([
		['spamhaus', '/zen/'],
		['spamhouse', '/zen/'],
		['spam haus', '/zen/'],
		['what is PBL', '/zen/'],
		['blacklist', '/lists/'],
		['web de', '/de/'],
		['web.de', '/de/'],
		['hotm', '/out/'],
		['how do I see headers in outlook', '/head/'],
		['my mails to outlook come back', '/out/'],
		['my mail is not authenticated', '/spf/'],
	])('"%s" finds %s first', (query, url) => {
		expect(urls(query)[0]).toBe(url);
	});

	test.each(['', '   ', 'qwertzuiop', '192.0.2.1'])('"%s" finds nothing', (query) => {
		expect(urls(query)).toEqual([]);
	});
});

describe('one order', () => {
	const hit = (url: string, score: number): Scored => ({
		url,
		title: url,
		kind: 'guide',
		passage: [{ text: 'passage', hit: true }],
		exact: false,
		score,
	});
	const said = { cause: 'mailbox-full', provider: null, blocklist: null, share: 0.6 };

	test('what a page is about counts more than its text, each page stands once and keeps its passage', () => {
		const ranked = [
			{ topic: topics[0] as Topic, score: 10 },
			{ topic: topics[1] as Topic, score: 9 },
		];
		const order = merge(ranked, [hit('/other/', 1), hit('/zen/', 0.9)], null, 'spf');
		expect(order.map(({ url }) => url)).toEqual(['/zen/', '/spf/', '/other/']);
		expect(order[0]?.passage).toEqual([{ text: 'passage', hit: true }]);
	});

	test('a sentence that a rule knows lifts its reason, unless the reader asks and the rule knows little of it', () => {
		const byText = [hit('/other/', 1), hit('/causes/mailbox-full/', 0.5)];
		const first = (share: number, query: string) => merge([], byText, { ...said, share }, query)[0]?.url;
		expect(first(0.6, 'the mailbox of this user is full')).toBe('/causes/mailbox-full/');
		expect(first(0.3, 'mailbox is full')).toBe('/causes/mailbox-full/');
		expect(first(0.3, 'why is my mailbox full')).toBe('/other/');
		expect(first(0.1, 'mailbox is full')).toBe('/other/');
	});

	test('pages that hardly fit are left out', () => {
		const ranked = [
			{ topic: topics[0] as Topic, score: 10 },
			{ topic: topics[1] as Topic, score: 1 },
		];
		expect(merge(ranked, [], null, 'spf').map(({ url }) => url)).toEqual(['/spf/']);
	});
});

describe('whose voice', () => {
	test.each(['my mail is blocked', 'how do I get off it', 'Why was it refused', 'we are listed'])(
		'a reader asks: %s',
		(text) => {
			expect(isAsked(text)).toBe(true);
			expect(mayBeReply(`${text} and many more words follow here`)).toBe(false);
		},
	);

	test('a long text in no reader’s voice may be a server’s', () => {
		expect(mayBeReply('Our system has detected that this message is likely unsolicited mail')).toBe(true);
		expect(mayBeReply('mailbox full')).toBe(false);
	});

	test('an address in brackets beside a code is a bounce', () => {
		expect(looksLikeBounce('554 5.7.1 <jo@example.com>: Relay access denied')).toBe(true);
		expect(looksLikeBounce('554 5.7.1 relay denied')).toBe(false);
	});
});

test('a summary shows the words that were asked for', () => {
	expect(markedPieces('Set up SPF, DKIM.', (word) => word === 'SPF')).toEqual([
		{ text: 'Set', hit: false },
		{ text: ' ', hit: false },
		{ text: 'up', hit: false },
		{ text: ' ', hit: false },
		{ text: 'SPF', hit: true },
		{ text: ', ', hit: false },
		{ text: 'DKIM', hit: false },
		{ text: '.', hit: false },
	]);
});
