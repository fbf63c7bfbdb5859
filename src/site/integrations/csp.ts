import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
import { themeScript } from '../client/theme-script.ts';
import type { Site } from './site-config.ts';

/**
 * The Content Security Policy of every page: our own files only, no inline code but what is hashed.
 * Openings: Pagefind compiles WebAssembly; the resolvers, the service and the feedback address of site.yaml are asked.
 */
export function contentSecurityPolicy(site: Site): NonNullable<AstroUserConfig['security']>['csp'] {
	const feedback = site.feedback.kind === 'endpoint' ? [site.feedback] : [];
	const hosts = [...site.resolvers, ...(site.service ? [site.service] : []), ...feedback];
	const origins = [...new Set(hosts.map(({ url }) => new URL(url).origin))];
	return {
		directives: [
			"default-src 'none'",
			"img-src 'self' data:",
			`connect-src ${["'self'", ...origins].join(' ')}`,
			"worker-src 'self'",
			"manifest-src 'self'",
			`form-action ${["'self'", ...feedback.map(({ url }) => new URL(url).origin)].join(' ')}`,
			"base-uri 'none'",
		],
		scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [hashOf(themeScript)] },
		styleDirective: { resources: ["'self'"] },
	};
}

/** A source expression for an inline script (CSP level 3, section 2.3.1). */
function hashOf(script: string): `sha256-${string}` {
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
