import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from '../e2e/support/test.ts';

/** The blocklist check is for phones on slow lines too: its code alone, without the lists' data, stays small. */
test('the code of the blocklist check is at most 6 kB @once', async () => {
	const room = (file: string) => fileURLToPath(new URL(`../../src/dnsbl/${file}`, import.meta.url));
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			minify: true,
			lib: { entry: { check: room('check.ts'), doh: room('doh.ts') }, formats: ['es'] },
		},
	});
	const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
		'output' in one ? one.output : [],
	);
	const code = outputs.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
	expect(code).toContain('application/dns-message');
	expect(brotliCompressSync(code).length).toBeLessThanOrEqual(6000);
});
