/** How to get off one blocklist, for the troubleshooter's last page. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../../site/content.ts';
import type { BlocklistView } from '../../../troubleshooter/types.ts';

export const getStaticPaths = (() =>
	[...content().blocklists.keys()].map((id) => ({ params: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
	const id = params['id'] ?? '';
	const entry = content().blocklists.get(id);
	if (!entry) return new Response(null, { status: 404 });
	const { name, removal, checked } = entry.data;
	const view: BlocklistView = {
		id,
		name,
		route: removal.route,
		url: removal.url ?? null,
		prefill: removal.prefill ?? null,
		email: removal.email ?? null,
		steps: removal.steps,
		expires: removal.expires ?? null,
		costWarning: removal.costWarning ?? null,
		howLong: removal.howLong ?? null,
		checked,
	};
	return Response.json(view);
};
