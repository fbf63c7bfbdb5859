import type { Content } from '../../schema/load.ts';
import { type CodeMap, type CodePage, codeKey } from './codes.ts';

/** A code that a mail service made up itself: `S3140`, `TSS04`, `SC-001`, `BL000010`, `AS(48)`. */
const ownCode = /(?<![\w.])(?:[A-Z]{1,4}-?\d{2,8}|AS\(\d+\)|[A-Z]{2}\d{2}-?[A-Z]{2}\d*)(?![\w.])/g;
/** The same standing alone in brackets, as it does in a whole reply: `(S3140)`, `[TSS04]`. */
const bracketed = /[([]([A-Z]{1,4}-?\d{2,8}|AS\(\d+\))[)\]]/g;
const notCodes = /^(RFC|UTF|IPV|SHA|MD|TLS|X|V)-?\d+$/;
/** A code with a running number, as the notes explain it: `AS(...)` stands for `AS(48)` and all others. */
const numbered = /(?<![\w.])([A-Z]{1,4})\((?:\.{3}|…|n+)\)/g;
/** An enhanced status, or a range of the last number: `5.7.606-649`. */
const ownStatus = /(?<![\d.])([245]\.\d{1,3}\.)(\d{1,3})(?:-(?:[245]\.\d{1,3}\.)?(\d{1,3}))?(?![\d.])/g;
/** Longest range that is written out; a longer one is a slip of the pen. */
const maxRange = 1000;

/**
 * The code map from the content. Where several pages claim a code: guides first (their `codes` say so), then the code's
 * own page, then blocklists by zone, then mail services that write it.
 */
export function buildCodeMap(content: Content): CodeMap {
	const pages: CodePage[] = [];
	const codes: Record<string, number[]> = {};
	const add = (page: CodePage, keys: Iterable<string>) => {
		const place = pages.length;
		const wanted = new Set([...keys].map(codeKey).filter((key) => key !== ''));
		if (wanted.size === 0) return;
		pages.push(page);
		for (const key of wanted) codes[key] = [...(codes[key] ?? []), place];
	};
	for (const { id, data } of content.articles.values()) {
		add({ url: `/guides/${id}/`, title: data.title, kind: 'guide' }, data.codes);
	}
	const codePages = new Set<string>();
	for (const { id, data } of content.codes.values()) {
		const keys = data.classes.map((digit) => data.code.replace('x', digit));
		for (const key of keys) codePages.add(key);
		add({ url: `/codes/${id}/`, title: `${keys.at(-1)} ${data.title}`, kind: 'code' }, keys);
	}
	for (const { id, data } of content.blocklists.values()) {
		const zones = data.zones.map(({ zone }) => zone);
		add({ url: `/blocklists/${id}/`, title: data.name, kind: 'blocklist' }, [...zones, id, data.name]);
	}
	const providers = [...content.providers.values()].sort((a, b) => standing(b.data) - standing(a.data));
	for (const { id, data } of providers) {
		const keys = data.phrases.flatMap((phrase) => [
			...providerCodes(
				[phrase.code ?? '', phrase.meaning, ...[phrase.match].flat()].join('\n'),
				phrase.sample,
			),
			...statuses(phrase.code ?? '').filter((key) => !codePages.has(key)),
		]);
		const families = [...data.notes.join('\n').matchAll(numbered)].map(([, letters]) => `${letters}.n`);
		add({ url: `/providers/${id}/`, title: data.name, kind: 'provider' }, [
			...keys,
			...families,
			id,
			data.name,
		]);
	}
	return { pages, codes };
}

/** Which of two services a shared code leads to first: the fully described one, then the one used all over the world. */
function standing({ depth, region }: { depth: string; region: string }): number {
	return (depth === 'deep' ? 2 : 0) + (region === 'global' ? 1 : 0);
}

/** The service's own codes in what the docs team wrote about a phrase, and those in brackets in its sample. */
export function providerCodes(text: string, sample: string): string[] {
	const found = [...text.matchAll(ownCode)].map(([code]) => code);
	found.push(...[...sample.matchAll(bracketed)].flatMap(([, code]) => code ?? []));
	return found.filter((code) => !notCodes.test(code));
}

/** Enhanced status codes in a text, ranges written out. */
export function statuses(text: string): string[] {
	return [...text.matchAll(ownStatus)].flatMap(([, head, first, last]) => {
		const from = Number(first);
		const to = last === undefined ? from : Number(last);
		if (to < from || to - from > maxRange) return [`${head}${from}`];
		return Array.from({ length: to - from + 1 }, (_, step) => `${head}${from + step}`);
	});
}
