import { problemsOf } from '../../flow/graph.ts';
import type { Flow } from '../../flow/types.ts';
import { at, type Check } from './context.ts';

/** No flow has a dead end, a circle, or a node that no answer leads to. */
export const flows: Check = ({ content }) =>
	[...content.flows.values()].flatMap((entry) =>
		// The schema's optional fields may hold `undefined`; the loader never puts it there.
		problemsOf({ id: entry.id, ...entry.data } as unknown as Flow).map(({ path, message, fix }) =>
			at(entry, path, message, fix),
		),
	);
