import { describe, expect, it } from 'vitest';
import { createLikeness } from '../../src/diagnosis/likeness.ts';
import type { PhraseRule } from '../../src/diagnosis/types.ts';

const letters = [...'abcdefgh'];
/** A word of its own for each number, which no other begins like. */
const word = (number: number): string => `${letters[number >> 3]}${letters[number & 7]}word`;
const rule = (cause: string, ...match: string[]): PhraseRule => ({ id: `causes/${cause}#0`, match, cause });
/** Causes of one sentence of one word, beside which the others' words tell much. */
const others = Array.from({ length: 24 }, (_, number) => rule(`other-${number}`, word(number)));
const causesOf = (found: ReturnType<ReturnType<typeof createLikeness>>): string[] =>
	found.map(({ phrase }) => phrase.cause);

describe('a likeness', () => {
	it('names the words that the sentence has of the text, in the text’s order, and no others', () => {
		const liken = createLikeness([rule('full', 'mailbox is full'), ...others], []);
		expect(liken('the full mailbox hums', null)[0]?.words).toEqual(['full', 'mailbo']);
		expect(liken('mailbox is full', null)[0]?.words).toEqual(['mailbo', 'full', 'mailbo full']);
	});

	it('names the sentence that is most like, the first of those that are alike', () => {
		const whole = rule('full', 'quota exceeded');
		const rules = [rule('full', 'quota hums'), whole, rule('full', 'exceeded', 'quota'), ...others];
		expect(createLikeness(rules, [])('quota exceeded', null)[0]?.phrase).toBe(whole);
		const twins = [rule('full', 'quota'), rule('full', 'quota')];
		expect(createLikeness([...twins, ...others], [])('quota', null)[0]?.phrase).toBe(twins[0]);
	});

	it('puts the cause that is most like first, in whichever order they are learned', () => {
		const near = rule('near', 'quota', 'exceeded');
		const far = rule('far', 'space', 'left');
		for (const rules of [
			[near, far],
			[far, near],
		]) {
			const liken = createLikeness([...rules, ...others], []);
			expect(causesOf(liken('quota exceeded, space', null))[0]).toBe('near');
			expect(causesOf(liken('quota, space left', null))[0]).toBe('far');
			expect(causesOf(liken('quota exceeded, space left', null)).sort()).toEqual(['far', 'near']);
		}
	});

	it('leaves out a cause of which hardly a word is told, beside one that is told whole', () => {
		const rules = [rule('near', 'quota exceeded'), rule('far', 'space left on the disk of this machine')];
		expect(causesOf(createLikeness([...rules, ...others], [])('quota exceeded, disk', null))).toEqual([
			'near',
		]);
	});

	it('grows with each sentence of a cause that is alike, each less than the one before', () => {
		const sentences = (count: number) => Array.from({ length: count }, () => rule('many', 'quota'));
		const more = Array.from({ length: 200 }, (_, number) =>
			rule(`other-${number}`, `${letters[number & 7]}${word(number >> 3)}`),
		);
		const slight = (count: number) =>
			createLikeness([...sentences(count), ...more], [])('quota', null)[0]?.slight;
		expect([slight(1), slight(5)]).toEqual([true, false]);
	});
});

describe('a word that tells nothing', () => {
	it('is one that stands in the sentences of every cause', () => {
		const everywhere = others.map(({ cause, match }) => rule(cause, ...match, 'server'));
		const liken = createLikeness(everywhere, []);
		expect(liken('server', null)).toEqual([]);
		expect(causesOf(liken(`server ${word(3)}`, null))).toEqual(['other-3']);
		expect(liken(`server ${word(3)}`, null)[0]?.words).toContain(word(3));
	});

	it('is an address alone', () => {
		const liken = createLikeness([rule('address', '<anna@example.com>'), ...others], []);
		expect(liken('550 <someone@example.net>', null)).toEqual([]);
	});

	it('is an address no more where a word goes with it', () => {
		const liken = createLikeness([rule('address', 'quota', '192.0.2.1'), ...others], []);
		expect(causesOf(liken('quota of 198.51.100.4', null))).toEqual(['address']);
	});
});

describe('a status', () => {
	const rules = [rule('full', 'quota'), rule('gone', 'quota'), ...others];
	const codes = [
		{ code: '5.2.2', cause: 'full' },
		{ code: '5.1.1', cause: 'gone' },
		{ code: '550', cause: 'gone' },
	];
	const liken = createLikeness(rules, codes);

	it('decides between causes of which the words are alike', () => {
		expect(causesOf(liken('quota', null)).sort()).toEqual(['full', 'gone']);
		expect(causesOf(liken('quota', '5.2.2'))[0]).toBe('full');
		expect(causesOf(liken('quota', '4.2.2'))[0]).toBe('full');
		expect(causesOf(liken('quota', '5.1.1'))[0]).toBe('gone');
	});

	it('is not told from another that no rule knows', () => {
		expect(liken('quota', '5.7.1')).toEqual(liken('quota', null));
		expect(liken('quota', '550')).toEqual(liken('quota', null));
	});

	it('alone is like no sentence', () => {
		expect(liken('', '5.2.2')).toEqual([]);
	});
});
