/**
 * A small copy of the site, built and served for one test file, with a white label of the test's own: of the large kinds
 * of content it has one entry each. For what depends on site.yaml and so cannot be seen in the site that all other tests share.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSiteServer } from '../../../src/setup/serve.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What stays of the kinds that have many entries. */
const kept: Readonly<Record<string, string>> = {
	articles: 'greylisting.mdx',
	providers: 'gmail.yaml',
	blocklists: 'spamhaus-zen.yaml',
	codes: '5-7-1.yaml',
};

export interface TinySite {
	/** Address without a slash at its end. */
	readonly url: string;
	readonly stop: () => Promise<void>;
}

/** Build it and serve it at `port` (of freeTcpPorts, so that a test can name it in `mayAsk`). `change` gets content/site.yaml and gives the one to use. Takes some seconds. */
export async function startTinySite(port: number, change: (siteYaml: string) => string): Promise<TinySite> {
	const folder = mkdtempSync(join(tmpdir(), 'tiny-site-'));
	for (const part of ['src', 'public', 'astro.config.mjs', 'tsconfig.json', 'package.json'])
		cpSync(join(root, part), join(folder, part), { recursive: true });
	cpSync(join(root, 'content'), join(folder, 'content'), {
		recursive: true,
		filter: (file) =>
			kept[basename(dirname(file))] === undefined || basename(file) === kept[basename(dirname(file))],
	});
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	const siteFile = join(folder, 'content/site.yaml');
	writeFileSync(siteFile, change(readFileSync(siteFile, 'utf8')));
	const astro = join(root, 'node_modules/astro/bin/astro.mjs');
	execFileSync(process.execPath, [astro, 'build', '--silent'], {
		cwd: folder,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const server = createSiteServer(join(folder, 'dist'));
	await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			await new Promise((done) => server.close(done));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
