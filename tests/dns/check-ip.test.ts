/** The command line against real lists: what it writes, where, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import { compileZones } from '../../src/schema/zones.ts';
import { type DataSet, type DnsServices, hasDnsPrograms, startDnsServices } from './services.ts';

const { zones } = compileZones(loadContent().blocklists);
const ipZones = zones.filter(({ lists, ipv4 }) => lists === 'ip' && ipv4);
/** Healthy lists, but for one that is mute and one that refuses. */
const sets: DataSet[] = zones.flatMap(({ zone, lists, testPoint }): DataSet[] => {
	if (zone === 'psbl.surriel.com')
		return [
			{ zone, type: 'acl', data: '127.0.0.0/8 :refuse' },
			{ zone, type: 'ip4set', data: '' },
		];
	if (zone === 'bip.virusfree.cz')
		return [
			{ zone, type: 'acl', data: '127.0.0.0/8 :ignore' },
			{ zone, type: 'ip4set', data: '' },
		];
	if (lists === 'domain') return [{ zone, type: 'dnset', data: testPoint?.listed ?? '' }];
	const hit = zone === 'bl.spamcop.net' ? '\n192.0.2.7 :127.0.0.2:Blocked - see https://list.example/?$' : '';
	return [{ zone, type: 'ip4set', data: `127.0.0.2 :127.0.0.2:test${hit}` }];
});

interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly error: string;
}

const start = (args: readonly string[]) => spawn(process.execPath, ['src/cli/check-ip.ts', ...args]);

async function ended(child: ChildProcess): Promise<Ended> {
	let out = '';
	let error = '';
	child.stdout?.on('data', (chunk) => (out += chunk));
	child.stderr?.on('data', (chunk) => (error += chunk));
	const [code] = await once(child, 'close');
	return { code, out, error };
}

async function run(args: readonly string[], input = ''): Promise<Ended> {
	const child = start(args);
	child.stdin.end(input);
	return ended(child);
}

const states = (line: string) => {
	const { ip, results } = JSON.parse(line) as { ip: string; results: { zone: string; state: string }[] };
	return {
		ip,
		of: Object.fromEntries(results.map(({ zone, state }) => [zone, state])),
		count: results.length,
	};
};

describe.skipIf(!hasDnsPrograms())('check-ip', () => {
	let services: DnsServices<'own' | 'public'>;
	let resolver: string[];
	beforeAll(async () => {
		services = await startDnsServices(sets);
		resolver = ['--resolver', `127.0.0.1:${services.dnsPort}`, '--timeout', '300'];
	});
	afterAll(() => services?.stop());

	test('--json: one object with every field, lists by weight', async () => {
		const { code, out, error } = await run(['192.0.2.7', '--json', ...resolver]);
		expect(code).toBe(0);
		expect(error).toContain('documentation address');
		const { ip, results } = JSON.parse(out);
		expect(ip).toBe('192.0.2.7');
		expect(results.map(({ zone }: { zone: string }) => zone)).toEqual(ipZones.map(({ zone }) => zone));
		expect(results.find(({ zone }: { zone: string }) => zone === 'bl.spamcop.net')).toEqual({
			blocklist: 'spamcop',
			zone: 'bl.spamcop.net',
			state: 'listed',
			answers: ['127.0.0.2'],
			meaning: expect.stringContaining('On SpamCop'),
			why: null,
			txt: 'Blocked - see https://list.example/?192.0.2.7',
		});
		const { of } = states(out);
		expect(of).toMatchObject({
			'zen.spamhaus.org': 'not-listed',
			'psbl.surriel.com': 'unknown',
			'bip.virusfree.cz': 'unknown',
		});
	});

	test('--ndjson: addresses from standard input, one line each, in order; a bad one does not end the run', async () => {
		const { code, out, error } = await run(
			['--ndjson', ...resolver],
			'192.0.2.1\n\nnot-an-address\n::ffff:192.0.2.7\n',
		);
		const lines = out.trim().split('\n');
		expect(lines).toHaveLength(3);
		expect(states(lines[0] ?? '').count).toBe(ipZones.length);
		expect(JSON.parse(lines[1] ?? '')).toEqual({ ip: 'not-an-address', error: 'this is not an IP address' });
		expect(states(lines[2] ?? '')).toMatchObject({ ip: '192.0.2.7', of: { 'bl.spamcop.net': 'listed' } });
		expect(error).toContain('not-an-address: this is not an IP address');
		expect(code).toBe(2);
	});

	test('through DNS over HTTPS; several addresses make an array; people get words', async () => {
		const doh = ['--resolver', services.routes.own.plainUrl, '--timeout', '300'];
		const json = await run(['192.0.2.7', '192.0.2.8', '--json', ...doh]);
		expect(JSON.parse(json.out).map(({ ip }: { ip: string }) => ip)).toEqual(['192.0.2.7', '192.0.2.8']);
		const text = await run(['192.0.2.7', ...doh]);
		expect(text.out).toMatch(
			/^192\.0\.2\.7: 1 listed, \d+ not listed, \d+ could not be checked\n {2}LISTED +bl\.spamcop\.net/,
		);
	});

	test('wrong use is said on standard error, with exit code 2', async () => {
		for (const [args, words] of [
			[['192.0.2.1', '--resolver', 'nonsense:port'], '--resolver takes an address'],
			[['--colour'], "Unknown option '--colour'"],
			[['192.0.2.1', '--timeout', 'soon'], '--timeout takes'],
			[['192.0.2.1'], 'name a resolver with --resolver'],
			[['10.0.0.1'], 'private address'],
		] as const) {
			const { code, out, error } = await run(args);
			expect(error).toContain(words);
			expect([code, out]).toEqual([2, '']);
		}
	});

	test('Ctrl-C ends it at once', async () => {
		const child = start(['--ndjson', '--resolver', `127.0.0.1:${services.dnsPort}`, '--timeout', '60000']);
		const all = ended(child);
		child.stdin.write('not-an-address\n');
		for (let index = 0; index < 300; index++) child.stdin.write(`198.51.100.${index % 256}\n`);
		// The bad address is answered when the others are under way; the mute list holds those up for a minute.
		await once(child.stdout, 'data');
		const asked = performance.now();
		child.kill('SIGINT');
		const { code } = await all;
		expect(code).toBe(130);
		expect(performance.now() - asked).toBeLessThan(500);
	});

	test('a reader that goes away ends it quietly', async () => {
		const child = start(['--ndjson', ...resolver]);
		child.stdout.once('data', () => child.stdout.destroy());
		child.stdin.on('error', () => {});
		child.stdin.end('198.51.100.9\n'.repeat(500));
		const { error } = await ended(child);
		expect(error).not.toMatch(/EPIPE|Error/);
	});
});
