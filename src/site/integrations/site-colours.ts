import type { Plugin } from 'vite';
import type { Site } from './site-config.ts';

const id = 'virtual:site-colours.css';
const resolved = '/__site-colours.css';

/**
 * The host's accent colour as CSS custom properties, in the one stylesheet: `import 'virtual:site-colours.css'`.
 * A style attribute or element with the same values would need an opening in the policy.
 */
export function siteColours(colours: Site['colours']): Plugin {
	const css = `:root{--accent-light:${colours.accent};--on-accent-light:${textOn(colours.accent)};--accent-dark:${colours.accentDark};--on-accent-dark:${textOn(colours.accentDark)}}`;
	return {
		name: 'bounce-desk:site-colours',
		resolveId: (source) => (source === id ? resolved : undefined),
		load: (source) => (source === resolved ? css : undefined),
	};
}

/** White or near-black, whichever reads better on the colour (WCAG 2.2 contrast ratio). */
export function textOn(colour: string): '#fff' | '#0b1018' {
	return contrast(colour, '#ffffff') >= contrast(colour, '#0b1018') ? '#fff' : '#0b1018';
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
