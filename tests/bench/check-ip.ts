/** How fast the command line checks addresses against a local blocklist server, and how much memory it takes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadContent } from '../../src/schema/load.ts';
import { compileZones } from '../../src/schema/zones.ts';
import { type DataSet, DNS_MISSING, hasDnsPrograms, startDnsServices } from '../dns/services.ts';

interface Measured {
	readonly addresses: number;
	readonly answers: number;
	readonly seconds: number;
	/** Highest resident memory in MB. */
	readonly memory: number;
	readonly unknown: number;
}

/** Addresses of 198.18.0.0/15, which are kept for measurements (RFC 2544). */
const address = (index: number) => `198.18.${(index >> 8) & 255}.${index & 255}`;

async function measure(port: number, addresses: number): Promise<Measured> {
	const start = performance.now();
	const child = spawn(
		process.execPath,
		['src/cli/check-ip.ts', '--ndjson', '--resolver', `127.0.0.1:${port}`],
		{
			stdio: ['pipe', 'pipe', 'ignore'],
		},
	);
	let answers = 0;
	let unknown = 0;
	let memory = 0;
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		answers += text.split('"state"').length - 1;
		unknown += text.split('"unknown"').length - 1;
	});
	const watch = setInterval(() => {
		memory = Math.max(memory, residentMegabytes(child.pid));
	}, 50);
	for (let index = 0; index < addresses; index++) {
		if (!child.stdin.write(`${address(index)}\n`)) await once(child.stdin, 'drain');
	}
	child.stdin.end();
	await once(child, 'close');
	clearInterval(watch);
	return { addresses, answers, seconds: (performance.now() - start) / 1000, memory, unknown };
}

/** From Linux's /proc; 0 elsewhere. */
function residentMegabytes(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
	} catch {
		return 0;
	}
}

/** Prints the figures of 1,000 addresses and of 10,000. @throws where the blocklist server is missing */
export async function benchCheckIp(): Promise<void> {
	if (!hasDnsPrograms()) throw new Error(DNS_MISSING);
	const { zones } = compileZones(loadContent().blocklists);
	const sets = zones.map(
		({ zone, lists, testPoint }): DataSet => ({
			zone,
			type: lists === 'domain' ? 'dnset' : 'ip4set',
			data: testPoint?.listed ?? '',
		}),
	);
	const services = await startDnsServices(sets);
	try {
		for (const addresses of [1000, 10_000]) {
			const { answers, seconds, memory, unknown } = await measure(services.dnsPort, addresses);
			console.log(
				`${addresses} addresses: ${answers} answers in ${seconds.toFixed(2)} s (${Math.round(answers / seconds)}/s with the start), ${unknown} unknown, at most ${memory} MB`,
			);
		}
	} finally {
		await services.stop();
	}
}
