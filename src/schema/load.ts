/**
 * The one loader of `content/`: the site, the command line and the tests all read the same entries through it.
 * It reads and validates; references between entries are checked in `check.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { article } from './article.ts';
import { blocklist } from './blocklist.ts';
import { cause } from './cause.ts';
import { code } from './code.ts';
import { flow } from './flow.ts';
import { provider } from './provider.ts';
import { site } from './site.ts';
import { tool } from './tool.ts';

export const dataSchemas = {
	causes: cause,
	codes: code,
	providers: provider,
	blocklists: blocklist,
	tools: tool,
	flows: flow,
} as const;
export type DataKind = keyof typeof dataSchemas;

/** A mistake in `content/`, with what to do about it. */
export interface Problem {
	/** Path from the project's root. */
	readonly file: string;
	readonly line: number;
	readonly message: string;
	readonly fix: string;
}

/** An entry with its file and a way to find the line of a field. */
export interface Entry<T> {
	readonly id: string;
	readonly file: string;
	readonly data: T;
	/** The 1-based line of the field at `path`, or of the nearest parent that exists. */
	readonly lineOf: (path: readonly PropertyKey[]) => number;
}

type Entries<K extends DataKind> = ReadonlyMap<string, Entry<z.output<(typeof dataSchemas)[K]>>>;

export interface ArticleEntry extends Entry<z.output<typeof article>> {
	/** Markdown or MDX below the front matter. */
	readonly body: string;
	/** Line of the file on which the body begins. */
	readonly bodyLine: number;
}

export interface Content {
	readonly articles: ReadonlyMap<string, ArticleEntry>;
	readonly causes: Entries<'causes'>;
	readonly codes: Entries<'codes'>;
	readonly providers: Entries<'providers'>;
	readonly blocklists: Entries<'blocklists'>;
	readonly tools: Entries<'tools'>;
	readonly flows: Entries<'flows'>;
	readonly site: Entry<z.output<typeof site>>;
	readonly problems: readonly Problem[];
}

export interface LoadOptions {
	/** Folder that holds `content/`; default: the working directory. */
	readonly root?: string;
	/** White label file; default: `content/site.yaml`, or the environment's `SITE_CONFIG`. */
	readonly siteFile?: string;
	/** Read only these kinds, beside the white label; the others come back empty. Default: everything. */
	readonly only?: readonly DataKind[];
}

/** Read and validate everything in `content/`. Mistakes come back in `problems`; entries with mistakes are left out. */
export function loadContent(options: LoadOptions = {}): Content {
	const root = options.root ?? process.cwd();
	const problems: Problem[] = [];
	const kind = <K extends DataKind>(name: K): Entries<K> => {
		const entries = new Map();
		if (options.only && !options.only.includes(name)) return entries as Entries<K>;
		for (const file of filesIn(join(root, 'content', name), /\.ya?ml$/)) {
			const entry = readYaml(root, file, readFileSync(file, 'utf8'), dataSchemas[name], problems);
			if (entry) entries.set(entry.id, entry);
		}
		return entries as Entries<K>;
	};
	const siteFile = options.siteFile ?? process.env['SITE_CONFIG'] ?? join('content', 'site.yaml');
	const sitePath = join(root, siteFile);
	const siteEntry = existsSync(sitePath)
		? readYaml(root, sitePath, readFileSync(sitePath, 'utf8'), site, problems)
		: null;
	if (!existsSync(sitePath)) {
		const fix = 'write it with name, url, colours, ticket and services (see src/schema/site.ts)';
		problems.push({ file: siteFile, line: 1, message: 'The white label is missing', fix });
	}
	if (!siteEntry) throw new ContentError(problems);
	return {
		articles: options.only ? new Map() : readArticles(root, problems),
		causes: kind('causes'),
		codes: kind('codes'),
		providers: kind('providers'),
		blocklists: kind('blocklists'),
		tools: kind('tools'),
		flows: kind('flows'),
		site: siteEntry,
		problems,
	};
}

