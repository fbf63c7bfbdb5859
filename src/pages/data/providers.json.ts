/**
 * How to ask each mail service to lift a block, for the troubleshooter's last page. One file for all: which service a
 * reader's mail came back from is nothing that a request should tell.
 */
import type { APIRoute } from 'astro';
import { content } from '../../site/content.ts';
import type { ProviderView } from '../../troubleshooter/types.ts';

export const GET: APIRoute = () => {
	const views = [...content().providers].map(([id, { data }]): [string, ProviderView] => {
		const { name, delist, checked } = data;
		return [
			id,
			{
				id,
				name,
				route: delist.route,
				url: delist.url ?? null,
				email: delist.email ?? null,
				prefill: delist.prefill ?? null,
				lookup: delist.lookup ?? null,
				fields: delist.fields,
				who: delist.who,
				needs: delist.needs,
				responseTime: delist.responseTime ?? null,
				firstAnswer: delist.firstAnswer ?? null,
				escalation: delist.escalation ?? null,
				instead: delist.instead ?? null,
				language: delist.language ?? null,
				checked,
			},
		];
	});
	return Response.json(Object.fromEntries(views));
};
