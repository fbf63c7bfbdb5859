import type { Problem } from '../load.ts';
import { at, type Check, everyEntry, everyString } from './context.ts';
import { readProse } from './prose.ts';

/** Facts from outside carry a source and a day, and every day exists. */
export const sources: Check = (context) => [
	...articles(context),
	...causesAndFlows(context),
	...withoutSource(context),
	...everyEntry(context).flatMap((entry) =>
		[...everyString(entry.data)]
			.filter(({ path }) => ['reviewed', 'checked'].includes(String(path.at(-1))) && path.length === 1)
			.filter(({ text }) => !isDay(text))
			.map(({ text, path }) =>
				at(entry, path, `There is no day ${text}`, 'write a day that exists, as YYYY-MM-DD'),
			),
	),
];

const articles: Check = ({ content }) =>
	[...content.articles.values()].flatMap((entry): Problem[] => {
		const named = entry.data.sources.flatMap(({ url }) => (url === null ? [] : [new URL(url).hostname]));
		const undated = entry.data.sources.flatMap(({ url, date }, index) =>
			url !== null && date === null
				? [
						at(
							entry,
							['sources', index],
							`The source ${url} has no date`,
							'add "date:" with the source\'s own date, or the day you read it',
						),
					]
				: [],
		);
		const { links } = readProse(entry.body, entry.file.endsWith('.mdx') ? 'mdx' : 'md');
		const unnamed = links
			.filter(({ href }) => /^https?:/.test(href) && !named.includes(hostOf(href)))
			.map(({ href, line }) => ({
				file: entry.file,
				line: entry.bodyLine + line - 1,
				message: `The text links to ${href}, which is not among the sources`,
				fix: 'add it under "sources" in the front matter, with title and date',
			}));
		return [...undated, ...unnamed];
	});

/** Every page says where its facts come from: guides themselves, causes by their guide. The other kinds must by schema. */
const withoutSource: Check = ({ content }) => [
	...[...content.articles.values()]
		.filter(({ data }) => data.sources.length === 0)
		.map((entry) =>
			at(entry, ['sources'], 'The guide names no source', 'add "sources" with url, title and date'),
		),
	...[...content.causes.values()]
		.filter(({ data }) => {
			// A guide that is not there, or has no source, is reported for itself.
			return !data.sources && data.article === undefined;
		})
		.map((entry) =>
			at(
				entry,
				['article'],
				'The cause names neither a source nor a guide',
				'add "sources" with url, title and date, or "article" with the guide that says more',
			),
		),
];

/** Kinds that may go without sources as long as they name no address outside. The others must have them by schema. */
const causesAndFlows: Check = ({ content }) =>
	[...content.causes.values(), ...content.flows.values()].flatMap((entry) =>
		'sources' in entry.data && entry.data.sources
			? []
			: [...everyString(entry.data)]
					.filter(({ text, path }) => !path.includes('phrases') && /\]\(https?:/.test(text))
					.map(({ path }) =>
						at(
							entry,
							path,
							'The text links outside, and this file has no source',
							'link to a page of this site that has sources, or add "sources" where the kind has them',
						),
					),
	);

function hostOf(href: string): string {
	return URL.canParse(href) ? new URL(href).hostname : '';
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
function isDay(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
