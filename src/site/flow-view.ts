/** A flow as its pages show it: the host's services in place, Markdown as HTML, links to guides with their titles. */
import { markdownToHtml } from 'satteri';
import { bookOf } from '../flow/book.ts';
import { withServices } from '../flow/services.ts';
import type { Flow, FlowNode } from '../flow/types.ts';
import type { Content } from '../schema/load.ts';
import type { FlowView, SiteView } from '../troubleshooter/types.ts';

const html = (markdown: string): string => markdownToHtml(markdown).html.trim();

/** Where readers begin who have no message at hand: its flow leads the book of all flows. */
export const MAIN_FLOW = '550-5-7-1';

/** The flow of that id for its pages. Throws where it does not exist: a page asked for it by name. */
export function flowView(content: Content, id: string): FlowView {
	return viewOf(content, [id]);
}

/** All flows in one, for the island: which of them a bounce leads to is nothing that a request should tell. */
export function wholeView(content: Content): FlowView {
	return viewOf(content, [MAIN_FLOW, ...[...content.flows.keys()].filter((id) => id !== MAIN_FLOW)]);
}

function viewOf(content: Content, ids: readonly string[]): FlowView {
	const flows = ids.map((id) => flowOf(content, id));
	const articles = [
		...ids.filter((id) => content.articles.has(id)),
		...flows.flatMap(({ nodes }) => Object.values(nodes).flatMap((node) => articlesOf(node))),
	];
	const [first, ...others] = flows;
	if (!first) throw new Error('There is no flow');
	return {
		flow: bookOf(first, ...others),
		articles: Object.fromEntries(
			articles.map((article) => [article, content.articles.get(article)?.data.title ?? article]),
		),
	};
}

function flowOf(content: Content, id: string): Flow {
	const entry = content.flows.get(id);
	if (!entry) throw new Error(`There is no flow content/flows/${id}.yaml`);
	const flow = withServices({ id, ...entry.data } as Flow, content.site.data.services);
	const nodes = Object.entries(flow.nodes).map(([name, node]) => [name, withHtml(node)]);
	return { ...flow, nodes: Object.fromEntries(nodes) };
}

function withHtml(node: FlowNode): FlowNode {
	return node.body === undefined ? node : { ...node, body: html(node.body) };
}

function articlesOf(node: FlowNode): readonly string[] {
	if (node.kind === 'outcome') return node.articles ?? [];
	if (node.kind === 'checklist') return node.items.flatMap(({ article }) => article ?? []);
	return [];
}

/**
 * The flow without the words of its outcomes and requests, for pages to carry; the island fetches those when an outcome
 * is reached.
 */
export function slimView({ flow, articles }: FlowView): FlowView {
	const nodes = Object.entries(flow.nodes).map(([name, node]) => [name, slim(node)]);
	return { flow: { ...flow, nodes: Object.fromEntries(nodes), partial: true }, articles };
}

function slim(node: FlowNode): FlowNode {
	if (node.kind === 'checklist')
		return { ...node, items: node.items.map(({ doneIn: _, ...item }) => ({ ...item, done: '' })) };
	if (node.kind !== 'outcome') return node;
	const { kind, title, whoCanAct } = node;
	return { kind, title, whoCanAct, actions: [], howLong: '', ifNever: '' };
}

/** What of the white label the island needs. */
export function siteView(content: Content): SiteView {
	const { ticket, liveChat, resolvers, service, services } = content.site.data;
	const featured = [...content.providers]
		.filter(([, { data }]) => data.featured !== undefined)
		.sort(([, a], [, b]) => (a.data.featured ?? 0) - (b.data.featured ?? 0));
	return {
		channels: ticket,
		liveChat,
		// Absent where there is none: every page of the flow carries this.
		...(service && { service }),
		resolvers,
		services: services.map(({ id, name }) => ({ id, name })),
		featured: featured.map(([id, { data }]) => ({ id, name: data.name })),
	};
}
