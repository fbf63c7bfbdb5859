import { join } from 'node:path';
import { id } from '../common.ts';
import { type Check, filesOf, kinds } from './context.ts';

/** File names become addresses, so they must be fit for one; and no file may be passed over in silence. */
export const files: Check = ({ root }) =>
	kinds.flatMap((kind) =>
		filesOf(root, kind)
			.filter((name) => !name.startsWith('_') && !name.startsWith('.'))
			.flatMap((name) => {
				const file = join('content', kind, name);
				const ending = kind === 'articles' ? /\.mdx?$/ : /\.ya?ml$/;
				if (!ending.test(name)) {
					const fix = `end its name with ${kind === 'articles' ? '.mdx' : '.yaml'}, or begin it with _ to keep it as a draft`;
					return [{ file, line: 1, message: 'This file is not read', fix }];
				}
				const stem = name.replace(ending, '');
				if (id.safeParse(stem).success) return [];
				const better = stem
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, '-')
					.replace(/^-|-$/g, '');
				const message = `The name "${stem}" cannot be a page's address`;
				return [{ file, line: 1, message, fix: `rename it to ${name.replace(stem, better)}` }];
			}),
	);
