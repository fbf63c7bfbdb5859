import { checkBuiltSite } from '../../src/cli/check/built-site.ts';
import { SITE_FOLDER } from '../../src/setup/serve.mjs';
import { AUTHORS_PAGE } from '../../src/site/integrations/authors-page.ts';
import { builtFiles, toPath } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('every page is reached by links from the home page, is found by search, and names title, day and source @once', () => {
	const { problems, clicks } = checkBuiltSite(SITE_FOLDER, 'dist');
	expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([]);
	expect(clicks).toBeLessThanOrEqual(4);
});

test('the page for writers is not in the built site @once', () => {
	expect(builtFiles('.html').map(toPath)).not.toContain(AUTHORS_PAGE);
	expect(builtFiles('.html').map(toPath)).toContain('/fix/550-5-7-1/text/');
});
