/** The topics of the search, from the content. */
import type { Content } from '../../schema/load.ts';
import { formsOf } from '../code-pages.ts';
import { ownPages } from './own-pages.ts';
import type { Topic } from './topics.ts';

/** All topics: guides, reasons, mail services, blocklists, codes, tools and the pages above. */
export function buildTopics(content: Content): readonly Topic[] {
	return [
		...[...content.articles.values()].map(({ id, data }) => ({
			url: `/guides/${id}/`,
			title: data.title,
			kind: 'guide',
			summary: data.summary,
			keywords: data.keywords,
			weight: 1.1,
		})),
		...[...content.causes.values()]
			.filter(({ id }) => id !== 'unknown')
			.map(({ id, data }) => ({
				url: `/causes/${id}/`,
				title: data.title,
				kind: 'cause',
				summary: data.summary,
				keywords: [id.replaceAll('-', ' '), ...data.keywords],
			})),
		...[...content.providers.values()].map(({ id, data }) => ({
			url: `/providers/${id}/`,
			title: data.name,
			kind: 'provider',
			summary: data.summary,
			keywords: data.keywords,
			names: [
				...new Set([
					id,
					...namesIn(data.name),
					...data.aliases,
					...data.domains,
					...labels(data.domains),
					...data.hosts.map(withoutDot),
				]),
			],
			weight: data.depth === 'deep' ? 1 : 0.9,
		})),
		...[...content.blocklists.values()].map(({ id, data }) => ({
			url: `/blocklists/${id}/`,
			title: data.name,
			kind: 'blocklist',
			summary: data.summary,
			keywords: data.keywords,
			names: [
				...new Set([
					id,
					...data.keywords,
					...namesIn(data.name),
					...data.names,
					...data.zones.map(({ zone }) => zone),
				]),
			],
			weight: data.status === 'active' ? weights[data.weight] : 0.85,
		})),
		...[...content.codes.values()].map(({ id, data }) => {
			const [main] = formsOf(data);
			return {
				url: `/codes/${id}/`,
				title: `${main} ${data.title}`,
				kind: 'code',
				summary: data.meaning,
				names: [main],
				weight: 0.6,
			};
		}),
		{
			url: '/tools/',
			title: 'Check tools',
			kind: 'tool',
			weight: 0.85,
			summary: 'Tools that check addresses, domains, headers and mails.',
			keywords: [
				'check tools',
				'tools',
				...[...content.tools.values()].flatMap(({ data }) => [
					data.name,
					...labels([new URL(data.url).hostname]),
				]),
			],
		},
		...ownPages,
	];
}

/** A list that many mail services use is wanted more often. */
const weights = { critical: 1.1, high: 1.05, medium: 1, low: 0.95, none: 0.9 } as const;

/** The names within a name: `Outlook.com (Hotmail, Live, MSN)` holds four. */
const namesIn = (name: string) =>
	name
		.split(/[(),]| and | - /)
		.map((part) => part.trim())
		.filter((part) => part.length > 1);

const withoutDot = (host: string) => host.replace(/^\./, '');

/** The part of each domain that people say: `btinternet` of btinternet.com; very short ones are left out. */
function labels(domains: readonly string[]): readonly string[] {
	return domains.flatMap((domain) => {
		const parts = domain.replace(/^(www|mail|postmaster|support|check|tools?)\./, '').split('.');
		const label = parts[0] ?? '';
		return label.length > 3 ? [label] : [];
	});
}
