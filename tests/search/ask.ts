/** Asks the built site's search as the reader's box does: a pasted bounce goes to the troubleshooter, all else is searched. */
import { looksLikeBounce } from '../../src/site/search/pasted.ts';
import { serveToEngine } from './node-site.ts';
import type { Answered, Query } from './queries.ts';

/** How many places of the list count. */
const shown = 3;

/** The first addresses that the search of the site built in `folder` lists for each query. */
export async function askAll(queries: readonly Query[], folder: string): Promise<readonly Answered[]> {
	const stop = serveToEngine(folder);
	try {
		const { search } = await import('../../src/site/search/engine.ts');
		const answers: Answered[] = [];
		for (const query of queries) {
			const { hits, reply, complete } = await search(query.words, shown);
			if (!complete) throw new Error(`${folder} has no search index: run "npm run build" first`);
			const pages = hits.map(({ url }) => url);
			const found = looksLikeBounce(query.words) ? ['/fix/'] : reply ? ['/fix/', ...pages] : pages;
			answers.push({ query, found: found.slice(0, shown) });
		}
		return answers;
	} finally {
		stop();
	}
}
