/** Words for the ids that the troubleshooter shows; fetched with the rules, when a bounce is read. */
import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import type { Names } from '../../troubleshooter/types.ts';

export const GET: APIRoute = () => {
	const { causes, providers, blocklists } = content();
	const names: Names = {
		causes: Object.fromEntries(
			[...causes].map(([id, { data }]) => [
				id,
				{
					title: data.title,
					summary: data.summary,
					firstStep: data.firstStep,
					stoppedAt: data.stoppedAt,
					entry: `${data.flow.id}/${data.flow.node}`,
				},
			]),
		),
		providers: Object.fromEntries([...providers].map(([id, { data }]) => [id, data.name])),
		blocklists: Object.fromEntries([...blocklists].map(([id, { data }]) => [id, data.name])),
	};
	return Response.json(names);
};
