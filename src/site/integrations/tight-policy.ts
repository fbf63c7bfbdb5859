import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * After a build, leave in each page's policy only the hashes of what stands in that page. Astro lists every inline script
 * of the whole site on every page: more than a page needs to allow, and half a kilobyte that no compression shrinks.
 */
export function tightPolicy(): AstroIntegration {
	return {
		name: 'tight-policy',
		hooks: {
			'astro:build:done': ({ dir }) => {
				const folder = fileURLToPath(dir);
				for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
					if (!name.endsWith('.html')) continue;
					const file = join(folder, name);
					writeFileSync(file, tightenPolicy(readFileSync(file, 'utf8')));
				}
			},
		},
	};
}

const meta = /(<meta http-equiv="content-security-policy" content=")([^"]*)(">)/i;
const inlineCode = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;

/** A page with the unused hashes taken out of its policy; a page without a policy comes back as it is. */
export function tightenPolicy(html: string): string {
	const used = new Set<string>();
	for (const [, , attributes, code] of html.matchAll(inlineCode)) {
		if (/\bsrc=/.test(attributes ?? '')) continue;
		used.add(
			`'sha256-${createHash('sha256')
				.update(code ?? '')
				.digest('base64')}'`,
		);
	}
	return html.replace(meta, (_, before: string, policy: string, after: string) => {
		const kept = policy.replace(/ ?('sha256-[\w+/=]+')/g, (text, hash: string) =>
			used.has(hash) ? text : '',
		);
		return before + kept + after;
	});
}
