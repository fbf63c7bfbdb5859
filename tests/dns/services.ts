/**
 * A real blocklist server (rbldnsd) behind a real DNS-over-HTTPS server (dnsdist), on free loopback ports.
 *
 * Zone data are rbldnsd data sets as text. An `acl` data set answers by the asker's address, so that one server plays
 * every part: `127.0.0.99 :127.255.255.254:Error: open resolver` makes the route with source 127.0.0.99 "a public
 * resolver", `:refuse` and `:ignore` make lists that refuse or stay mute. Names outside the zones are REFUSED.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DNS_MISSING, findDnsPrograms } from '../../src/setup/dns.mjs';
import { answersDns, freeTcpPorts, freeUdpPort, listensTcp, waitFor } from './ports.ts';
import { type SlowLink, slowLink } from './slow-link.ts';

export { DNS_MISSING };

/** For `describe.skipIf(!hasDnsPrograms())`: say `DNS_MISSING` where it is false. */
export const hasDnsPrograms = (): boolean => findDnsPrograms() !== null;

/** One rbldnsd data set; a zone may have several, asked in this order. */
export interface DataSet {
	readonly zone: string;
	readonly type: 'ip4set' | 'ip4trie' | 'ip6tset' | 'ip6trie' | 'dnset' | 'generic' | 'acl';
	/** Lines in rbldnsd's own format (rbldnsd(8)). A `$SOA` is added, so that "not listed" may be cached. */
	readonly data: string;
}

/** One way to ask: DNS over HTTPS whose questions reach the blocklists from `source`. */
export interface Route {
	/** `https://127.0.0.1:PORT/dns-query`, HTTP/2, self-signed (see `certificate`). */
	readonly url: string;
	readonly port: number;
	/** The same without TLS, for clients that cannot be told to trust the certificate. */
	readonly plainUrl: string;
}

export interface DnsServices<Name extends string> {
	/** rbldnsd itself, plain DNS over UDP on 127.0.0.1. */
	readonly dnsPort: number;
	/** dnsdist on plain DNS over UDP on 127.0.0.1: the first route, with the rules. */
	readonly frontPort: number;
	readonly routes: Record<Name, Route>;
	/** PEM; good for localhost, 127.0.0.1 and the host names given. */
	readonly certificate: string;
	stop(): Promise<void>;
}

/** By default two routes: the host's own resolver and a public one. */
export const ROUTES = { own: '127.0.0.1', public: '127.0.0.99' } as const;

/**
 * Starts the services; takes about 0.3 s. Always `stop()` them.
 * @param sets the blocklists' data
 * @param sources route name -> loopback address its questions come from
 * @param rules lines of dnsdist configuration asked before anything else: `addAction("gone.example.", RCodeAction(DNSRCode.SERVFAIL))`
 * @param delayMs time that each answer of a list takes longer; all routes then reach the lists from 127.0.0.1
 * @throws when a program is missing or does not come up in 5 s, with what it said
 */
