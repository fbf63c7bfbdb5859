import { flowOfNode } from '../../flow/book.ts';
import { problemsOf } from '../../flow/graph.ts';
import type { Flow } from '../../flow/types.ts';
import { at, type Check } from './context.ts';

/** No flow has a dead end, a circle, or a node that nothing leads to; flows may lead into each other. */
export const flows: Check = ({ content }) => {
	const entered = [...content.flows.values()];
	// The schema's optional fields may hold `undefined`; the loader never puts it there.
	const all = entered.map(({ id, data }) => ({ id, ...data }) as unknown as Flow);
	const entries = [...content.causes.values()].map(({ data: { flow } }) => `${flow.id}/${flow.node}`);
	return entered.flatMap((entry, index) =>
		problemsOf(
			all[index] as Flow,
			all.filter((_, other) => other !== index),
			entries.filter((name) => flowOfNode(name) === entry.id),
		).map(({ path, message, fix }) => at(entry, path, message, fix)),
	);
};
