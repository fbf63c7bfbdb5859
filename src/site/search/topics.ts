/** What each page is about, in the words people use for it: decides which page comes first. */
import { nearest } from './spelling.ts';
import { formOf, isFiller, knownWords, partsOf, wordsOf } from './words.ts';

/** One page of `/data/topics.json`. */
export interface Topic {
	readonly url: string;
	readonly title: string;
	/** Key of `kindNames`. */
	readonly kind: string;
	readonly summary: string;
	/** What it is called: names, domains, host names. */
	readonly names?: readonly string[];
	/** Other words people search for; each a word or a turn of speech. */
	readonly keywords?: readonly string[];
	/** How much the page is wanted beside others of equal fit; 1 where left out. */
	readonly weight?: number;
}

export interface Ranked {
	readonly topic: Topic;
	/** 0 and up; only its order and its share of the best count. */
	readonly score: number;
}

/** How much a word counts by where the page says it. */
const inName = 3.6;
const inKeyword = 2.6;
const inTitle = 2.2;
const inSummary = 1;
/** A page that is called just this, or has just these keywords. */
const sameTitle = 4.6;
const sameName = 4;
const sameKeyword = 2.5;
/** A name or keyword that stands whole in the question, among other words. */
const wholeName = 1.2;
const again = 0.15;
/** A word that was meant, but not written so. */
const doubt = 0.75;

interface Entry {
	readonly topic: Topic;
	readonly words: ReadonlyMap<string, number>;
	/** Turns of speech, and what each is worth where nothing else is asked. */
	readonly phrases: readonly { readonly forms: readonly string[]; readonly same: number }[];
}

/** Forms that a word of the question stands for, each with how sure that is, 0 to 1. */
type Meant = ReadonlyMap<string, number>;

/** A function that ranks the topics for a question, best first, those with no word in common left out. */
export function createTopicFinder(topics: readonly Topic[]): (query: string) => readonly Ranked[] {
	const known = new Set(knownWords);
	const entries = topics.map((topic) => toEntry(topic, known));
	const counts = new Map<string, number>();
	for (const { words } of entries)
		for (const form of words.keys()) counts.set(form, (counts.get(form) ?? 0) + 1);
	const rarity = (form: string) => Math.log(1 + topics.length / (counts.get(form) ?? 0.5));
	const spelt = [...known].filter((text) => /^[a-z-]+$/.test(text) && !isFiller(text));
	return (query) => {
		const asked = meanings(query, known, spelt).map((meant) => ({
			meant,
			rarity: Math.max(...[...meant.keys()].map((form) => (counts.has(form) ? rarity(form) : 2))),
		}));
		if (asked.length === 0) return [];
		const whole = asked.reduce((sum, one) => sum + one.rarity, 0);
		const forms = new Set(asked.flatMap(({ meant }) => [...meant.keys()]));
		return entries
			.map(({ topic, words, phrases }) => {
				let found = 0;
				let covered = 0;
				for (const { meant, rarity: rare } of asked) {
					let best = 0;
					let sure = 0;
					for (const [form, certainty] of meant) {
						const weight = words.get(form) ?? 0;
						if (weight * certainty > best) [best, sure] = [weight * certainty, certainty];
					}
					found += best * rare;
					covered += sure * rare;
				}
				if (found === 0) return { topic, score: 0 };
				let bonus = 0;
				for (const { forms: phrase, same } of phrases) {
					if (phrase.length === 0 || !phrase.every((form) => forms.has(form))) continue;
					const mass = phrase.reduce((sum, form) => sum + rarity(form), 0);
					bonus = Math.max(bonus, mass * (phrase.length === asked.length ? same : wholeName));
				}
				return { topic, score: (found + bonus) * (0.35 + covered / whole) * (topic.weight ?? 1) };
			})
			.filter(({ score }) => score > 0)
			.sort((a, b) => b.score - a.score);
	};
}

function toEntry(topic: Topic, known: Set<string>): Entry {
	const words = new Map<string, number>();
	const put = (text: string, weight: number) => {
		known.add(text);
		const form = formOf(text);
		const before = words.get(form) ?? 0;
		// Said twice, in the title and in a keyword, it is meant a little more.
		words.set(form, Math.max(before, weight) + again * Math.min(before, weight));
	};
	const add = (text: string, weight: number) => {
		const all = wordsOf(text).filter((one) => !isFiller(one));
		for (const one of all) {
			put(one, weight);
			for (const part of partsOf(one)) if (part.length > 2) put(part, weight * 0.6);
		}
		return all.map(formOf);
	};
	const phrases = [
		...(topic.names ?? []).map((name) => ({ forms: add(name, inName), same: sameName })),
		...(topic.keywords ?? []).map((keyword) => ({ forms: add(keyword, inKeyword), same: sameKeyword })),
		{ forms: add(topic.title, inTitle), same: topic.names ? sameTitle : sameKeyword },
	];
	add(topic.summary, inSummary);
	return { topic, words, phrases };
}

/** What each word of the question may mean; fillers are left out unless nothing else is asked. */
function meanings(query: string, known: ReadonlySet<string>, spelt: readonly string[]): readonly Meant[] {
	const all = wordsOf(query);
	const telling = all.filter((one) => !isFiller(one));
	const words = telling.length > 0 ? telling : all;
	const found: Map<string, number>[] = [];
	for (let at = 0; at < words.length; at++) {
		const text = words[at] ?? '';
		const next = words[at + 1];
		const together =
			next === undefined
				? undefined
				: [`${text}${next}`, `${text}.${next}`, `${text}-${next}`].find((one) => known.has(one));
		if (together !== undefined && !(known.has(text) && known.has(next ?? '') && together.length < 6)) {
			found.push(
				new Map([
					[formOf(together), 1],
					[formOf(text), 0.5],
				]),
			);
			found.push(
				new Map([
					[formOf(together), 1],
					[formOf(next ?? ''), 0.5],
				]),
			);
			at++;
			continue;
		}
		found.push(meaning(text, known, spelt, at === words.length - 1));
	}
	return found;
}

function meaning(
	text: string,
	known: ReadonlySet<string>,
	spelt: readonly string[],
	last: boolean,
): Map<string, number> {
	if (known.has(text)) return new Map([[formOf(text), 1]]);
	const form = formOf(text);
	const parts = partsOf(text).filter((part) => known.has(part) && part.length > 2);
	if (parts.length > 0) return new Map(parts.map((part) => [formOf(part), doubt]));
	// The last word may still be on its way: what begins like it is meant.
	const begun = last && text.length > 2 ? spelt.filter((other) => other.startsWith(text)) : [];
	const others = begun.length > 0 ? begun : nearest(text, spelt);
	return new Map([[form, 1], ...others.map((other) => [formOf(other), doubt] as const)]);
}
