import type { Entry, Problem } from '../load.ts';
import { at, type Check, type Context, type Kind } from './context.ts';
import { didYouMean } from './nearest.ts';

type Path = readonly PropertyKey[];

/** Every id that one entry uses to point at another one must lead somewhere. */
export const references: Check = (context) => {
	const { content } = context;
	const problems: Problem[] = [];
	const point = (entry: Entry<unknown>, path: Path, kind: Kind, id: string | undefined): void => {
		if (id === undefined || context.ids(kind).includes(id)) return;
		const fix = didYouMean(
			id,
			context.ids(kind),
			`add content/${kind}/${id}.${kind === 'articles' ? 'mdx' : 'yaml'}`,
		);
		problems.push(at(entry, path, `There is no ${singular[kind]} "${id}"`, fix));
	};

	for (const entry of content.articles.values())
		entry.data.causes.forEach((id, index) => {
			point(entry, ['causes', index], 'causes', id);
		});

	for (const entry of content.causes.values()) {
		point(entry, ['article'], 'articles', entry.data.article);
		point(entry, ['flow', 'id'], 'flows', entry.data.flow.id);
		problems.push(...flowNode(context, entry, entry.data.flow), ...phrases(entry, point));
	}

	for (const entry of content.codes.values()) {
		entry.data.causes.forEach((id, index) => {
			point(entry, ['causes', index], 'causes', id);
		});
		point(entry, ['verdict'], 'causes', entry.data.verdict);
	}

	for (const entry of content.providers.values()) {
		entry.data.blocklists.forEach((id, index) => {
			point(entry, ['blocklists', index], 'blocklists', id);
		});
		problems.push(...phrases(entry, point));
	}

	for (const entry of content.flows.values()) flow(entry, point);
	return problems;
};

const singular = {
	articles: 'article',
	causes: 'cause',
	codes: 'code',
	providers: 'provider',
	blocklists: 'blocklist',
	tools: 'tool',
	flows: 'flow',
} as const satisfies Record<Kind, string>;

type Point = (entry: Entry<unknown>, path: Path, kind: Kind, id: string | undefined) => void;

interface WithPhrases {
	readonly phrases: readonly {
		readonly cause: string;
		readonly blocklist?: string | undefined;
		readonly source?: string | undefined;
	}[];
	readonly sources?: readonly { readonly id?: string | undefined }[] | undefined;
}

function phrases(entry: Entry<WithPhrases>, point: Point): Problem[] {
	const ids = (entry.data.sources ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
	return entry.data.phrases.flatMap(({ cause, blocklist, source }, index) => {
		point(entry, ['phrases', index, 'cause'], 'causes', cause);
		point(entry, ['phrases', index, 'blocklist'], 'blocklists', blocklist);
		if (source === undefined || ids.includes(source)) return [];
		const fix = didYouMean(source, ids, `give one entry of "sources" in this file the id "${source}"`);
		return [at(entry, ['phrases', index, 'source'], `There is no source "${source}" in this file`, fix)];
	});
}

/** The node of a cause's flow; the flow itself is looked for elsewhere. */
function flowNode({ content }: Context, entry: Entry<unknown>, to: { id: string; node: string }): Problem[] {
	const flow = content.flows.get(to.id);
	if (!flow || Object.hasOwn(flow.data.nodes, to.node)) return [];
	const nodes = Object.keys(flow.data.nodes);
	const fix = didYouMean(to.node, nodes, `use one of: ${nodes.join(', ')}`);
	return [at(entry, ['flow', 'node'], `The flow "${to.id}" has no node "${to.node}"`, fix)];
}

type FlowEntry = Context['content']['flows'] extends ReadonlyMap<string, infer E> ? E : never;

function flow(entry: FlowEntry, point: Point): void {
	for (const [name, node] of Object.entries(entry.data.nodes)) {
		const path = ['nodes', name];
		if (node.kind === 'checklist')
			node.items.forEach((item, index) => {
				point(entry, [...path, 'items', index, 'article'], 'articles', item.article);
			});
		else if (node.kind === 'outcome')
			(node.articles ?? []).forEach((id, index) => {
				point(entry, [...path, 'articles', index], 'articles', id);
			});
		else
			node.options.forEach(({ when }, index) => {
				const list = Array.isArray(when);
				(list ? when : [when ?? {}]).forEach((facts, nth) => {
					const base = [...path, 'options', index, 'when', ...(list ? [nth] : [])];
					facts.cause?.forEach((id, at) => {
						point(entry, [...base, 'cause', at], 'causes', id);
					});
					facts.provider?.forEach((id, at) => {
						point(entry, [...base, 'provider', at], 'providers', id);
					});
					facts.blocklist?.forEach((id, at) => {
						point(entry, [...base, 'blocklist', at], 'blocklists', id);
					});
				});
			});
	}
}
