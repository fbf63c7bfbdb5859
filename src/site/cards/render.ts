/** SVG to PNG while the site is built: resvg as WebAssembly, so that no program of the machine and no browser is needed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const find = createRequire(import.meta.url);
const fontFiles = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];
let ready: Promise<readonly Uint8Array[]> | undefined;

async function load(): Promise<readonly Uint8Array[]> {
	await initWasm(readFileSync(find.resolve('@resvg/resvg-wasm/index_bg.wasm')));
	return fontFiles.map(
		(file) => new Uint8Array(readFileSync(find.resolve(`@expo-google-fonts/inter/${file}`))),
	);
}

/** The picture as PNG; texts in Inter, regular or bold. Throws where the SVG cannot be read. */
export async function renderPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
	ready ??= load();
	const fontBuffers = [...(await ready)];
	const image = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Inter', loadSystemFonts: false } });
	return new Uint8Array(image.render().asPng());
}
