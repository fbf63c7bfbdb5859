/** How to get off each blocklist, for the troubleshooter's last page; one file for all, as with the mail services. */
import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import type { BlocklistView } from '../../troubleshooter/types.ts';

export const GET: APIRoute = () => {
	const views = [...content().blocklists].map(([id, { data }]): [string, BlocklistView] => {
		const { name, removal, checked, zones } = data;
		return [
			id,
			{
				id,
				name,
				route: removal.route,
				holds: zones.length > 0 && zones.every(({ lists }) => lists === 'domain') ? 'domain' : 'ip',
				url: removal.url ?? null,
				prefill: removal.prefill ?? null,
				email: removal.email ?? null,
				steps: removal.steps,
				expires: removal.expires ?? null,
				costWarning: removal.costWarning ?? null,
				howLong: removal.howLong ?? null,
				checked,
			},
		];
	});
	return Response.json(Object.fromEntries(views));
};
