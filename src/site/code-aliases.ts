/** Other addresses of code pages: every way in which servers and people write a code leads to its page. */
import type { Content } from '../schema/load.ts';
import { type Code, formsOf } from './code-pages.ts';

export interface CodeAlias {
	/** Last part of the address: `4-7-1`, `5.7.1`, `550-5.7.1`. */
	readonly name: string;
	/** The code page that it stands for. */
	readonly id: string;
}

/** The reply code that most often stands before an enhanced status of its class, whether or not a sample has it. */
const usual: Readonly<Record<string, string>> = { '4': '451', '5': '550' };

/** A reply code and a status as they stand side by side in replies: `550 5.7.1`, `550-5.7.1`, `452-4.2.2`. */
const pair = /(?<![\d.])([245]\d\d)[ -]#?([245]\.\d{1,3}\.\d{1,3})(?![\d.])/g;

/** Reply codes that mail services write before each status, by the samples of all phrases: `5.7.1` -> 550, 554. */
function repliesInSamples(content: Content): ReadonlyMap<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	for (const { data } of [...content.providers.values(), ...content.causes.values()])
		for (const { sample } of data.phrases)
			for (const [, reply = '', status = ''] of sample.matchAll(pair)) {
				if (reply[0] !== status[0]) continue;
				found.set(status, (found.get(status) ?? new Set()).add(reply));
			}
	return found;
}

/** All aliases, each name once and none that is a page itself. */
export function codeAliases(content: Content): CodeAlias[] {
	const replies = repliesInSamples(content);
	const aliases = new Map<string, string>();
	for (const { id, data } of content.codes.values())
		for (const name of namesOf(data, replies))
			if (!content.codes.has(name) && !aliases.has(name)) aliases.set(name, id);
	return [...aliases].map(([name, id]) => ({ name, id }));
}

/** With dots, with hyphens, and with the reply codes that stand before it. */
function namesOf(data: Code, replies: ReadonlyMap<string, ReadonlySet<string>>): string[] {
	if (!data.code.startsWith('x')) return [];
	return formsOf(data).flatMap((status) => {
		const before = [...new Set([usual[status[0] ?? ''] ?? [], ...(replies.get(status) ?? [])].flat())];
		const written = [status, ...before.map((reply) => `${reply}-${status}`)];
		return written.flatMap((name) => [name.replaceAll('.', '-'), name]);
	});
}
