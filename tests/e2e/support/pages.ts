/** What the build made: pages by address, for tests that go through all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE_FOLDER } from '../../../src/setup/serve.mjs';

/** Path below the built folder, e.g. `guides/index.html`, of every file with this ending. */
export function builtFiles(ending: string): string[] {
	return readdirSync(SITE_FOLDER, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith(ending))
		.sort();
}

export const readBuilt = (file: string): string => readFileSync(join(SITE_FOLDER, file), 'utf8');

/** Address of a built page: `/guides/` for `guides/index.html`, `/404.html` as it is. */
export const toPath = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** Whether the page only sends the reader on to another. */
export const isRedirect = (html: string): boolean => /<meta http-equiv="refresh"/i.test(html);

/** Addresses of all pages that a reader can stay on. */
export function pagePaths(): string[] {
	return builtFiles('.html')
		.filter((file) => !isRedirect(readBuilt(file)))
		.map(toPath);
}
