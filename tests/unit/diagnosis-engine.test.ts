import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/diagnosis/engine.ts';
import type { Rules } from '../../src/diagnosis/types.ts';

const RULES: Rules = {
	phrases: [
		{ id: 'causes/mailbox-full#0', match: ['storage full'], cause: 'mailbox-full' },
		{ id: 'providers/alpha#0', match: ['the group'], cause: 'spam-content', provider: 'alpha', scope: 'any' },
		{ id: 'causes/spam-content#0', match: ['offer'], cause: 'spam-content', weak: true },
	],
	providers: [{ id: 'alpha', hosts: [], domains: [], marks: [] }],
	blocklists: [],
	codes: [],
	causes: [
		{ id: 'mailbox-full', whoCanAct: 'recipient' },
		{ id: 'spam-content', whoCanAct: 'you' },
	],
};
const ask = createEngine(RULES);

describe('a short text without a code', () => {
	it('is a refusal where it holds a sentence of the rules', () => {
		const { read, diagnoses } = ask('  storage full ');
		expect(read).toMatchObject({ kind: 'smtp-reply', format: 'sentence' });
		expect(read.bounces).toMatchObject([
			{ replyCode: null, diagnosticCode: 'storage full', lines: ['storage full'] },
		]);
		expect(diagnoses).toMatchObject([{ cause: 'mailbox-full', confidence: 'likely' }]);
	});

	it('keeps a status that it names', () => {
		const { read } = ask('Storage full\n<server.example.com #5.2.2>');
		expect(read.bounces).toMatchObject([
			{ enhancedStatus: '5.2.2', lines: ['Storage full', '<server.example.com #5.2.2>'] },
		]);
	});

	it('is one as a letter where it is a mail service’s own', () => {
		const letter = `We tell you that the group is closed. ${'And so on. '.repeat(60)}`;
		expect(ask(letter)).toMatchObject({
			read: { kind: 'smtp-reply', format: 'sentence' },
			diagnoses: [{ cause: 'spam-content', provider: 'alpha' }],
		});
		expect(ask(letter.repeat(4)).read.kind).toBe('not-a-bounce');
	});

	it.each([
		['a bare word of the rules', 'a holiday offer'],
		['words that no rule knows', 'the train was late'],
		['a person', 'Hi, is my storage full?'],
		['a letter', `storage full ${'and so on '.repeat(40)}`],
		[
			'an ordinary mail',
			'From: a@example.com\nSubject: hello\nDate: Mon, 2 Feb 2026 10:00:00 +0000\n\nstorage full',
		],
		['nothing', '   '],
	])('is no bounce for %s', (_, text) => {
		const { read, diagnoses } = ask(text);
		expect(read.kind).toBe('not-a-bounce');
		expect(read.bounces).toEqual([]);
		expect(diagnoses).toEqual([]);
	});
});

it('reads a bounce as the readers do', () => {
	const { read, diagnoses } = ask('552 5.2.2 storage full');
	expect(read.format).not.toBe('sentence');
	expect(diagnoses).toMatchObject([{ cause: 'mailbox-full' }]);
});
