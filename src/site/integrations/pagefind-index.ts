import { createReadStream, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Connect, Plugin } from 'vite';

/** What the search box loads. Pagefind also writes interfaces of its own, which this site does not use. */
const wanted = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

/**
 * Full-text search without a server: after a build, index the pages into `pagefind/`. In dev, the last built index is
 * served from the build folder, so search works with live reload too.
 */
export function pagefindIndex(): AstroIntegration {
	let built = '';
	return {
		name: 'pagefind-index',
		hooks: {
			'astro:config:setup': ({ command, config, logger, updateConfig }) => {
				built = fileURLToPath(config.outDir);
				if (command === 'dev') updateConfig({ vite: { plugins: [serveLastIndex(built, logger)] } });
			},
			'astro:build:done': async ({ dir, logger }) => {
				const pages = await writeIndex(fileURLToPath(dir));
				logger.info(`${pages} pages can be searched.`);
			},
		},
	};
}

/** Index the HTML files in `folder`; returns how many pages there are. Throws on any error: a site without search is no release. */
async function writeIndex(folder: string): Promise<number> {
	const { close, createIndex } = await import('pagefind');
	try {
		const { index, errors } = await createIndex({ forceLanguage: 'en' });
		if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
		const added = await index.addDirectory({ path: folder });
		const { files, errors: failed } = await index.getFiles();
		const problems = [...errors, ...added.errors, ...failed];
		if (problems.length > 0) throw new Error(`Pagefind: ${problems.join('; ')}`);
		rmSync(join(folder, 'pagefind'), { recursive: true, force: true });
		for (const { path, content } of files) {
			if (!wanted.test(path.split('/').at(-1) ?? '')) continue;
			const target = join(folder, 'pagefind', path);
			mkdirSync(dirname(target), { recursive: true });
			writeFileSync(target, content);
		}
		return added.page_count;
	} finally {
		await close();
	}
}

function serveLastIndex(folder: string, logger: AstroIntegrationLogger): Plugin {
	return {
		name: 'bounce-desk:last-search-index',
		configureServer(server) {
			if (!existsSync(join(folder, 'pagefind', 'pagefind.js'))) {
				logger.warn('Search finds exact codes only: there is no index yet. Fix: run "npm run build" once.');
			}
			server.middlewares.use('/pagefind', sendFrom(join(folder, 'pagefind')));
		},
	};
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

/** Serve files of one folder, and nothing outside of it. */
function sendFrom(folder: string): Connect.NextHandleFunction {
	return (request, response) => {
		const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
		const file = normalize(join(folder, path));
		if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
			response.statusCode = 404;
			response.end('There is no search index yet: run "npm run build" once.');
			return;
		}
		response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
		createReadStream(file).pipe(response);
	};
}
