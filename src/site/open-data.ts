/** The rules and facts as open data: what the pages are made of, with sources, for everybody's use. */
import type { Content } from '../schema/load.ts';

/** The licence of this project, which its data share. */
export const dataLicence = {
	name: 'MIT',
	url: 'https://opensource.org/license/mit',
} as const;

interface DataSet {
	readonly title: string;
	readonly about: string;
	/** Fields of an entry, in plain words. */
	readonly fields: Readonly<Record<string, string>>;
	readonly entries: (content: Content) => readonly { readonly id: string }[];
}

const ids = <T extends object>(entries: Iterable<{ readonly id: string; readonly data: T }>) =>
	[...entries].map(({ id, data }) => ({ id, ...data }));

/** Every file at `/data/open/ID.json`. */
export const openData: Readonly<Record<string, DataSet>> = {
	causes: {
		title: 'Reasons why mail bounces',
		about:
			'The closed list of reasons, who can act, what to do, and the sentences that any server may write.',
		fields: {
			whoCanAct: 'you, host, recipient or nobody',
			steps: 'what to do, in order',
			phrases: 'sentences in bounces: match (all must stand in the text, case does not count) and a sample',
			rank: 'lower is asked earlier',
			reviewed: 'day of the last review',
		},
		entries: ({ causes }) => ids(causes.values()),
	},
	providers: {
		title: 'Mail services',
		about:
			'Receiving mail services and gateways: hosts, domains, their sentences with samples, and how to get unblocked.',
		fields: {
			domains: 'domains of its recipients',
			hosts: 'host name endings of its inbound servers',
			phrases: 'its own sentences, each with the reason (id in causes.json) and a sample',
			delist: 'how to ask for a block to be lifted; route "none" where nobody can',
			confidence: 'verified, partly-verified or unverified',
			checked: 'day of the last check',
			sources: 'where the facts were read',
		},
		entries: ({ providers }) => ids(providers.values()),
	},
	blocklists: {
		title: 'Blocklists (blacklists)',
		about: 'DNS blocklists, living and dead: zones, answers and what they mean, refusals, removal.',
		fields: {
			status: 'active, dead, merged or unknown',
			zones: 'DNS zones; codes are listings, errors are refusals and never listings',
			removal: 'who can end a listing, and how',
			confidence: 'verified, partly-verified or unverified',
			checked: 'day of the last check',
			sources: 'where the facts were read',
		},
		entries: ({ blocklists }) => ids(blocklists.values()),
	},
	codes: {
		title: 'Error codes',
		about: 'SMTP reply codes and enhanced status codes in plain words.',
		fields: {
			code: '550, or x.7.1 for 5.7.1 and 4.7.1',
			causes: 'reasons that senders of the code have in mind, most likely first',
			verdict: 'the reason that the code alone bears out, where there is one',
			checked: 'day of the last check',
			sources: 'where the facts were read',
		},
		entries: ({ codes }) => ids(codes.values()),
	},
};

/** One file: what it is, its licence, and its entries. `site`: where this copy lives. */
export function openDataFile(id: string, content: Content, site: URL): object | null {
	const set = Object.hasOwn(openData, id) ? openData[id] : undefined;
	if (!set) return null;
	return {
		title: set.title,
		about: set.about,
		licence: dataLicence.name,
		licenceUrl: dataLicence.url,
		source: new URL(`/data/open/${id}.json`, site).href,
		documentation: new URL('/open-data/', site).href,
		entries: set.entries(content),
	};
}
