/** What pages read: all of `content/`, and the white label. */
import { type Content, loadContent } from '../schema/load.ts';

let cached: { content: Content; at: number } | undefined;

/** In dev the entries are read again after this long, so that a saved file shows. */
const devLifetimeMs = 500;

/** Everything in `content/`, read once per build (in dev: anew for each page). */
export function content(): Content {
	const stale = import.meta.env.DEV && cached !== undefined && Date.now() - cached.at > devLifetimeMs;
	if (cached === undefined || stale) cached = { content: loadContent(), at: Date.now() };
	return cached.content;
}

/** The white label: name, colours, ticket channels, live chat, services, resolvers. */
export function siteSettings(): Content['site']['data'] {
	return content().site.data;
}
