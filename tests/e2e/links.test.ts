import { builtFiles, isRedirect, readBuilt, toPath } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** Every link from one built page to another, its fragment included, leads somewhere. */

/** Attribute values are escaped in HTML. */
const decode = (value: string) =>
	value.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"');

test('no internal link is dead @once', () => {
	const pages = new Map(builtFiles('.html').map((file) => [toPath(file), readBuilt(file)]));
	const files = new Set(builtFiles('').map((file) => `/${file}`));
	const ids = new Map<string, Set<string>>();
	const idsOf = (path: string, html: string) => {
		const known =
			ids.get(path) ?? new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map((m) => m[1] ?? ''));
		ids.set(path, known);
		return known;
	};
	const dead: { target: string; on: string }[] = [];
	let links = 0;
	for (const [path, html] of pages) {
		const targets = [...html.matchAll(/<(?:a|area|link|form)\s[^>]*?\b(?:href|action)="([^"]*)"/g)];
		const refresh = isRedirect(html) ? [...html.matchAll(/content="\d+;\s*url=([^"]*)"/gi)] : [];
		for (const [, value = ''] of [...targets, ...refresh]) {
			const url = URL.parse(decode(value), `https://site.example${path}`);
			if (!url) dead.push({ target: `${value} (no address)`, on: path });
			else if (url.origin === 'https://site.example') {
				links++;
				const target = pages.get(url.pathname);
				if (target === undefined && !files.has(url.pathname)) dead.push({ target: value, on: path });
				else if (
					target &&
					url.hash &&
					!idsOf(url.pathname, target).has(decodeURIComponent(url.hash.slice(1)))
				)
					dead.push({ target: `${value} (no such place there)`, on: path });
			}
		}
	}
	expect(grouped(dead)).toEqual([]);
	expect(links, 'links were found at all').toBeGreaterThan(10);
});

/** One line per dead target: a link in the footer is dead once, not on each page. */
function grouped(dead: readonly { target: string; on: string }[]): string[] {
	const pages = Map.groupBy(dead, ({ target }) => target);
	return [...pages].map(([target, [first, ...more]]) => `${target} on ${first?.on} and ${more.length} more`);
}
