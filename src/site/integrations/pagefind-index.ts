import type { AstroIntegration } from 'astro';

export function pagefindIndex(): AstroIntegration {
	return { name: 'pagefind-index', hooks: {} };
}
