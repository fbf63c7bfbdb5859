/** The site in Markdown for language models (https://llmstxt.org/): a list of pages, and the guides in full. */
import type { Content } from '../schema/load.ts';
import { datedPages } from './changes.ts';
import { dataLicence, openData } from './open-data.ts';

const sections = [
	['guide', 'Guides'],
	['cause', 'Why mail bounces'],
	['provider', 'Mail services'],
	['blocklist', 'Blocklists'],
	['code', 'Error codes'],
] as const;

const intro = (name: string) => `# ${name}

> Help for mail that came back (bounced): what the message means, who can act, how to get off a blocklist (blacklist), and
> what to send to whom. Facts carry their sources and the day they were checked. "Unknown" is a result here: nothing is
> called listed or clean that was not proved so.
`;

/** `/llms.txt`: every page with its summary. */
export function llmsList(content: Content, site: URL): string {
	const pages = datedPages(content);
	const link = (path: string, title: string, text: string) =>
		`- [${title}](${new URL(path, site).href}): ${text}`;
	const lists = sections.map(([kind, title]) => {
		const links = pages
			.filter((page) => page.kind === kind)
			.map((page) => link(page.path, page.title, oneLine(page.summary)));
		return `## ${title}\n\n${links.join('\n')}`;
	});
	const start = [
		link('/fix/', 'Find out what to do', 'Paste a bounce, answer a few questions, get the text to send.'),
		link('/blocklist-check/', 'Blocklist check', 'See whether blocklists have an address or a domain.'),
		link('/llms-full.txt', 'All guides in one file', 'The text of every guide and every reason.'),
	];
	const data = Object.entries(openData).map(([id, { title, about }]) =>
		link(`/data/open/${id}.json`, title, `${about} Licence: ${dataLicence.name}.`),
	);
	return `${intro(content.site.data.name)}\n## Start here\n\n${start.join('\n')}\n\n${lists.join('\n\n')}\n\n## Open data\n\n${data.join('\n')}\n`;
}

/** `/llms-full.txt`: the guides and the reasons as text. */
export function llmsFull(content: Content, site: URL): string {
	const guides = [...content.articles.values()].map(
		({ id, data, body }) =>
			`## ${data.title}\n\nAddress: ${new URL(`/guides/${id}/`, site).href}\nReviewed: ${data.reviewed}\n\n${data.summary}\n\n${plainMarkdown(body, site)}`,
	);
	const causes = [...content.causes.values()].map(({ id, data }) => {
		const steps = data.steps.map((step, index) => `${index + 1}. ${oneLine(step)}`).join('\n');
		return `## ${data.title}\n\nAddress: ${new URL(`/causes/${id}/`, site).href}\nReviewed: ${data.reviewed}\nWho can act: ${data.whoCanAct}\n\n${oneLine(data.summary)}\n\n${steps}`;
	});
	return `${intro(content.site.data.name)}\n${[...guides, ...causes].join('\n\n')}\n`;
}

/** A guide's MDX without its components, headings one level down, links with their whole address. */
function plainMarkdown(body: string, site: URL): string {
	return body
		.split(/(^```[\s\S]*?^```$)/m)
		.map((part, index) =>
			index % 2 === 1
				? part
				: part
						.replace(/^<\/?[A-Z]\w*(?:\s[^<>]*)?\/?>\n?/gm, '')
						.replace(/^(#+) /gm, '#$1 ')
						.replace(/\]\((\/[^)\s]*)\)/g, (_, path: string) => `](${new URL(path, site).href})`)
						.replace(/\n{3,}/g, '\n\n'),
		)
		.join('')
		.trim();
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