export async function startDnsServices<Name extends string = keyof typeof ROUTES>(
	sets: readonly DataSet[],
	sources: Record<Name, string> = ROUTES as Record<string, string> as Record<Name, string>,
	rules: readonly string[] = [],
	delayMs = 0,
): Promise<DnsServices<Name>> {
	const programs = findDnsPrograms();
	if (!programs) throw new Error(DNS_MISSING);
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-dns-'));
	chmodSync(folder, 0o755); // rbldnsd gives up root before it reads its zones
	const running: ChildProcess[] = [];
	let link: SlowLink | null = null;
	const stop = async () => {
		link?.close();
		await Promise.all(running.map(end));
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const names = Object.keys(sources) as Name[];
		const dnsPort = await freeUdpPort();
		const specs = writeZones(folder, sets);
		const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
		const rbldnsd = run(programs.rbldnsd, [
			...['-n', '-4', ...user, '-w', folder, '-b', `127.0.0.1/${dnsPort}`, '-t', '60', '-c', '60s'],
			...specs,
		]);
		running.push(rbldnsd.child);
		await waitFor(() => answersDns(dnsPort), rbldnsd.failure, 'rbldnsd');

		if (delayMs > 0) link = await slowLink(dnsPort, delayMs);

		makeCertificate(programs.openssl, folder);
		const ports = await freeTcpPorts(1 + 2 * names.length);
		const [frontPort = 0, ...dohPorts] = ports;
		const routes = names.map((name, index) => ({
			name,
			source: sources[name],
			tls: dohPorts[2 * index] ?? 0,
			plain: dohPorts[2 * index + 1] ?? 0,
		}));
		writeFileSync(
			join(folder, 'dnsdist.conf'),
			dnsdistConfig(folder, frontPort, link?.port ?? dnsPort, routes, rules),
		);
		const dnsdist = run(programs.dnsdist, ['--supervised', '-C', join(folder, 'dnsdist.conf')]);
		running.push(dnsdist.child);
		for (const port of dohPorts) await waitFor(() => listensTcp(port), dnsdist.failure, 'dnsdist');

		const route = (r: (typeof routes)[number]): [Name, Route] => [
			r.name,
			{
				url: `https://127.0.0.1:${r.tls}/dns-query`,
				port: r.tls,
				plainUrl: `http://127.0.0.1:${r.plain}/dns-query`,
			},
		];
		return {
			dnsPort,
			frontPort,
			routes: Object.fromEntries(routes.map(route)) as Record<Name, Route>,
			certificate: readFileSync(join(folder, 'cert.pem'), 'utf8'),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Writes one file per data set and returns rbldnsd's zone arguments. */
function writeZones(folder: string, sets: readonly DataSet[]): string[] {
	return sets.map((set, index) => {
		const soa =
			set.type === 'acl' ? '' : `$SOA 60 ns.${set.zone} hostmaster.${set.zone} 0 600 300 86400 60\n`;
		writeFileSync(join(folder, `zone-${index}`), `${soa}${set.data}\n`, { mode: 0o644 });
		return `${set.zone}:${set.type}:zone-${index}`;
	});
}

interface DohRoute {
	readonly name: string;
	readonly source: string;
	readonly tls: number;
	readonly plain: number;
}

/** dnsdist 1.7 configuration: one pool per route, no outside questions, CORS as public resolvers send it. */
function dnsdistConfig(
	folder: string,
	front: number,
	dnsPort: number,
	routes: readonly DohRoute[],
	rules: readonly string[],
): string {
	const options = '"/dns-query", {customResponseHeaders={["access-control-allow-origin"]="*"}}';
	return [
		'setSecurityPollSuffix("")', // or it asks PowerDNS about its own version
		`setLocal("127.0.0.1:${front}")`,
		'setACL({"127.0.0.0/8"})',
		...rules,
		...routes.flatMap(({ name, source, tls, plain }) => [
			`newServer({address="127.0.0.1:${dnsPort}", source="${source}", name="${name}", pool="${name}"}):setUp()`,
			`addDOHLocal("127.0.0.1:${tls}", "${folder}/cert.pem", "${folder}/key.pem", ${options})`,
			`addDOHLocal("127.0.0.1:${plain}", nil, nil, ${options})`,
			`addAction(OrRule({DSTPortRule(${tls}), DSTPortRule(${plain})}), PoolAction("${name}"))`,
		]),
		`addAction(AllRule(), PoolAction("${routes[0]?.name ?? ''}"))`,
	].join('\n');
}

function makeCertificate(openssl: string, folder: string): void {
	const made = spawnSync(
		openssl,
		[
			...[
				'req',
				'-x509',
				'-nodes',
				'-newkey',
				'ec',
				'-pkeyopt',
				'ec_paramgen_curve:prime256v1',
				'-days',
				'2',
			],
			...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
			...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
		],
		{ encoding: 'utf8' },
	);
	if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.stderr}`);
	chmodSync(join(folder, 'key.pem'), 0o644);
}

/** Starts a program and keeps what it says, for the message when it fails. */
function run(
	program: string,
	args: readonly string[],
): { child: ChildProcess; failure: () => string | null } {
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	let failed: string | null = null;
	child.stdout?.on('data', (chunk) => (said += chunk));
	child.stderr?.on('data', (chunk) => (said += chunk));
	child.on('error', (error) => (failed = error.message));
	child.on('exit', (code) => (failed = `ended with ${code}: ${said.trim()}`));
	return { child, failure: () => failed };
}

/** Ends a child and waits until it is gone. */
function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		child.once('exit', () => resolve());
		child.kill('SIGTERM');
		setTimeout(() => child.kill('SIGKILL'), 2000).unref();
	});
}
