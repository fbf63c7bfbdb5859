/**
 * The built site's files for the search engine in Node, so that it answers here as it does in the reader's browser: the
 * same engine code, code map and index. tests/e2e/search-rates.test.ts proves that the box in Chromium says the same.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const nowhere = 'http://site.invalid';

/** Serve `folder` to `fetch('/...')` and `import('/pagefind/...')` of this process. Undoes it when called back. */
export function serveToEngine(folder: string): () => void {
	const root = resolve(folder);
	const hooks = registerHooks({
		resolve: (specifier, context, next) =>
			specifier.startsWith('/pagefind/')
				? { url: pathToFileURL(join(root, specifier)).href, format: 'module', shortCircuit: true }
				: next(specifier, context),
	});
	const before = globalThis.fetch;
	globalThis.fetch = async (target) => {
		const address = new URL(target instanceof Request ? target.url : target, nowhere);
		const file = address.protocol === 'file:' ? fileURLToPath(address) : join(root, address.pathname);
		return new Response(readFileSync(file.split('?')[0] ?? file));
	};
	return () => {
		hooks.deregister();
		globalThis.fetch = before;
	};
}
