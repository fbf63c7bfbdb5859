import { Resolver } from 'node:dns/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersDns, listensTcp } from './ports.ts';
import { DNS_MISSING, type DnsServices, hasDnsPrograms, startDnsServices } from './services.ts';

/** The harness itself: what the other DNS tests stand on. */

if (!hasDnsPrograms()) console.warn(DNS_MISSING);

const ZONES = [
	{ zone: 'list.example', type: 'acl', data: '127.0.0.99 :127.255.255.254:Error: open resolver' },
	{ zone: 'list.example', type: 'ip4set', data: ':127.0.0.2:Listed\n192.0.2.10' },
] as const;

describe.skipIf(!hasDnsPrograms())('DNS services on loopback', () => {
	let services: DnsServices<'own' | 'public'>;
	beforeAll(async () => {
		services = await startDnsServices(ZONES);
	});
	afterAll(() => services.stop());

	it('answers plain DNS questions', async () => {
		const resolver = new Resolver();
		resolver.setServers([`127.0.0.1:${services.dnsPort}`]);
		expect(await resolver.resolve4('10.2.0.192.list.example')).toEqual(['127.0.0.2']);
		await expect(resolver.resolve4('11.2.0.192.list.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
	});

	it('answers over HTTPS, by route', async () => {
		expect(await lastFour(services.routes.own.plainUrl)).toEqual([127, 0, 0, 2]);
		expect(await lastFour(services.routes.public.plainUrl)).toEqual([127, 255, 255, 254]);
	});

	it('speaks HTTP/2 with the certificate it names', async () => {
		const options = {
			port: services.routes.own.port,
			host: '127.0.0.1',
			ca: services.certificate,
			ALPNProtocols: ['h2'],
		};
		const protocol = await new Promise((resolve, reject) => {
			const socket = connect(options, () => {
				resolve(socket.authorized && socket.alpnProtocol);
				socket.destroy();
			});
			socket.once('error', reject);
		});
		expect(protocol).toBe('h2');
	});

	it('leaves nothing running', async () => {
		const other = await startDnsServices(ZONES);
		const { port } = other.routes.own;
		expect([await listensTcp(port), await answersDns(other.dnsPort)]).toEqual([true, true]);
		await other.stop();
		expect([await listensTcp(port), await answersDns(other.dnsPort)]).toEqual([false, false]);
	});
});

/** Asks for the A record of 10.2.0.192.list.example; the address stands at the end of the answer. */
async function lastFour(url: string): Promise<number[]> {
	const labels = '10.2.0.192.list.example'
		.split('.')
		.flatMap((label) => [label.length, ...Buffer.from(label)]);
	const question = Buffer.from([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...labels, 0, 0, 1, 0, 1]);
	const response = await fetch(`${url}?dns=${question.toString('base64url')}`);
	return [...new Uint8Array(await response.arrayBuffer())].slice(-4);
}
