import type { Context } from './context.ts';

/** Pages that are there whatever `content/` holds. */
const fixed = [
	'/',
	'/guides/',
	'/fix/',
	'/providers/',
	'/blocklists/',
	'/blocklist-check/',
	'/causes/',
	'/codes/',
	'/tools/',
	'/ticket/',
	'/search/',
	'/open-data/',
	'/privacy/',
];

/** Every page that a text may link to, with its trailing slash. */
export function routesOf({ content, ids }: Context): Set<string> {
	const pages = (['providers', 'blocklists', 'causes', 'codes'] as const).flatMap((kind) =>
		ids(kind).map((id) => `/${kind}/${id}/`),
	);
	const guides = ids('articles').map((id) => `/guides/${id}/`);
	const flows = [...content.flows.values()].flatMap(({ id, data }) => [
		`/fix/${id}/`,
		...Object.keys(data.nodes).map((node) => `/fix/${id}/${node}/`),
	]);
	return new Set([...fixed, ...guides, ...pages, ...flows]);
}
