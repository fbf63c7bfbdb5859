import { join, sep } from 'node:path';
import type { Loader } from 'astro/loaders';
import { type DataKind, formatProblem, loadContent } from '../../schema/load.ts';

/**
 * An Astro collection over one kind in `content/`, read by the project's own loader. In dev a saved file is read
 * again at once. Mistakes are printed with file, line and fix; the entry is left out (`npm run check` fails on them).
 */
export function dataLoader(kind: DataKind): Loader {
	return {
		name: `content/${kind}`,
		load: async ({ store, logger, watcher, generateDigest }) => {
			const read = () => {
				const content = loadContent();
				store.clear();
				for (const entry of content[kind].values()) {
					const data = entry.data as Record<string, unknown>;
					store.set({ id: entry.id, data, digest: generateDigest(data) });
				}
				const folder = join('content', kind) + sep;
				for (const problem of content.problems) {
					if (problem.file.startsWith(folder)) logger.error(formatProblem(problem));
				}
			};
			read();
			const folder = join(process.cwd(), 'content', kind) + sep;
			const onChange = (file: string) => {
				if (file.startsWith(folder)) read();
			};
			watcher?.on('change', onChange).on('add', onChange).on('unlink', onChange);
			watcher?.add(folder);
		},
	};
}
