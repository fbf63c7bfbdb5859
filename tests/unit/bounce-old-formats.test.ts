import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBounce } from '../../src/bounce/read.ts';
import { letter, RETURNED } from '../bounces/letter.ts';

const folder = new URL('../bounces/old/', import.meta.url);

interface Sample {
	readonly name: string;
	readonly recipients: readonly string[];
	readonly delayed: boolean;
	readonly mail: string;
}

/** A file's samples: `### name: recipients`, header lines that differ from the usual ones, an empty line, the text. */
function samples(file: string): Sample[] {
	const blocks = readFileSync(new URL(file, folder), 'utf8').split(/^### /m).slice(1);
	return blocks.map((block) => {
		const [first = '', ...lines] = block.split('\n');
		const [name = '', recipients = ''] = first.split(': ');
		const end = lines.indexOf('');
		const fields = lines.slice(0, end);
		const own = (label: string) =>
			fields.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2);
		const from = own('From');
		const subject = own('Subject');
		const mail = letter(
			lines
				.slice(end + 1)
				.join('\n')
				.replace('%RETURNED%', RETURNED),
			{
				...(from ? { from } : {}),
				...(subject ? { subject } : {}),
				headers: fields.filter((line) => !/^(?:From|Subject): /.test(line)),
			},
		);
		return { name, recipients: recipients.split(' '), delayed: name.endsWith('(delayed)'), mail };
	});
}

describe.each(readdirSync(folder))('formats of %s', (file) => {
	it.each(samples(file))('$name', ({ recipients, delayed, mail }) => {
		const { kind, bounces } = readBounce(mail);
		expect(kind).toBe('dsn');
		expect(bounces.map(({ recipient }) => recipient)).toEqual(recipients);
		for (const { action } of bounces) expect(action).toBe(delayed ? 'delayed' : 'failed');
	});
});
