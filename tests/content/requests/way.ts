/** The way of a pasted bounce to its request, by the same functions as in the browser: read, diagnose, walk the flow, gather the facts. */
import type { CaseFacts } from '../../../src/actions/types.ts';
import { readBounce } from '../../../src/bounce/read.ts';
import { createDiagnoser } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../src/diagnosis/types.ts';
import { advance } from '../../../src/flow/fill.ts';
import { nodeOf, optionsOf, stepsTo, tickAnswer } from '../../../src/flow/replay.ts';
import type { Answers, Outcome } from '../../../src/flow/types.ts';
import { type Content, loadContent } from '../../../src/schema/load.ts';
import { compileRules } from '../../../src/schema/rules.ts';
import { siteView, wholeView } from '../../../src/site/flow-view.ts';
import { factsOf, knownOf } from '../../../src/troubleshooter/facts.ts';
import { EMPTY_CASE } from '../../../src/troubleshooter/session.ts';
import type { Corrections, Understood } from '../../../src/troubleshooter/types.ts';

export const content: Content = loadContent();
const diagnose = createDiagnoser(compileRules(content));
const whole = wholeView(content);
const { flow } = whole;
const site = siteView(content);

/** Ids of the steps that every reader of these tests ticks; the other steps must never be claimed. */
export const TICKED = new Set(['passwords', 'update-apps']);

export interface End {
	readonly diagnosis: Diagnosis;
	readonly facts: CaseFacts;
	readonly outcome: Outcome;
	/** Sentences of the steps that were offered on the way and not ticked. */
	readonly notDone: readonly string[];
}

/**
 * Walk from the pasted text to the end. Whatever the bounce answers is filled in; the reader says which service it is, ticks two steps,
 * gives `corrections`, answers with the option ids in `says` and is else not sure. Throws where a question stays that the bounce should have
 * answered: one with options that known facts fill in. The blocklist check is the exception, nothing is asked here.
 */
export function walk(
	pasted: string,
	managed: boolean,
	corrections: Corrections = {},
	says: readonly string[] = [],
): End {
	const read = readBounce(pasted);
	const diagnoses = diagnose(read);
	const [diagnosis] = diagnoses;
	if (!diagnosis) throw new Error('No bounce was read');
	const understood: Understood = { read, diagnoses, names: namesOf(), flows: whole };
	const aCase = { ...EMPTY_CASE, pasted, corrections };
	const known = knownOf(aCase, understood);
	const notDone: string[] = [];
	let { answers, state } = advance(flow, {}, known);
	for (let node = nodeOf(flow, state.node); node?.kind !== 'outcome'; node = nodeOf(flow, state.node)) {
		if (!node) throw new Error(`There is no node ${state.node}`);
		if (node.kind === 'checklist')
			notDone.push(...node.items.filter(({ id }) => !TICKED.has(id)).map(({ done }) => done));
		answers = { ...answers, [state.node]: answerOf(state.node, managed, says) };
		({ answers, state } = advance(flow, answers, known));
	}
	const way = stepsTo(flow, answers satisfies Answers, state.node);
	return {
		diagnosis,
		facts: factsOf(aCase, understood, flow, way, site),
		outcome: nodeOf(flow, state.node) as Outcome,
		notDone,
	};
}

function answerOf(id: string, managed: boolean, says: readonly string[]): string {
	const node = nodeOf(flow, id);
	if (node?.kind === 'checklist') return tickAnswer(node, TICKED);
	const options = node ? optionsOf(node) : [];
	const service = options.find((option) => option.service === (managed ? 'managed' : 'self-managed'));
	const said = options.find((option) => says.includes(option.id));
	const unsure = options.find((option) => option.id === 'not-sure');
	if (service) return service.id;
	if (said) return said.id;
	if (unsure && (node?.kind === 'blocklist-check' || !options.some(({ when }) => when))) return unsure.id;
	throw new Error(`The bounce does not answer "${node?.title}"`);
}

function namesOf(): Understood['names'] {
	const byId = (kind: 'providers' | 'blocklists') =>
		Object.fromEntries([...content[kind]].map(([id, { data }]) => [id, data.name]));
	return { causes: {}, providers: byId('providers'), blocklists: byId('blocklists') };
}
