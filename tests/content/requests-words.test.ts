/** A request in German, French, Spanish or Italian is in that language throughout, but for what the other server wrote. */
import { describe, expect, test } from 'vitest';
import { delistRequest } from '../../src/actions/delist-request.ts';
import { fieldsText, fillFields } from '../../src/actions/fields.ts';
import { WORDS } from '../../src/actions/words.ts';
import { languages } from '../../src/schema/checks/languages.ts';
import { MTAS } from './requests/mtas.ts';
import { CASES, type Case } from './requests/providers.ts';
import { content, walk } from './requests/way.ts';

const items = [...content.flows.values()].flatMap(({ data }) =>
	Object.values(data.nodes).flatMap((node) => (node.kind === 'checklist' ? node.items : [])),
);
const one = CASES['t-online'] as Case;
const { facts } = walk(MTAS[one.mta](one), false);

test('every step of the flows can be claimed in every language of a request', () => {
	expect(items.length).toBeGreaterThan(15);
	const context = { root: process.cwd(), content, ids: () => [] };
	expect(languages(context)).toEqual([]);
	for (const { done, doneIn } of items)
		for (const sentence of Object.values(doneIn ?? {})) {
			expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
			expect(sentence).not.toBe(done);
		}
});

test('a step without words in a language is noted, with the language', () => {
	const [flow] = content.flows.values();
	if (!flow) throw new Error('There is no flow');
	const bare = structuredClone(flow.data);
	for (const node of Object.values(bare.nodes))
		if (node.kind === 'checklist') for (const item of node.items) delete item.doneIn?.fr;
	const flows = new Map([[flow.id, { ...flow, data: bare }]]);
	const notes = languages({ root: '.', content: { ...content, flows }, ids: () => [] });
	expect(notes.length).toBeGreaterThan(0);
	expect(notes[0]?.message).toContain('fr');
});

describe.each(['de', 'fr', 'es', 'it'] as const)('in %s', (language) => {
	const everything = { ...facts, contactName: 'Anna Example', website: 'https://example.com' };
	const request = delistRequest(everything, language);

	test('steps, labels and sentences are in the language; the answer of the server stays as it was', () => {
		const steps = facts.stepsDoneIn?.map((step) => step?.[language] ?? '') ?? [];
		expect(steps).toHaveLength(2);
		for (const step of steps) expect(request.body).toContain(`- ${step}`);
		for (const step of facts.stepsDone) expect(request.body).not.toContain(step);
		expect(request.body.replace(/\s+(> )?/g, ' ')).toContain(
			'A problem occurred. (Ask your postmaster for help',
		);
		const labels = new Set(Object.values(WORDS[language]));
		for (const words of Object.values(WORDS.en))
			if (!labels.has(words)) expect(request.body).not.toContain(`\n${words}`);
		expect(request.subject).toContain(WORDS[language].subject);
	});

	test('the field for what was done is in the language too', () => {
		const [field] = fillFields([{ label: 'Steps', fact: 'steps-done' }], everything, request, language);
		expect(field?.value.split('\n')).toEqual(facts.stepsDoneIn?.map((step) => step?.[language]));
		expect(fieldsText(field ? [field] : [])).not.toContain(facts.stepsDone[0]);
	});

	test('a step that nobody has translated is still claimed, in English', () => {
		const body = delistRequest({ ...facts, stepsDoneIn: [undefined, {}] }, language).body;
		for (const step of facts.stepsDone) expect(body).toContain(step);
	});
});
