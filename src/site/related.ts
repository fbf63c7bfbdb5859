import type { Content } from '../schema/load.ts';

export interface Link {
	readonly href: string;
	readonly title: string;
	readonly summary: string;
}

const max = 4;

/**
 * Guides nearest to the guide `id`: by causes and codes they share (a shared cause counts 3, a shared code 2), then by
 * category; at most four, none that shares nothing.
 */
export function relatedGuides(content: Content, id: string): readonly Link[] {
	const own = content.articles.get(id)?.data;
	if (!own) return [];
	return [...content.articles.values()]
		.filter((other) => other.id !== id)
		.map((other) => ({
			other,
			score:
				3 * shared(own.causes, other.data.causes) +
				2 * shared(own.codes, other.data.codes) +
				Number(own.category === other.data.category),
		}))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || a.other.id.localeCompare(b.other.id))
		.slice(0, max)
		.map(({ other: { id: name, data } }) => ({
			href: `/guides/${name}/`,
			title: data.title,
			summary: data.summary,
		}));
}

function shared(a: readonly string[], b: readonly string[]): number {
	return a.filter((value) => b.includes(value)).length;
}
