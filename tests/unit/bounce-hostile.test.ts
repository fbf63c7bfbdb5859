import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MAX_BOUNCES, MAX_INPUT, MAX_LINES } from '../../src/bounce/limits.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { EXPECTED } from '../bounces/expected.ts';

const folder = new URL('../bounces/', import.meta.url);
const samples = Object.keys(EXPECTED).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const MAIL = 'From: MAILER-DAEMON@example.net\nTo: me@example.net\nSubject: Undelivered Mail\n';
const SIZE = 1_000_000;
/** Milliseconds for a megabyte. It takes 5 to 40 on an idle machine; anything quadratic would take minutes. */
const LIMIT = 2_000;

/** Milliseconds for one input, the better of two runs. */
function time(input: string): number {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < 2; run++) {
		const start = performance.now();
		readBounce(input);
		best = Math.min(best, performance.now() - start);
	}
	return best;
}

const PIECES = [
	...'aA5 \n\r\t<>@.\'"[](){}:;=-#&+|/\\\0\ud800\u00a0é日',
	'> ',
	'>>> ',
	'<<< 550 x\n',
	'550 ',
	'550-',
	'550-5.1.1 a\n',
	'5.1.1 ',
	'a@b.c ',
	'<a@b.c>: x\n',
	'a@',
	'1.',
	'1:',
	'1.1.1.1 ',
	'host a[',
	'a (',
	'=\n',
	'=41',
	'=?utf-8?q?',
	'<p>',
	'</',
	'<style>',
	'<!--',
	'&#',
	'--b\n',
	'Received: from x\n\tby y\n',
	'X-A: b\n',
	'Final-Recipient: rfc822; a@b.c\nStatus: 5.1.1\n\n',
	'Status: 5.0.0\n',
	'status=bounced (',
	' ** a@b.c ',
	' stat=',
	'delivery 1: failure: ',
	'while talking to ',
	'  (reason: ',
	"returned '",
	'#550 5.1.1 ',
	'Recipient: a@b.c\n',
	'+AAA-',
	'DragonFly Mail Agent at ',
	'Detail: ',
	'there was an error delivering your mail to ',
	'From x Thu Jul  2 12:05:05 2020\nA: b\n',
	'in reply to ',
	`${' '.repeat(3_990)}x\n`,
	`  (reason: ${' '.repeat(3_900)}x\n`,
];

describe('hostile input', () => {
	it.each(PIECES)('a megabyte of %j is read in time linear in its size', (piece) => {
		for (const head of ['', `${MAIL}\n`]) {
			const text = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
			expect(time(head + text)).toBeLessThan(LIMIT);
		}
	});

	it('deep nesting of parts and messages is cut off', () => {
		let parts = MAIL;
		for (let depth = 0; depth < 10_000; depth++)
			parts += `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`;
		const messages = 'From: a@b.example\nTo: b@c.example\nContent-Type: message/rfc822\n\n'.repeat(15_000);
		expect(time(parts)).toBeLessThan(LIMIT);
		expect(time(messages)).toBeLessThan(LIMIT);
	});

	it('endless Received lines are cut off', () => {
		const result = readBounce(`${'Received: from a by b\n'.repeat(40_000)}${MAIL}\nx`);
		expect(result.headers.length).toBeLessThanOrEqual(200);
	});

	it('a text longer than the limit is cut and says so', () => {
		const result = readBounce(`550 5.7.1 no\n${'a\n'.repeat(MAX_INPUT)}`);
		expect(result.truncated).toBe(true);
		expect(result.text.length).toBeLessThanOrEqual(MAX_INPUT);
		expect(readBounce('a'.repeat(MAX_INPUT)).truncated).toBe(false);
	});

	it('thousands of recipients give a limited number of bounces', () => {
		const groups = 'Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n'.repeat(5_000);
		expect(readBounce(groups).bounces.length).toBeLessThanOrEqual(MAX_BOUNCES);
	});
});

/** A sample with pieces put in, cut out and put in from other samples. */
const mutated = fc
	.tuple(
		fc.constantFrom(...samples),
		fc.array(
			fc.tuple(
				fc.nat(4_000),
				fc.nat(60),
				fc.oneof(fc.constantFrom(...PIECES.map((p) => p.slice(0, 80))), fc.string({ unit: 'binary' })),
			),
			{
				maxLength: 8,
			},
		),
	)
	.map(([sample, edits]) => {
		let text = sample;
		for (const [at, cut, piece] of edits) {
			const from = at % (text.length + 1);
			text = text.slice(0, from) + piece + text.slice(from + cut);
		}
		return text;
	});

describe('any input', () => {
	it('gives a result whose parts fit together, and never throws', () => {
		fc.assert(
			fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
				const result = readBounce(text);
				expect(result.kind === 'not-a-bounce').toBe(result.bounces.length === 0);
				for (const bounce of result.bounces) {
					if (bounce.replyCode !== null) expect(bounce.replyCode).toMatch(/^[245]\d\d$/);
					if (bounce.enhancedStatus !== null)
						expect(bounce.enhancedStatus).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
					expect(bounce.lines.length).toBeLessThanOrEqual(MAX_LINES);
				}
			}),
			{ numRuns: 3_000 },
		);
	});

	it('never has a code or a status made up: they stand in the text', () => {
		fc.assert(
			fc.property(mutated, (text) => {
				const result = readBounce(text);
				const all = `${text}\n${result.text}`;
				for (const bounce of result.bounces) {
					if (bounce.replyCode) expect(all).toContain(bounce.replyCode);
					if (bounce.enhancedStatus) expect(all).toContain(bounce.enhancedStatus);
				}
			}),
			{ numRuns: 1_000 },
		);
	});

	it('with other line ends gives the same bounces', () => {
		fc.assert(
			fc.property(mutated, (text) => {
				const plain = text.replace(/\r\n?/g, '\n');
				expect(readBounce(plain.replaceAll('\n', '\r\n')).bounces).toEqual(readBounce(plain).bounces);
			}),
			{ numRuns: 1_000 },
		);
	});
});

/** Every regular expression of the reader, from its source. */
function regexes(): RegExp[] {
	const root = new URL('../../src/bounce/', import.meta.url);
	const found: RegExp[] = [];
	for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
		if (!name.endsWith('.ts')) continue;
		const source = ts.createSourceFile(
			name,
			readFileSync(new URL(name, root), 'utf8'),
			ts.ScriptTarget.ESNext,
			true,
		);
		const visit = (node: ts.Node): void => {
			if (ts.isRegularExpressionLiteral(node)) {
				const end = node.text.lastIndexOf('/');
				found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1).replace('g', '')));
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}

describe('regular expressions', () => {
	const all = regexes();

	it('are found in the source', () => {
		expect(all.length).toBeGreaterThan(80);
	});

	it.each(all.map((regex) => [regex.source.slice(0, 60), regex] as const))(
		'%s stays fast on the longest line',
		(_, regex) => {
			// a line is cut at 4,000 characters; the pieces of the pattern itself are the worst that can stand in it
			const words = regex.source.match(/[A-Za-z<>:;=([ -]{2,30}/g) ?? [];
			for (const piece of [
				...words.slice(0, 12),
				' ',
				'a',
				'1',
				'1.',
				'a.',
				'(',
				':',
				'\t',
				'"',
				'a@',
				'<',
				'[',
			]) {
				const line = piece.repeat(Math.ceil(4_000 / piece.length)).slice(0, 4_000);
				const start = performance.now();
				regex.test(`${line}\u0000`);
				expect(performance.now() - start).toBeLessThan(250);
			}
		},
	);
});
