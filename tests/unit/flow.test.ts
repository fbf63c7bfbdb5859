import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf } from '../../src/flow/book.ts';
import { advance, holds, isFilled } from '../../src/flow/fill.ts';
import {
	NOTHING_TICKED,
	nextOf,
	nodeOf,
	optionsOf,
	replay,
	stepsTo,
	tickAnswer,
} from '../../src/flow/replay.ts';
import type { Flow, Known } from '../../src/flow/types.ts';
import { formatUrl, parseUrl } from '../../src/flow/url.ts';
import { book, content, flow, flowNamed, flows } from './flow-content.ts';

const NOTHING: Known = { cause: null, provider: null, blocklist: null, sendingIp: null, check: null };
const BLOCKED: Known = { ...NOTHING, cause: 'ip-blocked', provider: 'outlook-consumer', sendingIp: 'public' };

/** Every answer that a node takes: an option, or nothing and everything ticked. */
function answersOf(id: string, within: Flow = flow): string[] {
	const node = nodeOf(within, id);
	if (node?.kind === 'checklist')
		return [NOTHING_TICKED, tickAnswer(node, new Set(node.items.map((item) => item.id)))];
	return node ? optionsOf(node).map((option) => option.id) : [];
}

describe('replay', () => {
	test('every way from every start ends at an outcome within ten questions, whatever is answered', () => {
		const ends = new Set<string>();
		const deepest = new Map<string, number>();
		const walk = (id: string, depth: number): void => {
			// Ways meet again: a node is walked on from once for each greater depth.
			if ((deepest.get(id) ?? -1) >= depth) return;
			deepest.set(id, depth);
			expect(depth, id).toBeLessThan(10);
			const node = nodeOf(book, id);
			expect(node, id).not.toBeNull();
			if (!node || node.kind === 'outcome') ends.add(id);
			else
				for (const answer of answersOf(id, book)) walk(nextOf(node, answer) ?? `${id}:${answer}`, depth + 1);
		};
		for (const { id, start } of flows) walk(`${id}/${start}`, 0);
		const outcomes = Object.keys(book.nodes).filter((id) => nodeOf(book, id)?.kind === 'outcome');
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

	test('steps that led from another flow to the start of this one come first', () => {
		const login = bookOf(flowNamed('relay-denied'), flow);
		const answers = { '550-5-7-1/text': 'log-in', 'relay-denied/says': 'relay' };
		const names = (target: string) => stepsTo(login, answers, target).map(({ node }) => node);
		expect(names('relay-denied/says')).toEqual(['550-5-7-1/text']);
		expect(names('relay-denied/where')).toEqual(['550-5-7-1/text', 'relay-denied/says']);
		expect(names('550-5-7-1/text')).toEqual([]);
	});
});

describe('fill', () => {
	test('a block by the mail service fills in as far as the bounce tells', () => {
		const { answers, state } = advance(flow, {}, BLOCKED);
		expect(answers).toEqual({ text: 'blocked', address: 'server' });
		expect(state.node).toBe('service');
		expect(isFilled(flow, 'text', 'blocked', BLOCKED)).toBe(true);
	});

	test.each([...content.causes])(
		'cause %s enters a node that exists, and is led on from it',
		(cause, { data }) => {
			const entry = `${data.flow.id}/${data.flow.node}`;
			const { state } = advance(book, {}, { ...NOTHING, cause }, entry);
			expect(nodeOf(book, state.node), entry).not.toBeNull();
			const asked = nodeOf(book, entry);
			const fills = asked && optionsOf(asked).some(({ when }) => when !== undefined);
			if (fills && cause !== 'unknown' && data.flow.node !== 'whose') expect(state.node).not.toBe(entry);
		},
	);

	test.each([...content.causes.keys()].filter((id) => id !== 'unknown'))(
		'cause %s is led on from the first question of 550 5.7.1, too',
		(cause) => {
			expect(advance(book, {}, { ...NOTHING, cause }).state.node).not.toBe('550-5-7-1/text');
		},
	);

	test('the list that a bounce names decides what kind of list it is', () => {
		const listed = { ...NOTHING, cause: 'ip-blocklisted', sendingIp: 'public' } as const;
		const ends = (blocklist: string): string =>
			advance(book, {}, { ...listed, blocklist }, 'blocklisted/what').state.node;
		expect(ends('spamhaus-zen')).toBe('550-5-7-1/service');
		expect(ends('uceprotect-3')).toBe('blocklisted/whole-network');
		for (const [id, { data }] of content.blocklists) {
			if (data.status === 'dead' || (data.status === 'merged' && id !== 'cbl'))
				expect(ends(id), id).toBe('blocklisted/closed-list');
		}
	});

	test("the reader's own answer wins over the filled one", () => {
		const { state, answers } = advance(flow, { text: 'authentication' }, BLOCKED);
		expect(state.node).toBe('authentication/which');
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
