/** Fill in answers from what the bounce and the checks say. A filled answer is shown as such and can be changed. */
import { nodeOf, optionsOf, replay } from './replay.ts';
import type { Answers, Flow, FlowNode, Known, Option, State, When } from './types.ts';

/** True when every named fact holds. An empty condition never holds: it would answer for the reader without a reason. */
function allHold(when: When, known: Known): boolean {
	const tests: boolean[] = [];
	if (when.cause) tests.push(known.cause !== null && when.cause.includes(known.cause));
	if (when.provider) tests.push(known.provider !== null && when.provider.includes(known.provider));
	if (when.providerKnown !== undefined) tests.push((known.provider !== null) === when.providerKnown);
	if (when.blocklist) tests.push(known.blocklist !== null && when.blocklist.includes(known.blocklist));
	if (when.blocklistNamed !== undefined) tests.push((known.blocklist !== null) === when.blocklistNamed);
	if (when.sendingIp) tests.push((known.sendingIp ?? 'unknown') === when.sendingIp);
	if (when.check) tests.push((known.check ?? 'none') === when.check);
	return tests.length > 0 && tests.every(Boolean);
}

/** True when the condition, or one of a list of conditions, holds. */
export function holds(when: When | readonly When[] | undefined, known: Known): boolean {
	if (when === undefined) return false;
	return (Array.isArray(when) ? when : [when]).some((one: When) => allHold(one, known));
}

/** The option that the known facts answer, or null. The first that holds wins. */
export function filledOption(node: FlowNode, known: Known | null): Option | null {
	if (!known) return null;
	return optionsOf(node).find(({ when }) => holds(when, known)) ?? null;
}

/** True when this answer is the one that the facts gave: the page says "filled in from your bounce". */
export function isFilled(flow: Flow, node: string, answer: string, known: Known | null): boolean {
	const asked = nodeOf(flow, node);
	return asked !== null && filledOption(asked, known)?.id === answer;
}

/**
 * Go on from `from` as far as the answers and the known facts reach. An answer of the reader always wins over a filled one.
 * Out: the answers with the filled ones added, and the node to show.
 */
export function advance(
	flow: Flow,
	answers: Answers,
	known: Known | null,
	from: string = flow.start,
): { readonly answers: Answers; readonly state: State } {
	let all: Answers = answers;
	for (;;) {
		const state = replay(flow, all, from);
		const node = nodeOf(flow, state.node);
		const option = state.stopped === 'outcome' || !node ? null : filledOption(node, known);
		// An option's own id is always a valid answer, so every round answers one more node and the loop ends.
		if (!option || all[state.node] === option.id) return { answers: all, state };
		all = { ...all, [state.node]: option.id };
	}
}
