import { brotliCompressSync } from 'node:zlib';
import { builtFiles, readBuilt } from '../e2e/support/pages.ts';
import { expect, test } from '../e2e/support/test.ts';

/** The check's own code, form and results and DNS and all; what other islands share (Preact, addresses) is not counted. 1 kB = 1000 bytes. */
test('the blocklist check is at most 6 kB, its lists at most 6 kB @once', () => {
	const code = builtFiles('.js').filter((file) => file.startsWith('_astro/BlocklistCheck.'));
	expect(code).toHaveLength(1);
	expect(brotliCompressSync(readBuilt(code[0] ?? '')).length).toBeLessThanOrEqual(6000);
	expect(brotliCompressSync(readBuilt('data/zones.json')).length).toBeLessThanOrEqual(6000);
});
