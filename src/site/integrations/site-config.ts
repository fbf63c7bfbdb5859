import { loadContent } from '../../schema/load.ts';

/** The white label as `content/site.yaml` has it. */
export type Site = ReturnType<typeof readSite>;

/**
 * Read `content/site.yaml` (or the file that the environment's `SITE_CONFIG` names).
 * @throws ContentError with file, line and fix where it is missing or wrong.
 */
export function readSite() {
	return loadContent().site.data;
}
