/** Where a new file of content goes, and what is wrong with its name. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kind } from '../../schema/checks/context.ts';
import { didYouMean } from '../../schema/checks/nearest.ts';
import { id } from '../../schema/common.ts';
import { loadContent } from '../../schema/load.ts';
import { templates } from './templates.ts';

/** What can be made, by the word that is typed. */
export const words = {
	article: 'articles',
	provider: 'providers',
	blocklist: 'blocklists',
	cause: 'causes',
	flow: 'flows',
	code: 'codes',
	tool: 'tools',
} as const satisfies Record<string, Kind>;

/** A wish that cannot be met, with what to do instead. */
export class ScaffoldError extends Error {
	readonly fix: string;
	constructor(message: string, fix: string) {
		super(message);
		this.name = 'ScaffoldError';
		this.fix = fix;
	}
}

export interface Scaffold {
	/** Path of the new file from the root. */
	readonly file: string;
	/** Address of its page. */
	readonly page: string;
	/** How many places are left to fill. */
	readonly marks: number;
}

/**
 * Write the first file of this kind and name below `root`. `today`: the day to date it with.
 * @throws {ScaffoldError} for an unknown kind, a name that cannot be an address, or a file that is there already
 */
export function scaffold(root: string, word: string, wanted: string, today: string): Scaffold {
	if (!Object.hasOwn(words, word)) {
		const known = Object.keys(words);
		throw new ScaffoldError(
			word === '' ? 'Say what to make' : `There is no kind "${word}"`,
			didYouMean(word, known, `use one of: ${known.join(', ')}`),
		);
	}
	const kind = words[word as keyof typeof words];
	const name = nameOf(kind, wanted);
	const file = join('content', kind, `${name}.${kind === 'articles' ? 'mdx' : 'yaml'}`);
	const path = join(root, file);
	if (existsSync(path))
		throw new ScaffoldError(`${file} is there already`, 'edit that file, or choose another name');
	const content = loadContent({ root });
	const flow = content.flows.get('550-5-7-1') ?? [...content.flows.values()][0];
	const text = templates[kind](name, {
		today,
		entry: flow ? { id: flow.id, node: flow.data.start } : { id: 'FILL', node: 'FILL' },
		rank: Math.max(0, ...[...content.causes.values()].map(({ data }) => data.rank)) + 10,
	});
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text, { flag: 'wx' });
	return { file, page: pageOf(kind, name), marks: text.match(/\bFILL\b/g)?.length ?? 0 };
}

/** The file's name. Codes may be typed with dots: `5.7.99` is `5-7-99`. */
function nameOf(kind: Kind, wanted: string): string {
	if (wanted === '')
		throw new ScaffoldError('The name is missing', 'write it behind the kind: article my-guide');
	if (kind === 'codes') {
		const code = wanted.replace(/^#/, '').replaceAll('.', '-');
		if (/^([245]-\d{1,3}-\d{1,3}|[2-5]\d\d)$/.test(code)) return code.replace(/^4-/, '5-');
		throw new ScaffoldError(
			`"${wanted}" is no code`,
			'write an SMTP code such as 550, or a status such as 5.7.1',
		);
	}
	if (id.safeParse(wanted).success) return wanted;
	const better = wanted
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	throw new ScaffoldError(
		`The name "${wanted}" cannot be a page's address: use lower-case letters, digits and single hyphens`,
		better === '' ? 'choose a name such as my-guide' : `write ${better}`,
	);
}

function pageOf(kind: Kind, name: string): string {
	if (kind === 'articles') return `/guides/${name}/`;
	if (kind === 'flows') return `/fix/${name}/`;
	return kind === 'tools' ? '/tools/' : `/${kind}/${name}/`;
}
