import { brotliCompressSync } from 'node:zlib';
import { readBuilt } from '../e2e/support/pages.ts';
import { expect, test } from '../e2e/support/test.ts';

/** What the first question loads beside Pagefind's own files; nothing of it before. 1 kB = 1000 bytes. */
test('what the search knows of the pages is at most 30 kB, its codes at most 12 kB @once', () => {
	expect(brotliCompressSync(readBuilt('data/topics.json')).length).toBeLessThanOrEqual(30_000);
	expect(brotliCompressSync(readBuilt('data/codes.json')).length).toBeLessThanOrEqual(12_000);
});
