import type { DatedPage } from './changes.ts';
import { escapeXml } from './xml.ts';

/** Entries of the feed; readers ask for it often. */
const maxEntries = 60;

/** A feed of changes (Atom, RFC 4287). `pages`: newest first. */
export function atomFeed(pages: readonly DatedPage[], name: string, site: URL): string {
	const address = (path: string) => escapeXml(new URL(path, site).href);
	const time = (day: string) => `${day}T00:00:00Z`;
	const entries = pages.slice(0, maxEntries).map(
		({ path, title, summary, kind, day }) => `<entry>
<title>${escapeXml(title)}</title>
<link href="${address(path)}"/>
<id>${address(path)}</id>
<updated>${time(day)}</updated>
<category term="${kind}"/>
<summary>${escapeXml(summary)}</summary>
</entry>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>${escapeXml(`${name}: what was reviewed`)}</title>
<link href="${address('/')}"/>
<link rel="self" type="application/atom+xml" href="${address('/feed.xml')}"/>
<id>${address('/')}</id>
<updated>${time(pages[0]?.day ?? '1970-01-01')}</updated>
<author><name>${escapeXml(name)}</name></author>
${entries.join('\n')}
</feed>
`;
}
