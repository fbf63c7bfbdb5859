import type { AstroIntegration } from 'astro';

/** Address of the page for writers. */
export const AUTHORS_PAGE = '/authors/flows/';

/** In `astro dev` only: a page that draws every flow from its file. A built site does not have it. */
export function authorsPage(): AstroIntegration {
	return {
		name: 'authors-page',
		hooks: {
			'astro:config:setup': ({ command, injectRoute }) => {
				if (command !== 'dev') return;
				injectRoute({ pattern: AUTHORS_PAGE, entrypoint: './src/site/authors/flows.astro', prerender: true });
			},
		},
	};
}
