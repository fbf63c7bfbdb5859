/** Replay answers over a flow. Pure: the same answers always lead to the same node. */
import type { Answers, Flow, FlowNode, Option, State, Step } from './types.ts';

/** The answer of a checklist on which nothing was ticked. */
export const NOTHING_TICKED = 'none';

/** The node of that id, or null. Safe for ids such as `constructor`. */
export function nodeOf(flow: Flow, id: string): FlowNode | null {
	return Object.hasOwn(flow.nodes, id) ? (flow.nodes[id] ?? null) : null;
}

/** The options of a question or a blocklist check; none for the others. */
export function optionsOf(node: FlowNode): readonly Option[] {
	return node.kind === 'question' || node.kind === 'blocklist-check' ? node.options : [];
}

/** The ids ticked in a checklist's answer. */
export function tickedOf(answer: string): string[] {
	return answer === NOTHING_TICKED ? [] : answer.split(',');
}

/** A checklist's answer from the ticked ids, in the order of the list. */
export function tickAnswer(node: FlowNode, ticked: ReadonlySet<string>): string {
	const ids = node.kind === 'checklist' ? node.items.map(({ id }) => id).filter((id) => ticked.has(id)) : [];
	return ids.length === 0 ? NOTHING_TICKED : ids.join(',');
}

/** The node that an answer leads to; null when the answer does not belong to this node. */
export function nextOf(node: FlowNode, answer: string): string | null {
	if (node.kind === 'checklist') {
		const known = tickedOf(answer).every((id) => node.items.some((item) => item.id === id));
		return known ? node.next : null;
	}
	return optionsOf(node).find(({ id }) => id === answer)?.next ?? null;
}

/**
 * Follow the answers from `from` (default: the start). Stops at the first answer that is missing or invalid, or at an outcome.
 * A flow with a cycle (which `problemsOf` refuses) still ends: no node is visited twice.
 */
export function replay(flow: Flow, answers: Answers, from: string = flow.start): State {
	const steps: Step[] = [];
	const seen = new Set<string>();
	let id = from;
	for (;;) {
		const node = nodeOf(flow, id);
		if (!node || seen.has(id)) return { steps, node: id, stopped: 'invalid' };
		seen.add(id);
		if (node.kind === 'outcome') return { steps, node: id, stopped: 'outcome' };
		const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
		if (answer === undefined) return { steps, node: id, stopped: 'missing' };
		const next = nextOf(node, answer);
		if (next === null) return { steps, node: id, stopped: 'invalid' };
		steps.push({ node: id, answer });
		id = next;
	}
}

/**
 * The answered steps that lead to `target`: those from the start where the replay passes it, with those that led to the
 * start from another flow before them; else the longest chain of answers that ends there (a deep link into the middle of a
 * flow has no answers before it).
 */
export function stepsTo(flow: Flow, answers: Answers, target: string): Step[] {
	const { steps, node } = replay(flow, answers);
	const at = steps.findIndex((step) => step.node === target);
	if (at < 0 && node !== target) return chainTo(flow, answers, target);
	return [...chainTo(flow, answers, flow.start), ...(at < 0 ? steps : steps.slice(0, at))];
}

function chainTo(flow: Flow, answers: Answers, target: string): Step[] {
	const chain: Step[] = [];
	const seen = new Set([target]);
	for (let id = target; ; ) {
		const before = Object.keys(flow.nodes).find((name) => {
			const previous = nodeOf(flow, name);
			const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
			return !seen.has(name) && previous && answer !== undefined && nextOf(previous, answer) === id;
		});
		if (before === undefined) return chain;
		seen.add(before);
		chain.unshift({ node: before, answer: answers[before] ?? '' });
		id = before;
	}
}
