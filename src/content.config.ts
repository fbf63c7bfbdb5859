import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { article } from './schema/article.ts';
import { dataSchemas } from './schema/load.ts';
import { dataLoader } from './site/integrations/data-loader.ts';

/** Guides are Markdown, read by Astro; every other kind comes through the one loader that the tests use too. */
export const collections = {
	articles: defineCollection({
		loader: glob({ base: './content/articles', pattern: '**/[^_]*.{md,mdx}' }),
		schema: article,
	}),
	causes: defineCollection({ loader: dataLoader('causes'), schema: dataSchemas.causes }),
	codes: defineCollection({ loader: dataLoader('codes'), schema: dataSchemas.codes }),
	providers: defineCollection({ loader: dataLoader('providers'), schema: dataSchemas.providers }),
	blocklists: defineCollection({ loader: dataLoader('blocklists'), schema: dataSchemas.blocklists }),
	tools: defineCollection({ loader: dataLoader('tools'), schema: dataSchemas.tools }),
	flows: defineCollection({ loader: dataLoader('flows'), schema: dataSchemas.flows }),
};
