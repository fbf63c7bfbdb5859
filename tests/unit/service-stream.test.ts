/** The page's side of a check through the service, against the service itself and against broken streams. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { Zone, ZoneResult } from '../../src/dnsbl/types.ts';
import { ServiceRefusal, serviceResults } from '../../src/troubleshooter/check/service-stream.ts';
import { startTestService } from './support/service.ts';

const zone = (name: string): Zone => ({
	blocklist: name,
	zone: `${name}.example`,
	lists: 'ip',
	ipv4: true,
	ipv6: true,
	codes: [],
	errors: [],
	testPoint: null,
	answersPublicResolvers: 'yes',
});
const signal = () => AbortSignal.timeout(10_000);

async function all(url: string, ip = '93.184.216.34'): Promise<ZoneResult[]> {
	return Array.fromAsync(serviceResults(url, ip, signal()));
}

/** The results of a server that answers so. */
async function against(answer: RequestListener): Promise<ZoneResult[]> {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await once(server, 'listening');
	try {
		return await all(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

test('every list of the service comes, the first time and from its cache; a refusal comes in its own words', async () => {
	const zones = ['one', 'two', 'three'].map(zone);
	const blocklists = { resolver: '127.0.0.1:1', timeoutSeconds: 1 };
	const service = await startTestService({ blocklists }, {}, zones);
	try {
		const first = await all(service.url);
		expect(first.map((result) => result.blocklist).toSorted()).toEqual(['one', 'three', 'two']);
		expect(first.every(({ state, why }) => state === 'unknown' && why !== null)).toBe(true);
		expect(await all(service.url)).toEqual(first);
		const refused = await all(service.url, '10.0.0.1').catch((error) => error);
		expect(refused).toBeInstanceOf(ServiceRefusal);
		expect(refused.message).toMatch(/private address/);
	} finally {
		await service.stop();
	}
});

const RESULT = { blocklist: 'ä', zone: 'z', state: 'listed' };

test('events may be cut anywhere, in the middle of a letter too', async () => {
	const bytes = Buffer.from(
		`event: result\ndata: ${JSON.stringify(RESULT)}\n\nevent: later\ndata: {}\n\nevent: done\ndata: {}\n\n`,
	);
	for (let cut = 1; cut < bytes.length; cut += 7) {
		const results = await against((_, response) => {
			response.write(bytes.subarray(0, cut));
			setImmediate(() => response.end(bytes.subarray(cut)));
		});
		expect(results).toEqual([RESULT]);
	}
});

test('a stream without `done` is no finished check', async () => {
	const cut = against((_, response) => response.end(`event: result\ndata: ${JSON.stringify(RESULT)}\n\n`));
	await expect(cut).rejects.toThrow('broke');
});

test.each([
	['a page of something in between', 502, '<html>Bad gateway</html>'],
	['JSON without words', 503, '{"detail":5}'],
])('%s is no refusal of the service', async (_, status, body) => {
	const answer = against((_request, response) => response.writeHead(status).end(body));
	await expect(answer).rejects.toThrow(`HTTP ${status}`);
});
