/** A flow as its pages show it: the host's services in place, Markdown as HTML, links to guides with their titles. */
import { markdownToHtml } from 'satteri';
import { withServices } from '../flow/services.ts';
import type { Flow, FlowNode } from '../flow/types.ts';
import type { Content } from '../schema/load.ts';
import type { FlowView, SiteView } from '../troubleshooter/types.ts';

const html = (markdown: string): string => markdownToHtml(markdown).html.trim();

/** The flow of that id for the pages and the island. Throws where it does not exist: a page asked for it by name. */
export function flowView(content: Content, id: string): FlowView {
	const entry = content.flows.get(id);
	if (!entry) throw new Error(`There is no flow content/flows/${id}.yaml`);
	const flow = withServices({ id, ...entry.data } as Flow, content.site.data.services);
	const articles = [
		...(content.articles.has(id) ? [id] : []),
		...Object.values(flow.nodes).flatMap((node) => articlesOf(node)),
	];
	return {
		flow: {
			...flow,
			nodes: Object.fromEntries(Object.entries(flow.nodes).map(([name, node]) => [name, withHtml(node)])),
		},
		articles: Object.fromEntries(
			articles.map((article) => [article, content.articles.get(article)?.data.title ?? article]),
		),
	};
}

function withHtml(node: FlowNode): FlowNode {
	return node.body === undefined ? node : { ...node, body: html(node.body) };
}

function articlesOf(node: FlowNode): readonly string[] {
	if (node.kind === 'outcome') return node.articles ?? [];
	if (node.kind === 'checklist') return node.items.flatMap(({ article }) => article ?? []);
	return [];
}

/** The flow without the words of its outcomes, for pages to carry; the island fetches those when an outcome is reached. */
export function slimView({ flow, articles }: FlowView): FlowView {
	const slim = (node: FlowNode): FlowNode =>
		node.kind === 'outcome'
			? {
					kind: 'outcome',
					title: node.title,
					whoCanAct: node.whoCanAct,
					actions: [],
					howLong: '',
					ifNever: '',
				}
			: node;
	const nodes = Object.entries(flow.nodes).map(([name, node]) => [name, slim(node)]);
	return { flow: { ...flow, nodes: Object.fromEntries(nodes) }, articles };
}

/** What of the white label the island needs. */
export function siteView(content: Content): SiteView {
	const { ticket, liveChat, resolvers, services } = content.site.data;
	const featured = [...content.providers]
		.filter(([, { data }]) => data.featured !== undefined)
		.sort(([, a], [, b]) => (a.data.featured ?? 0) - (b.data.featured ?? 0));
	return {
		channels: ticket,
		liveChat,
		resolvers,
		services: services.map(({ id, name }) => ({ id, name })),
		featured: featured.map(([id, { data }]) => ({ id, name: data.name })),
	};
}
