/** The flows that are shipped, with the services of site.yaml, for the tests of the flow engine. */
import { bookOf } from '../../src/flow/book.ts';
import { withServices } from '../../src/flow/services.ts';
import type { Flow } from '../../src/flow/types.ts';
import { loadContent } from '../../src/schema/load.ts';

export const content = loadContent();
export const flows = [...content.flows].map(([id, { data }]) =>
	withServices({ id, ...data } as Flow, content.site.data.services),
);
export const flow = flowNamed('550-5-7-1');
const others = flows.filter((other) => other !== flow);
/** All flows in one. */
export const book = bookOf(flow, ...others);

export function flowNamed(id: string): Flow {
	const found = flows.find((one) => one.id === id);
	if (!found) throw new Error(`The flow ${id} is missing`);
	return found;
}
