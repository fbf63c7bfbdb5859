/** How to ask one mail service to lift a block, for the troubleshooter's last page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../../site/content.ts';
import type { ProviderView } from '../../../troubleshooter/types.ts';

export const getStaticPaths = (() =>
	[...content().providers.keys()].map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
	const id = params['id'] ?? '';
	const entry = content().providers.get(id);
	if (!entry) return new Response(null, { status: 404 });
	const { name, delist, checked } = entry.data;
	const view: ProviderView = {
		id,
		name,
		route: delist.route,
		url: delist.url ?? null,
		email: delist.email ?? null,
		prefill: delist.prefill ?? null,
		fields: delist.fields,
		who: delist.who,
		needs: delist.needs,
		responseTime: delist.responseTime ?? null,
		firstAnswer: delist.firstAnswer ?? null,
		escalation: delist.escalation ?? null,
		instead: delist.instead ?? null,
		language: delist.language ?? null,
		checked,
	};
	return Response.json(view);
};
