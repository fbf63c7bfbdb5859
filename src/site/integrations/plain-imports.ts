import type { Plugin } from 'vite';

const helper = /import \{ \w+ as __vitePreload \} from "[^"]*preload-helper[^"]*";/;

/**
 * Leaves the dynamic imports of the page's own script as they are. Vite wraps each one in a helper that preloads styles:
 * a file of its own, and so one more request on every page, for something this script does not need
 * (https://github.com/vitejs/vite/issues/18551). The test of sizes counts the requests of a page.
 */
export function plainImports(): Plugin {
	return {
		name: 'bounce-desk:plain-imports',
		apply: 'build',
		renderChunk: {
			order: 'post',
			handler(code, chunk) {
				if (!chunk.name.startsWith('Page.astro') || !helper.test(code)) return;
				const plain = code.replace(helper, 'const __vitePreload = (load) => load();');
				return { code: plain.replaceAll('__VITE_PRELOAD__', '[]'), map: null };
			},
		},
	};
}
