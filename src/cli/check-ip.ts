/**
 * Check addresses against the blocklists from the command line.
 * `npm run --silent check-ip -- 192.0.2.1 [--resolver 127.0.0.1:5300] [--json|--ndjson]`
 * Addresses come from the arguments, or one a line from standard input. Exit 0: checked, 2: wrong use, 130: Ctrl-C.
 */
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dohResolver } from '../dnsbl/doh.ts';
import { nodeResolver } from '../dnsbl/node.ts';
import type { Resolver } from '../dnsbl/types.ts';
import { loadContent } from '../schema/load.ts';
import { compileZones } from '../schema/zones.ts';
import { type AddressCheck, checkAddresses } from './check-ip/run.ts';
import { arrayWriter, type Writer, writers } from './check-ip/write.ts';

const USAGE = `Check addresses against the blocklists.

  npm run --silent check-ip -- ADDRESS... [options]
  npm run --silent check-ip -- [options] < file-with-one-address-a-line

  --resolver HOST:PORT   ask this DNS server (or an https:// address, RFC 8484) instead of the system's
  --json                 one JSON object; an array where there are several addresses
  --ndjson               one JSON object a line
  --timeout MS           limit of one question, default 5000
  --help
`;

class UsageError extends Error {}

async function main(): Promise<number> {
	const { values, positionals } = readArguments();
	if (values.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const timeoutMs = Number(values.timeout ?? 5000);
	if (!(timeoutMs >= 1 && timeoutMs <= 60_000)) throw new UsageError('--timeout takes 1 to 60000 (ms)');
	if (positionals.length === 0 && process.stdin.isTTY) throw new UsageError('name at least one address');

	const stop = new AbortController();
	// Twice at once is Node's own default again: nobody is ever locked in.
	process.once('SIGINT', () => stop.abort(new Error('interrupted')));
	const content = loadContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
	const checks = checkAddresses({
		addresses: positionals.length > 0 ? positionals : linesOf(stop.signal),
		zones: compileZones(content.blocklists).zones,
		resolver: toResolver(values.resolver),
		// A test address can be listed only by a resolver of one's own.
		checkAnyScope: values.resolver !== undefined,
		signal: stop.signal,
		timeoutMs,
	});
	try {
		return await writeAll(checks, toWriter(values, positionals.length));
	} catch (error) {
		if (stop.signal.aborted) return 130;
		throw error;
	}
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				resolver: { type: 'string' },
				timeout: { type: 'string' },
				json: { type: 'boolean' },
				ndjson: { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

function toResolver(given: string | undefined): Resolver {
	if (given !== undefined && /^https?:\/\//.test(given)) {
		// Whether it counts as public is for the lists to say: their test points are asked through it.
		return dohResolver({ name: new URL(given).host, url: given, isPublic: false });
	}
	try {
		return nodeResolver(given);
	} catch {
		throw new UsageError(`--resolver takes an address such as 127.0.0.1:5300, not ${given}`);
	}
}

function toWriter(values: { readonly json?: boolean; readonly ndjson?: boolean }, count: number): Writer {
	if (values.ndjson) return writers.ndjson;
	if (!values.json) return writers.text;
	return count === 1 ? writers.json : arrayWriter();
}

async function* linesOf(signal: AbortSignal): AsyncGenerator<string> {
	const lines = createInterface({ input: process.stdin, signal });
	for await (const line of lines) if (line.trim() !== '') yield line.trim();
}

/** Writes each check as it comes and waits where the reader is slow, so that memory stays flat. */
async function writeAll(checks: AsyncIterable<AddressCheck>, writer: Writer): Promise<number> {
	let failed = 0;
	for await (const check of checks) {
		if (check.error !== undefined) {
			failed++;
			process.stderr.write(`${check.ip}: ${check.error}\n`);
		} else if (check.warning !== undefined) process.stderr.write(`${check.ip}: ${check.warning}\n`);
		await write(writer.each(check));
	}
	await write(writer.end());
	return failed > 0 ? 2 : 0;
}

function write(text: string): Promise<void> {
	if (text === '' || process.stdout.write(text)) return Promise.resolve();
	return new Promise((resolve) => process.stdout.once('drain', resolve));
}

// A reader that goes away (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
main().then(
	(code) => process.exit(code),
	(error) => {
		process.stderr.write(
			error instanceof UsageError ? `${error.message}\n\n${USAGE}` : `${String(error?.message ?? error)}\n`,
		);
		process.exit(2);
	},
);
