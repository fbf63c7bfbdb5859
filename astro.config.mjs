import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { authorsPage } from './src/site/integrations/authors-page.ts';
import { contentSecurityPolicy } from './src/site/integrations/csp.ts';
import { pagefindIndex } from './src/site/integrations/pagefind-index.ts';
import { plainImports } from './src/site/integrations/plain-imports.ts';
import { siteColours } from './src/site/integrations/site-colours.ts';
import { readSite } from './src/site/integrations/site-config.ts';
import { ticketNotice } from './src/site/integrations/ticket-notice.ts';
import { tightPolicy } from './src/site/integrations/tight-policy.ts';
import { alerts } from './src/site/markdown/alerts.ts';
import { tableCorners, tables } from './src/site/markdown/tables.ts';

const site = readSite();

/** Modules that every first view of an island needs: one file for each group, where each module would be a request of its own. */
const groups = [
	{ name: 'preact', test: /node_modules[\\/]preact[\\/](dist|hooks|jsx-runtime)[\\/]/ },
	{ name: 'way', test: /src[\\/](flow[\\/]|troubleshooter[\\/]facts)/ },
];

export default defineConfig({
	site: site.url,
	output: 'static',
	trailingSlash: 'always',
	build: { inlineStylesheets: 'never' },
	devToolbar: { enabled: false },
	security: { csp: contentSecurityPolicy(site) },
	markdown: {
		// Shiki writes style attributes, which the policy refuses.
		syntaxHighlight: false,
		processor: satteri({
			mdastPlugins: [alerts, tables],
			hastPlugins: [tableCorners],
			// Quoted bounces must stay as the server wrote them; directives swallow text like `status:bounced`.
			features: { smartPunctuation: false, directive: false },
		}),
	},
	integrations: [mdx(), preact(), authorsPage(), tightPolicy(), pagefindIndex(), ticketNotice(site)],
	vite: {
		plugins: [siteColours(site.colours), plainImports()],
		build: { assetsInlineLimit: 0 },
		// Known at build time, so that the pages of a host without the service carry none of its code.
		define: { 'import.meta.env.SERVICE_URL': JSON.stringify(site.service?.url ?? null) },
		environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } } },
	},
});
