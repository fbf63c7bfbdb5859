import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EMPTY } from '../../src/bounce/build.ts';
import { readBounce } from '../../src/bounce/read.ts';
import { EXPECTED } from '../bounces/expected.ts';
import { GATEWAYS } from '../bounces/gateways.ts';

const folder = new URL('../bounces/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(?!ts$)/.test(name));
const load = (name: string) => readFileSync(new URL(name, folder), 'utf8');

describe('samples', () => {
	it('are all in the table, and the table has no others', () => {
		expect(Object.keys(EXPECTED).sort()).toEqual([...files].sort());
	});

	it.each(files)('reads %s', (name) => {
		const result = readBounce(load(name));
		const expected = EXPECTED[name];
		expect(result.kind).toBe(expected?.kind);
		expect(result.format).toBe(expected?.format);
		expect(result.bounces.map(({ lines: _, ...rest }) => rest)).toEqual(
			expected?.bounces.map((fields) => {
				const { lines: _, ...empty } = EMPTY;
				return { ...empty, ...fields };
			}),
		);
		expect(result.originalHeaders.map((field) => field.name)).toEqual(expected?.original ?? []);
	});

	it.each(files)('shows lines of %s that stand in it', (name) => {
		const result = readBounce(load(name));
		const text = result.text.replace(/\s+/g, ' ');
		for (const { lines } of result.bounces) {
			expect(lines.length).toBeLessThanOrEqual(20);
			for (const line of lines) expect(text).toContain(line.replace(/\s+/g, ' '));
		}
	});
});

describe('line ends and quoting', () => {
	it.each(files)('change nothing in %s', (name) => {
		const text = load(name);
		const bounces = readBounce(text).bounces;
		expect(readBounce(text.replaceAll('\n', '\r\n')).bounces).toEqual(bounces);
		expect(readBounce(text.replaceAll('\n', '\r')).bounces).toEqual(bounces);
		const quoted = text.replace(/\n$/, '').replaceAll('\n', '\n> ');
		expect(readBounce(`> ${quoted}`).bounces).toEqual(bounces);
		expect(readBounce(`> > ${quoted.replaceAll('\n> ', '\n> > ')}`).bounces).toEqual(bounces);
	});
});

describe('gateways', () => {
	it.each(GATEWAYS.map((sample) => [sample.name, sample] as const))(
		'reads the recipients of "%s"',
		(_, sample) => {
			const mail = [...(sample.headers ?? []), '', ...sample.body].join('\n');
			const { bounces } = readBounce(mail);
			expect(bounces.map(({ recipient }) => recipient)).toEqual(sample.recipients);
			if (sample.codes) expect(bounces.map(({ replyCode }) => replyCode)).toEqual(sample.codes);
		},
	);
});
