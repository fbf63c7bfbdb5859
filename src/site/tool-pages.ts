/** What the page of check tools shows, worked out from the content. */
import type { z } from 'zod';
import type { Content, Entry } from '../schema/load.ts';
import type { tool } from '../schema/tool.ts';

type Tool = z.output<typeof tool>;
type Check = Tool['checks'][number];

/** What a tool looks up, in plain words. */
export const checkNames: Readonly<Record<Check, string>> = {
	ip: 'an address',
	domain: 'a domain',
	headers: 'headers',
	message: 'a mail that you send to it',
	dns: 'DNS records',
	feedback: 'complaints and statistics',
	tls: 'encryption',
};

interface Group {
	readonly id: string;
	readonly title: string;
	readonly lead: string;
	readonly fits: (tool: Tool) => boolean;
}

/** A tool stands in the first group that fits. */
const order: readonly Group[] = [
	{
		id: 'by-message',
		title: 'Tests with a mail that you send',
		lead: 'They see what a mail service sees. Send from the mailbox or website with the trouble.',
		fits: ({ checks }) => checks.includes('message'),
	},
	{
		id: 'headers',
		title: 'Read headers',
		lead: 'They turn headers into a table.',
		fits: ({ checks }) => checks.includes('headers'),
	},
	{
		id: 'statistics',
		title: 'Statistics of mail services',
		lead: 'They show how one mail service sees you. All want an account and a proof that it is yours.',
		fits: ({ checks }) => checks.includes('feedback'),
	},
	{
		id: 'records',
		title: 'Look at DNS records',
		lead: 'SPF, DKIM, DMARC and reverse DNS.',
		fits: ({ checks }) => checks.includes('dns'),
	},
	{
		id: 'addresses',
		title: 'Look up an address or a domain',
		lead: 'Public blocklists (blacklists) and the opinion of filter makers.',
		fits: () => true,
	},
];

/** The tools in groups, address look-ups first, and in each those worth trying first. */
export function toolGroups(content: Content) {
	const all: Entry<Tool>[] = [...content.tools.values()].sort(
		(a, b) =>
			Number(b.data.featured) - Number(a.data.featured) || a.data.name.localeCompare(b.data.name, 'en'),
	);
	const groups = order.map((group) => ({
		...group,
		tools: all.filter(({ data }) => order.find(({ fits }) => fits(data)) === group),
	}));
	const [last] = groups.splice(-1);
	return (last ? [last, ...groups] : groups).filter(({ tools }) => tools.length > 0);
}

/** What to put into the slot of a link. */
export function slotName(prefill: string): string {
	return prefill.includes('{ip}')
		? "Put the sending server's address in place of {ip}."
		: 'Put your domain in place of {domain}.';
}
