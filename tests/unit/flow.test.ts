import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf } from '../../src/flow/book.ts';
import { advance, holds, isFilled } from '../../src/flow/fill.ts';
import { problemsOf } from '../../src/flow/graph.ts';
import { NOTHING_TICKED, nodeOf, optionsOf, replay, stepsTo, tickAnswer } from '../../src/flow/replay.ts';
import { withServices } from '../../src/flow/services.ts';
import type { Answers, Flow, Known } from '../../src/flow/types.ts';
import { formatUrl, parseUrl } from '../../src/flow/url.ts';
import { loadContent } from '../../src/schema/load.ts';

const content = loadContent();
const entry = content.flows.get('550-5-7-1');
if (!entry) throw new Error('The flow 550-5-7-1 is missing');
const flow = withServices({ id: entry.id, ...entry.data } as Flow, content.site.data.services);

const NOTHING: Known = { cause: null, provider: null, blocklist: null, sendingIp: null, check: null };
const BLOCKED: Known = { ...NOTHING, cause: 'ip-blocked', provider: 'outlook-consumer', sendingIp: 'public' };

/** Every answer that a node takes: an option, or nothing and everything ticked. */
function answersOf(id: string): string[] {
	const node = nodeOf(flow, id);
	if (node?.kind === 'checklist')
		return [NOTHING_TICKED, tickAnswer(node, new Set(node.items.map((item) => item.id)))];
	return node ? optionsOf(node).map((option) => option.id) : [];
}

describe('replay', () => {
	test('every way from the start ends at an outcome, whatever is answered', () => {
		const ends = new Set<string>();
		const walk = (answers: Answers, depth: number): void => {
			const { node, stopped } = replay(flow, answers);
			expect(depth).toBeLessThan(10);
			expect(stopped).not.toBe('invalid');
			if (stopped === 'outcome') ends.add(node);
			else for (const answer of answersOf(node)) walk({ ...answers, [node]: answer }, depth + 1);
		};
		walk({}, 0);
		const outcomes = Object.keys(flow.nodes).filter((id) => nodeOf(flow, id)?.kind === 'outcome');
		expect([...ends].sort()).toEqual(outcomes.sort());
	});

	test('an answer that does not belong stops the way and says so', () => {
		expect(replay(flow, { text: 'no-such-option' })).toEqual({ steps: [], node: 'text', stopped: 'invalid' });
		expect(replay(flow, { text: '__proto__' }).stopped).toBe('invalid');
	});

	test('a managed service never comes to the form', () => {
		for (const { id } of content.site.data.services.filter(({ managed }) => managed)) {
			for (const check of ['listed', 'not-listed', 'not-sure']) {
				const answers = { text: 'blocked', address: 'server', service: id, steps: NOTHING_TICKED, check };
				expect(replay(flow, answers).node).toMatch(/^ticket-/);
			}
		}
	});

	test('the steps to a node in the middle are those that lead there', () => {
		const answers = { text: 'blocked', address: 'server', service: 'shared-hosting', steps: 'passwords' };
		expect(stepsTo(flow, answers, 'service').map(({ node }) => node)).toEqual(['text', 'address']);
		expect(stepsTo(flow, { service: 'shared-hosting' }, 'steps')).toEqual([
			{ node: 'service', answer: 'shared-hosting' },
		]);
	});
});

describe('fill', () => {
	test('a block by the mail service fills in as far as the bounce tells', () => {
		const { answers, state } = advance(flow, {}, BLOCKED);
		expect(answers).toEqual({ text: 'blocked', address: 'server' });
		expect(state.node).toBe('service');
		expect(isFilled(flow, 'text', 'blocked', BLOCKED)).toBe(true);
	});

	test.each([...content.causes.keys()].filter((id) => id !== 'unknown'))(
		'cause %s is led on from the first question',
		(cause) => {
			const { state } = advance(flow, {}, { ...NOTHING, cause });
			expect(state.node).not.toBe('text');
		},
	);

	test("the reader's own answer wins over the filled one", () => {
		const { state, answers } = advance(flow, { text: 'authentication' }, BLOCKED);
		expect(state.node).toBe('authentication');
		expect(answers['text']).toBe('authentication');
	});

	test('nothing known fills nothing in, and an empty condition never holds', () => {
		expect(advance(flow, {}, null).answers).toEqual({});
		expect(holds({}, BLOCKED)).toBe(false);
		expect(holds({ cause: ['ip-blocked'], check: 'listed' }, BLOCKED)).toBe(false);
	});
});

describe('addresses', () => {
	const book = bookOf(flow);
	const answersIn = (id: string): string[] => answersOf(id.replace(/^.*\//, ''));
	const anyAnswers = fc
		.tuple(...Object.keys(book.nodes).map((id) => fc.option(fc.constantFrom(...answersIn(id), 'bogus'))))
		.map((values) =>
			Object.fromEntries(
				Object.keys(book.nodes).flatMap((id, index) => {
					const value = values[index];
					return value && answersIn(id).length > 0 ? [[id, value]] : [];
				}),
			),
		);

	test('what is written is read back, bogus answers dropped', () => {
		fc.assert(
			fc.property(anyAnswers, fc.constantFrom(...Object.keys(book.nodes)), (answers, node) => {
				const url = new URL(formatUrl(book, node, answers), 'https://x.example');
				const kept = Object.entries(answers).filter(([, answer]) => answer !== 'bogus');
				expect(parseUrl(book, url.pathname, url.search)).toEqual({ node, answers: Object.fromEntries(kept) });
			}),
		);
	});

	test('unknown keys, double keys and hostile ones are dropped', () => {
		const query = '?text=blocked&text=content&evil=1&__proto__=x&steps=passwords,nope&a.b=c';
		expect(parseUrl(book, '/fix/550-5-7-1/address/', query)).toEqual({
			node: '550-5-7-1/address',
			answers: { '550-5-7-1/text': 'blocked' },
		});
		expect(parseUrl(book, '/elsewhere/', '').node).toBeNull();
	});

	test('an answer of another flow keeps its name, and is kept unread while that flow is not at hand', () => {
		const other: Flow = { ...flow, id: 'other' };
		const both = bookOf(flow, other);
		const answers = { '550-5-7-1/text': 'blocked', 'other/text': 'content' };
		const url = '/fix/other/address/?550-5-7-1.text=blocked&text=content';
		expect(formatUrl(both, 'other/address', answers)).toBe(url);
		const { pathname, search } = new URL(url, 'https://x.example');
		expect(parseUrl(both, pathname, search)).toEqual({ node: 'other/address', answers });
		const alone = { ...bookOf(other), partial: true };
		expect(parseUrl(alone, pathname, search)).toEqual({ node: 'other/address', answers });
		expect(parseUrl(alone, pathname, '?a.b=<c>&a.b.c=d&A.b=c').answers).toEqual({});
		expect(parseUrl({ ...bookOf(flow), partial: true }, pathname, search).node).toBeNull();
	});
});

describe('graph', () => {
	test('the flow that is shipped has no problem', () => {
		expect(problemsOf(flow)).toEqual([]);
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
