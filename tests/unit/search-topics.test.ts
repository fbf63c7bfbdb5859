import { expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { buildTopics } from '../../src/site/search/topic-list.ts';
import { createTopicFinder } from '../../src/site/search/topics.ts';
import { sitemapPages } from '../../src/site/sitemap.ts';

const content = loadContent();
const topics = buildTopics(content);
const find = createTopicFinder(topics);
const firstThree = (words: string) =>
	find(words)
		.slice(0, 3)
		.map(({ topic }) => topic.url);

test('every page for search engines has its topic, the home page and the steps of flows left out', () => {
	const known = new Set(topics.map(({ url }) => url));
	const own = new Set(['/', '/causes/unknown/']);
	const missing = sitemapPages(content)
		.map(({ path }) => path)
		.filter((path) => !known.has(path) && !own.has(path) && !path.startsWith('/fix/'));
	expect(missing).toEqual([]);
});

test('every page is among the first three for its own title', () => {
	const lost = topics.filter(({ url, title }) => !firstThree(title).includes(url));
	expect(lost.map(({ url, title }) => `${title} ${url}: ${firstThree(title).join(' ')}`)).toEqual([]);
});

test('every mail service and blocklist comes first for its name in any case, but for two', () => {
	const lost = topics
		.filter(({ kind }) => kind === 'provider' || kind === 'blocklist')
		.filter(({ url, title }) => find(title.toUpperCase())[0]?.topic.url !== url);
	// These two are called what a guide and a list of the same maker are about.
	expect(lost.map(({ url }) => url)).toEqual(['/providers/cloudmark/', '/providers/forwardemail/']);
});

test('every keyword of a guide or a reason finds it among the first three', () => {
	const lost = topics
		.filter(({ kind }) => kind === 'guide' || kind === 'cause')
		.flatMap(({ url, keywords = [] }) => keywords.map((word) => ({ url, word })))
		.filter(({ url, word }) => !firstThree(word).includes(url));
	// Words that several pages share: a fifth page cannot be among three.
	expect(lost.length / topics.flatMap(({ keywords = [] }) => keywords).length).toBeLessThan(0.1);
});
