/** What is wrong with a flow is found before it is published. */
import { describe, expect, test } from 'vitest';
import { problemsOf } from '../../src/flow/graph.ts';
import type { Flow } from '../../src/flow/types.ts';
import { book, content, flow, flows } from './flow-content.ts';

describe('graph', () => {
	test.each(flows)('the flow $id has no problem', (one) => {
		const entries = [...content.causes.values()]
			.filter(({ data }) => data.flow.id === one.id)
			.map(({ data }) => data.flow.node);
		const rest = flows.filter((other) => other !== one);
		expect(problemsOf(one, rest, entries)).toEqual([]);
	});

	test('every outcome says what to do, and a ticket can be written from it where it is not the reader alone who acts', () => {
		for (const [id, node] of Object.entries(book.nodes)) {
			if (node.kind !== 'outcome') continue;
			expect(node.actions.length, id).toBeGreaterThan(0);
			if (node.whoCanAct === 'host') expect(node.actions, id).toContain('ticket');
			if (node.whoCanAct === 'recipient') expect(node.actions, id).toContain('contact-recipient');
		}
	});

	test('flows lead into each other: what is missing there, and circles through both, are found', () => {
		const ask = (...nexts: string[]) =>
			({
				kind: 'question',
				title: 'Q',
				options: nexts.map((next, index) => ({ id: `o${index}`, label: 'O', next })),
			}) as const;
		const end = {
			kind: 'outcome',
			title: 'E',
			whoCanAct: 'you',
			actions: ['own-fix'],
			howLong: '',
			ifNever: '',
		} as const;
		const one: Flow = {
			...flow,
			id: 'one',
			start: 'a',
			nodes: { a: ask('two/b', 'two/gone', 'three/x') },
			moved: { old: 'c' },
		};
		const two: Flow = {
			...flow,
			id: 'two',
			start: 'b',
			nodes: { b: ask('one/a', 'e'), e: end, lost: end },
			moved: {},
		};
		const said = (first: Flow, other: Flow, entries: string[] = []) =>
			problemsOf(first, [other], entries).map(({ message, fix }) => `${message}. ${fix}`);
		expect(said(one, two)).toEqual([
			'"a" leads to "two/gone", which does not exist. use one of: two/b, two/e, two/lost',
			'"a" leads to "three/x", which does not exist. add content/flows/three.yaml',
			'"old" moved to "c", which does not exist. use one of: a',
			'The flow runs in a circle: a -> two/b -> a. lead one of these answers on',
		]);
		expect(said(two, one)).toContain('No answer leads to "lost". lead an option to it, or remove it');
		expect(said(two, one, ['lost']).join()).not.toContain('lost');
	});

	test('unknown, unreachable, endless and circular nodes are found', () => {
		const broken: Flow = {
			...flow,
			start: 'a',
			nodes: {
				a: {
					kind: 'question',
					title: 'A',
					options: [
						{ id: 'x', label: 'X', next: 'b' },
						{ id: 'y', label: 'Y', next: 'gone' },
					],
				},
				b: { kind: 'checklist', title: 'B', items: [{ id: 'i', label: 'I', done: 'Done.' }], next: 'a' },
				lost: { kind: 'question', title: 'L', options: [] },
			},
		};
		const messages = problemsOf(broken)
			.map(({ message }) => message)
			.join('\n');
		expect(messages).toContain('leads to "gone", which does not exist');
		expect(messages).toContain('No answer leads to "lost"');
		expect(messages).toContain('never comes to an outcome');
		expect(messages).toContain('runs in a circle: a -> b -> a');
	});
});