/** Thrown when content cannot be used at all; the message lists every problem with file, line and fix. */
export class ContentError extends Error {
	readonly problems: readonly Problem[];
	constructor(problems: readonly Problem[]) {
		super(`content/ has mistakes:\n${problems.map(formatProblem).join('\n')}`);
		this.name = 'ContentError';
		this.problems = problems;
	}
}

/** `file:line: what is wrong. Fix: what to do.` */
export function formatProblem(problem: Problem): string {
	return `${problem.file}:${problem.line}: ${problem.message}\n    Fix: ${problem.fix}`;
}

function filesIn(folder: string, pattern: RegExp): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => pattern.test(name) && !name.startsWith('_'))
			.sort()
			.map((name) => join(folder, name));
	} catch {
		return [];
	}
}

function readYaml<S extends z.ZodType>(
	root: string,
	file: string,
	text: string,
	schema: S,
	problems: Problem[],
	firstLine = 1,
): Entry<z.output<S>> | null {
	const name = relative(root, file);
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineOf = (path: readonly PropertyKey[]): number => {
		for (let length = path.length; length > 0; length--) {
			const node = document.getIn(path.slice(0, length), true) as
				| { range?: [number, number, number] }
				| undefined;
			if (node?.range) return lines.linePos(node.range[0]).line + firstLine - 1;
		}
		return firstLine;
	};
	for (const error of document.errors) {
		const line = lines.linePos(error.pos[0]).line + firstLine - 1;
		problems.push({
			file: name,
			line,
			message: `This is not valid YAML: ${error.message}`,
			fix: 'put the value in quotes, or mend the indentation',
		});
	}
	if (document.errors.length > 0) return null;
	const parsed = schema.safeParse(document.toJS() ?? {});
	if (!parsed.success) {
		for (const issue of parsed.error.issues) {
			if (issue.code === 'unrecognized_keys') {
				for (const key of issue.keys)
					problems.push({
						file: name,
						line: lineOf([...issue.path, key]),
						message: `There is no field "${key}" in ${issue.path.join('.') || 'this kind of file'}`,
						fix: 'check its spelling against the schema in src/schema, or remove it',
					});
				continue;
			}
			const field = String(issue.path.at(-1) ?? '');
			if (issue.message.endsWith('received undefined')) {
				const message = `The field "${issue.path.join('.')}" is missing`;
				const fix = `add "${field}:" (see the schema of this kind in src/schema)`;
				problems.push({ file: name, line: lineOf(issue.path), message, fix });
				continue;
			}
			const where = issue.path.join('.') || 'the file';
			problems.push({
				file: name,
				line: lineOf(issue.path),
				message: `${where}: ${issue.message}`,
				fix: `see the schema of this kind in src/schema, field "${field}"`,
			});
		}
		return null;
	}
	return { id: basename(file).replace(/\.[^.]+$/, ''), file: name, data: parsed.data, lineOf };
}

function readArticles(root: string, problems: Problem[]): Map<string, ArticleEntry> {
	const articles = new Map<string, ArticleEntry>();
	for (const file of filesIn(join(root, 'content', 'articles'), /\.mdx?$/)) {
		const text = readFileSync(file, 'utf8');
		const front = /^---\n([\s\S]*?)\n---\n?/.exec(text);
		if (!front) {
			problems.push({
				file: relative(root, file),
				line: 1,
				message: 'There is no front matter',
				fix: 'begin the file with --- , title, summary, category and reviewed, then ---',
			});
			continue;
		}
		const entry = readYaml(root, file, front[1] ?? '', article, problems, 2);
		if (!entry) continue;
		const bodyLine = front[0].split('\n').length;
		articles.set(entry.id, { ...entry, body: text.slice(front[0].length), bodyLine });
	}
	return articles;
}
