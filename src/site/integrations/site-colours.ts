import type { Plugin } from 'vite';
import { contrast } from '../../schema/contrast.ts';
import type { Site } from './site-config.ts';

export { contrast };

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
