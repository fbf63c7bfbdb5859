/**
 * Diagnose bounces from the command line, with the engine and the rules of the site.
 * Exit 0: everything was read; 2: wrong use, or an input that could not be read (the others still were).
 */
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine, type Engine } from '../diagnosis/engine.ts';
import { type Content, loadContent } from '../schema/load.ts';
import { compileRules } from '../schema/rules.ts';
import { InputError, LineError, readInput, readNdjsonLine } from './diagnose/input.ts';
import { toRecord } from './diagnose/record.ts';
import { toReport } from './diagnose/report.ts';

const USAGE = `Say why a mail bounced.

  npm run --silent diagnose -- FILE...      a raw mail or pasted text; - reads standard input
  npm run --silent diagnose -- --ndjson     reads {"id","message"} lines, writes one record a line

  --json      one JSON object (one a line where there are several files)
  --ndjson    many messages, in order
  --help
`;

async function main(): Promise<number> {
	const { values, positionals } = readArguments();
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	if (values.ndjson && positionals.length > 0) {
		throw new InputError('--ndjson reads standard input: leave the files out, or use --json');
	}
	if (!values.ndjson && positionals.length === 0)
		throw new InputError('name a file, or - for standard input');
	const content = loadContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
	const ask = createEngine(compileRules(content));
	return values.ndjson
		? await diagnoseLines(ask)
		: await diagnoseFiles(positionals, values.json ?? false, ask, content);
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				json: { type: 'boolean' },
				ndjson: { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		throw new InputError(error instanceof Error ? error.message : String(error));
	}
}

async function diagnoseFiles(
	names: readonly string[],
	json: boolean,
	ask: Engine,
	content: Content,
): Promise<number> {
	let status = 0;
	for (const [index, name] of names.entries()) {
		try {
			const { read, diagnoses } = ask(await readInput(name));
			if (json) await print(JSON.stringify(toRecord(name, read, diagnoses)));
			else await print(`${index > 0 ? '\n' : ''}${toReport(name, read, diagnoses, content)}`);
		} catch (error) {
			status = complain(error);
			if (json) await print(JSON.stringify({ id: name, error: wordsOf(error) }));
		}
	}
	return status;
}

async function diagnoseLines(ask: Engine): Promise<number> {
	let status = 0;
	let number = 0;
	for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
		number += 1;
		if (line.trim() === '') continue;
		try {
			const { id, message } = readNdjsonLine(line);
			const { read, diagnoses } = ask(message);
			await print(JSON.stringify(toRecord(id ?? number, read, diagnoses)));
		} catch (error) {
			status = complain(error, `line ${number}: `);
			await print(
				JSON.stringify({ id: error instanceof LineError ? error.id : null, error: wordsOf(error) }),
			);
		}
	}
	return status;
}

/** A reader slower than the engine (a pipe) must not fill the memory. */
async function print(line: string): Promise<void> {
	if (!process.stdout.write(`${line}\n`)) {
		await new Promise((resolve) => process.stdout.once('drain', resolve));
	}
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function complain(error: unknown, where = ''): number {
	if (!(error instanceof InputError)) throw error;
	process.stderr.write(`diagnose: ${where}${error.message}\n`);
	return 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of the pipe has left (`| head`): nothing more to say.
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof InputError)) throw error;
	process.stderr.write(`diagnose: ${error.message}\nSee: npm run --silent diagnose -- --help\n`);
	process.exitCode = 2;
}
