import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join('node_modules', 'lucide-static', 'icons');
const known = new Map<string, string>();

/**
 * SVG markup of a Lucide icon, with class `icon`, drawn in the text's colour.
 * @throws Error where the set has no icon of that name.
 */
export function iconMarkup(name: string): string {
	const seen = known.get(name);
	if (seen !== undefined) return seen;
	const file = join(process.cwd(), folder, `${name}.svg`);
	if (!existsSync(file)) throw new Error(`There is no Lucide icon "${name}": see https://lucide.dev/icons`);
	const inner = readFileSync(file, 'utf8')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>\s*$/g, '')
		.replace(/\s*\n\s*/g, '')
		.replaceAll(' />', '/>');
	const markup = `<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${inner}</svg>`;
	known.set(name, markup);
	return markup;
}
