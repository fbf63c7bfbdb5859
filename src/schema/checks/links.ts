import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../load.ts';
import { type Check, type Context, everyEntry, everyString } from './context.ts';
import { didYouMean } from './nearest.ts';
import { type Prose, type ProseLink, readProse } from './prose.ts';
import { routesOf } from './routes.ts';

/** Labels that say nothing when a screen reader lists the links of a page (WCAG 2.4.4). */
const vague = new Set(
	['here', 'click here', 'this', 'this page', 'this link', 'link', 'read more', 'more', 'learn more'].concat(
		'',
	),
);

/** Links in articles and in the prose of every entry: they lead somewhere, and their label says where. */
export const links: Check = (context) => {
	const problems: Problem[] = [];
	const pages = new Map<string, Prose>();
	for (const { id, body, file } of context.content.articles.values())
		pages.set(`/guides/${id}/`, readProse(body, file.endsWith('.mdx') ? 'mdx' : 'md'));
	const judge = judgeOf(context, pages);

	for (const { id, file, bodyLine } of context.content.articles.values()) {
		const page = `/guides/${id}/`;
		const prose = pages.get(page);
		if (prose?.error)
			problems.push({
				file,
				line: bodyLine + prose.error.line - 1,
				message: `This is not valid MDX: ${prose.error.message}`,
				fix: 'close the tag or brace, or put `<` and `{` into code marks',
			});
		for (const link of prose?.links ?? [])
			problems.push(
				...judge(link, page).map((found) => ({ file, line: bodyLine + link.line - 1, ...found })),
			);
	}

	for (const entry of everyEntry(context))
		for (const { text, path } of everyString(entry.data)) {
			if (!text.includes('](')) continue;
			const line = entry.lineOf(path);
			for (const link of readProse(text, 'md').links)
				problems.push(...judge(link, null).map((found) => ({ file: entry.file, line, ...found })));
		}
	return problems;
};

type Finding = Pick<Problem, 'message' | 'fix'>;

function judgeOf(context: Context, pages: ReadonlyMap<string, Prose>) {
	const routes = routesOf(context);
	return (link: ProseLink, page: string | null): Finding[] => {
		const found: Finding[] = [];
		const label = link.label.trim().toLowerCase();
		if (link.label !== '' && vague.has(label))
			found.push({
				message: `The link label "${link.label}" does not say where it leads`,
				fix: 'use the name of the page it leads to as the label',
			});
		const wrong = address(link.href, page, routes, pages, context.root);
		return wrong ? [...found, wrong] : found;
	};
}

function address(
	href: string,
	page: string | null,
	routes: ReadonlySet<string>,
	pages: ReadonlyMap<string, Prose>,
	root: string,
): Finding | null {
	if (/^(https?:\/\/|mailto:|tel:)/.test(href)) return null;
	const [, path = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
	if (path !== '' && !path.startsWith('/'))
		return {
			message: `The link "${href}" depends on where it stands`,
			fix: 'begin it with / for a page of this site, or with https:// for one outside',
		};
	const target = path === '' ? page : path;
	if (target === null)
		return { message: `The link "${href}" has no page`, fix: 'write the page before the #' };
	if (!routes.has(target)) {
		if (/\.\w+$/.test(target) && existsSync(join(root, 'public', target))) return null;
		if (routes.has(`${target}/`))
			return { message: `The link "${href}" lacks the slash at its end`, fix: `write "${target}/"` };
		return {
			message: `The link "${href}" leads to no page`,
			fix: didYouMean(target, [...routes], 'name a page that exists, or add it'),
		};
	}
	const anchors = pages.get(target)?.anchors;
	if (anchor === undefined || anchors === undefined || anchors.includes(anchor)) return null;
	return {
		message: `The page ${target} has no heading "#${anchor}"`,
		fix: didYouMean(anchor, anchors, `use one of: ${anchors.join(', ')}`),
	};
}
