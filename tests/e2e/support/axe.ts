import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface AxeResult {
	readonly violations: readonly {
		readonly id: string;
		readonly help: string;
		readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
	}[];
}

/** What axe finds on the page as it stands: one line for each element. */
export async function violations(page: Page): Promise<string[]> {
	// Half a megabyte: once for each page that is loaded, however often it is looked at.
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
	const result = await page.evaluate(
		(tags) =>
			(
				globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<AxeResult> } }
			).axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
		TAGS,
	);
	return result.violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target}: ${failureSummary}`),
	);
}
