/** What the pages of mail services and causes show, worked out from the content. */
import type { z } from 'zod';
import type { Content, Entry } from '../schema/load.ts';
import type { provider } from '../schema/provider.ts';

export type Provider = z.output<typeof provider>;
type Cause = Content['causes'] extends ReadonlyMap<string, Entry<infer C>> ? C : never;

/** A sentence of a bounce, as a page shows it. */
export interface Sentence {
	readonly sample: string;
	/** The pieces of the sample that decide. */
	readonly pieces: readonly string[];
	readonly code: string | null;
	readonly meaning: string | null;
	readonly action: string | null;
	/** True where the sentence itself is not confirmed. */
	readonly unverified: boolean;
}

export interface SentenceGroup {
	readonly id: string;
	readonly title: string;
	readonly href: string;
	readonly who: Cause['whoCanAct'] | null;
	readonly hint: string | null;
	readonly sentences: readonly Sentence[];
}

interface Phrase {
	readonly match: string | readonly string[];
	readonly sample: string;
	readonly code?: string | undefined;
	readonly meaning?: string | undefined;
	readonly action?: string | undefined;
	readonly confidence?: string | undefined;
}

function toSentence(phrase: Phrase): Sentence {
	return {
		sample: phrase.sample,
		pieces: typeof phrase.match === 'string' ? [phrase.match] : phrase.match,
		code: phrase.code ?? null,
		meaning: phrase.meaning ?? null,
		action: phrase.action ?? null,
		unverified: phrase.confidence === 'unverified',
	};
}

/** A service's sentences by cause, the causes in the order in which the service's file first names them. */
export function sentencesByCause(content: Content, { phrases }: Provider): readonly SentenceGroup[] {
	const ids = [...new Set(phrases.map(({ cause }) => cause))];
	return ids.flatMap((id) => {
		const cause = content.causes.get(id)?.data;
		if (!cause) return [];
		return {
			id,
			title: cause.title,
			href: `/causes/${id}/`,
			who: cause.whoCanAct,
			hint: cause.firstStep,
			sentences: phrases.filter((phrase) => phrase.cause === id).map(toSentence),
		};
	});
}

/** The sentences of all services for one cause, fully described services first. */
export function sentencesByService(content: Content, cause: string): readonly SentenceGroup[] {
	return sentencesWhere(content, (phrase) => phrase.cause === cause);
}

/** The sentences of all services that fit, fully described services first. */
export function sentencesWhere(
	content: Content,
	fits: (phrase: Provider['phrases'][number]) => boolean,
): readonly SentenceGroup[] {
	return servicesByName(content)
		.sort((a, b) => Number(b.data.depth === 'deep') - Number(a.data.depth === 'deep'))
		.map(({ id, data }) => ({
			id,
			title: data.name,
			href: `/providers/${id}/`,
			who: null,
			hint: null,
			sentences: data.phrases.filter(fits).map(toSentence),
		}))
		.filter(({ sentences }) => sentences.length > 0);
}

/** General sentences of a cause, which any mail server may write. */
export function generalSentences({ phrases }: Cause): readonly Sentence[] {
	return phrases.map(toSentence);
}

export function servicesByName(content: Content): Entry<Provider>[] {
	return [...content.providers.values()].sort((a, b) => a.data.name.localeCompare(b.data.name, 'en'));
}

/** Codes that speak of the cause, as links. */
export function codesOfCause(content: Content, cause: string): readonly { href: string; label: string }[] {
	return [...content.codes.values()]
		.filter(({ data }) => data.verdict === cause || data.causes.includes(cause))
		.map(({ id, data }) => ({
			href: `/codes/${id}/`,
			label: data.classes.map((digit) => data.code.replace('x', digit)).join(' and '),
		}));
}

/** Blocklists that the service is known to use or whose name stands in its sentences, as far as they have a page. */
export function blocklistsOf(content: Content, { blocklists, phrases }: Provider) {
	const ids = new Set([...blocklists, ...phrases.flatMap(({ blocklist }) => blocklist ?? [])]);
	return [...ids].flatMap((id) => {
		const list = content.blocklists.get(id);
		return list ? [{ href: `/blocklists/${id}/`, title: list.data.name, summary: list.data.summary }] : [];
	});
}

/** Most related services that a page names. */
const maxRelated = 8;

/** Services that are mixed up with this one or stand behind it, then those that are asked at the same place. */
export function relatedServices(content: Content, id: string) {
	const own = content.providers.get(id)?.data;
	if (!own) return [];
	const samePlace = servicesByName(content)
		.filter(({ data }) => own.delist.url !== undefined && data.delist.url === own.delist.url)
		.map((service) => service.id);
	return [...new Set([...(own.related ?? []), ...samePlace])]
		.filter((other) => other !== id)
		.flatMap((other) => content.providers.get(other) ?? [])
		.slice(0, maxRelated)
		.map((service) => ({
			href: `/providers/${service.id}/`,
			title: service.data.name,
			summary: service.data.summary,
		}));
}

/** The page's heading: what happened, with the service's name. */
export function serviceHeading({ kind, name }: Provider): string {
	if (kind === 'gateway') return `${name} turned your mail back`;
	return kind === 'outbound-relay' ? `${name} stopped your mail` : `Mail to ${name} came back`;
}

/** The sample in runs, those that decide marked; letters compare without case. */
export function markedSample({ sample, pieces }: Sentence): readonly { text: string; decides: boolean }[] {
	const lower = sample.toLowerCase();
	const hits = pieces
		.map((piece) => ({ from: lower.indexOf(piece.toLowerCase()), length: piece.length }))
		.filter(({ from }) => from >= 0)
		.sort((a, b) => a.from - b.from);
	const runs: { text: string; decides: boolean }[] = [];
	let at = 0;
	for (const { from, length } of hits) {
		if (from < at) continue;
		runs.push({ text: sample.slice(at, from), decides: false });
		runs.push({ text: sample.slice(from, from + length), decides: true });
		at = from + length;
	}
	runs.push({ text: sample.slice(at), decides: false });
	return runs.filter(({ text }) => text !== '');
}
