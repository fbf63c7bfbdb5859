import { at, type Check, type Context, everyEntry, everyString } from './context.ts';
import { readProse } from './prose.ts';

/** An address outside this site that `content/` names, with its place. */
export interface Address {
	readonly href: string;
	readonly kind: 'web' | 'mail';
	/** true: only named as a source, not offered as a way to go. */
	readonly source: boolean;
	readonly file: string;
	readonly line: number;
	/** Day of the entry's last check, `YYYY-MM-DD`; null where its kind has none (the white label). */
	readonly checked: string | null;
}

/** Fields that hold what others wrote, or what is compared with it: nobody is sent there. */
const QUOTED = new Set(['sample', 'match', 'pattern', 'marks', 'names', 'hosts', 'domains', 'codes']);

const WEB = /https?:\/\/[^\s"'<>)\]]+/g;

/** RFC 2606 and RFC 5737: examples, and this machine. */
const EXAMPLE =
	/(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net|org)$|^(192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\.\d+$/;

/** Addresses of an entry's fields. Quoted bounces and example hosts are none. */
function* inFields(
	data: unknown,
): Generator<{ href: string; kind: Address['kind']; path: readonly PropertyKey[] }> {
	for (const { text, path } of everyString(data)) {
		if (path.some((key) => QUOTED.has(String(key)))) continue;
		if (path.at(-1) === 'email') yield { href: text, kind: 'mail', path };
		for (const [found] of text.matchAll(WEB)) {
			const href = found.replace(/[.,;:!?]+$/, '');
			if (!isExample(href)) yield { href, kind: 'web', path };
		}
	}
}

function isExample(href: string): boolean {
	const plain = href.replace(/\{\w+\}/g, 'x');
	return URL.canParse(plain) && EXAMPLE.test(new URL(plain).hostname);
}

/** Every address outside, in the order of files and lines. An address that stands in two places comes twice. */
export function addressesOf(context: Context): Address[] {
	const fields = everyEntry(context).flatMap((entry) =>
		[...inFields(entry.data)].map(({ href, kind, path }) => ({
			href,
			kind,
			source: path[0] === 'sources',
			file: entry.file,
			line: entry.lineOf(path),
			checked: dayOf(entry.data),
		})),
	);
	const prose = [...context.content.articles.values()].flatMap(({ body, bodyLine, data, file }) =>
		readProse(body, file.endsWith('.mdx') ? 'mdx' : 'md')
			.links.filter(({ href }) => /^https?:/.test(href) && !isExample(href))
			.map(({ href, line }) => ({
				href,
				kind: 'web' as const,
				source: false,
				file,
				line: bodyLine + line - 1,
				checked: data.reviewed,
			})),
	);
	return [...fields, ...prose].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

interface Facts {
	readonly checked?: string;
	readonly reviewed?: string;
	readonly confidence?: string;
	readonly delist?: { readonly confidence?: string };
	readonly sources?: readonly { readonly date: string | null }[];
}

/** The day on which an entry was last looked at. */
function dayOf(data: unknown): string | null {
	const { checked, reviewed } = data as Facts;
	return checked ?? reviewed ?? null;
}

/** An address that readers are sent to has a source with a date, or the mark "unverified". The host's own white label needs neither. */
export const addresses: Check = (context) =>
	everyEntry(context)
		.filter((entry) => entry !== context.content.site)
		.flatMap((entry) => {
			const { confidence, delist, sources = [] } = entry.data as Facts;
			if (confidence === 'unverified' || sources.some(({ date }) => date !== null)) return [];
			return [...inFields(entry.data)]
				.filter(({ path }) => path[0] !== 'sources')
				.filter(({ path }) => path[0] !== 'delist' || delist?.confidence !== 'unverified')
				.map(({ href, path }) =>
					at(
						entry,
						path,
						`The address ${href} has neither a source with a date nor the mark "unverified"`,
						'give one of "sources" a date, or say "confidence: unverified"',
					),
				);
		});
