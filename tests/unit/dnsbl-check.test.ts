/** How the check runs: side by side, as a stream, stopped at once, with the test points asked once. */
import { expect, test, vi } from 'vitest';
import { type CheckOptions, checkZones as check, suitableZones } from '../../src/dnsbl/check.ts';
import type { DnsAnswer, Resolver, Subject, Zone, ZoneResult } from '../../src/dnsbl/types.ts';
import { WORDS } from '../../src/dnsbl/words.ts';

const checkZones = (options: Subject & Omit<CheckOptions, 'words' | 'ip' | 'domain'>) =>
	check({ ...options, words: WORDS } as CheckOptions);

const zone = (name: string, more: Partial<Zone> = {}): Zone => ({
	blocklist: name,
	zone: `${name}.example`,
	lists: 'ip',
	ipv4: true,
	ipv6: false,
	codes: [{ code: '127.0.0.2', meaning: 'Listed.', listed: true }],
	errors: [],
	testPoint: { listed: '127.0.0.2', notListed: '127.0.0.1' },
	answersPublicResolvers: 'yes',
	...more,
});

/** A resolver with healthy lists that hold nothing but their test points; zones named `mute*` never answer. */
function fakeResolver() {
	const asked: string[] = [];
	let running = 0;
	let most = 0;
	const resolver: Resolver = {
		name: 'fake',
		isPublic: false,
		async resolve(name, type, { signal }): Promise<DnsAnswer> {
			asked.push(`${type} ${name}`);
			most = Math.max(most, ++running);
			try {
				await new Promise<void>((resolve, reject) => {
					signal.addEventListener('abort', () => reject(signal.reason), { once: true });
					if (!name.includes('mute')) setTimeout(resolve, 5);
				});
			} finally {
				running--;
			}
			const listed = name.startsWith('2.0.0.127.');
			return { rcode: listed ? 'NOERROR' : 'NXDOMAIN', records: listed ? ['127.0.0.2'] : [], ttl: 0 };
		},
	};
	return { resolver, asked, most: () => most };
}

async function collect(stream: AsyncIterable<ZoneResult>): Promise<ZoneResult[]> {
	const all: ZoneResult[] = [];
	for await (const result of stream) all.push(result);
	return all;
}

test('a mute list ends at its limit and nobody waits for it', async () => {
	const { resolver } = fakeResolver();
	const zones = [zone('mute'), zone('a'), zone('b')];
	const times: [string, number][] = [];
	const start = performance.now();
	for await (const { blocklist } of checkZones({ ip: '192.0.2.1', zones, resolver, timeoutMs: 300 }))
		times.push([blocklist, performance.now() - start]);
	expect(times.map(([name]) => name)).toEqual(['a', 'b', 'mute']);
	expect(times[1]?.[1]).toBeLessThan(200);
	expect(times[2]?.[1]).toBeGreaterThanOrEqual(290);
	expect(times[2]?.[1]).toBeLessThan(600);
});

test('the checks of a run ask each test point once; a known fault saves the question', async () => {
	const { resolver, asked } = fakeResolver();
	const options = { zones: [zone('a'), zone('mute')], resolver, timeoutMs: 50, proofs: new Map() };
	await collect(checkZones({ ip: '192.0.2.1', ...options }));
	expect(asked).toHaveLength(6);
	const again = await collect(checkZones({ ip: '192.0.2.9', ...options }));
	expect(asked.slice(6)).toEqual(['A 9.2.0.192.a.example']);
	expect(again.map(({ state }) => state).sort()).toEqual(['not-listed', 'unknown']);
	await collect(checkZones({ ip: '192.0.2.9', ...options, proofs: new Map() }));
	expect(asked.slice(7)).toHaveLength(6);
});

test('a proof is asked again after a while, one that failed sooner', async () => {
	vi.useFakeTimers({ toFake: ['Date'] });
	try {
		const { resolver, asked } = fakeResolver();
		const options = { zones: [zone('a'), zone('mute')], resolver, timeoutMs: 50, proofs: new Map() };
		const count = async () => {
			const before = asked.length;
			await collect(checkZones({ ip: '192.0.2.1', ...options }));
			return asked.length - before;
		};
		expect(await count()).toBe(6);
		expect(await count()).toBe(1);
		vi.setSystemTime(Date.now() + 31_000);
		expect(await count()).toBe(4); // the mute list gets another chance
		vi.setSystemTime(Date.now() + 300_000);
		expect(await count()).toBe(6);
	} finally {
		vi.useRealTimers();
	}
});

test('"fresh" is passed on to the resolver', async () => {
	const seen: (boolean | undefined)[] = [];
	const { resolver } = fakeResolver();
	const watching: Resolver = {
		...resolver,
		resolve: (name, type, options) => {
			seen.push(options.fresh);
			return resolver.resolve(name, type, options);
		},
	};
	await collect(checkZones({ ip: '192.0.2.1', zones: [zone('a')], resolver: watching, fresh: true }));
	expect(seen).toEqual([true, true, true]);
});

test('cancelling ends the stream at once, and what shares its test points ends with it', async () => {
	const { resolver } = fakeResolver();
	const stop = new AbortController();
	const options = {
		zones: [zone('mute')],
		resolver,
		signal: stop.signal,
		timeoutMs: 5000,
		proofs: new Map(),
	};
	const both = ['192.0.2.1', '192.0.2.2'].map((ip) => collect(checkZones({ ip, ...options })));
	const start = performance.now();
	stop.abort(new Error('enough'));
	for (const check of both) await expect(check).rejects.toThrow('enough');
	expect(performance.now() - start).toBeLessThan(50);
	await expect(collect(checkZones({ ip: '192.0.2.3', ...options }))).rejects.toThrow('enough');
});

test('a check that is left early spoils no other of its run', async () => {
	const { resolver } = fakeResolver();
	const options = {
		zones: [zone('a'), zone('b')],
		resolver,
		signal: new AbortController().signal,
		proofs: new Map(),
	};
	const left = (async () => {
		for await (const _ of checkZones({ ip: '192.0.2.1', ...options })) break;
	})();
	const whole = collect(checkZones({ ip: '192.0.2.2', ...options }));
	await left;
	expect((await whole).map(({ state }) => state)).toEqual(['not-listed', 'not-listed']);
});

test('a reader that leaves early ends the questions', async () => {
	let aborted = 0;
	const { resolver } = fakeResolver();
	const watching: Resolver = {
		...resolver,
		resolve: (name, type, options) => {
			options.signal.addEventListener('abort', () => aborted++);
			return resolver.resolve(name, type, options);
		},
	};
	for await (const result of checkZones({
		ip: '192.0.2.1',
		zones: [zone('a'), zone('mute')],
		resolver: watching,
	})) {
		expect(result.blocklist).toBe('a');
		break;
	}
	expect(aborted).toBe(3);
});

test('no more zones at once than asked for', async () => {
	const { resolver, most } = fakeResolver();
	const zones = Array.from({ length: 20 }, (_, index) => zone(`z${index}`));
	const results = await collect(checkZones({ ip: '192.0.2.1', zones, resolver, concurrency: 2 }));
	expect(results).toHaveLength(20);
	expect(most()).toBeLessThanOrEqual(6); // a zone asks its two test points beside the question
});

test('a list without a test point proves nothing', async () => {
	const { resolver } = fakeResolver();
	const results = await collect(
		checkZones({ ip: '127.0.0.2', zones: [zone('a', { testPoint: null })], resolver }),
	);
	expect(results).toMatchObject([
		{ state: 'unknown', answers: ['127.0.0.2'], why: expect.stringContaining('no test') },
	]);
});

test('only lists that can hold the subject are asked', () => {
	const zones = [
		zone('four'),
		zone('both', { ipv6: true }),
		zone('six', { ipv4: false, ipv6: true }),
		zone('names', { lists: 'domain' }),
	];
	const names = (subject: { ip: string } | { domain: string }) =>
		suitableZones(subject, zones).map(({ blocklist }) => blocklist);
	expect(names({ ip: '192.0.2.1' })).toEqual(['four', 'both']);
	expect(names({ ip: '::ffff:192.0.2.1' })).toEqual(['four', 'both']);
	expect(names({ ip: '2001:db8::1' })).toEqual(['both', 'six']);
	expect(names({ domain: 'example.com' })).toEqual(['names']);
	expect(names({ domain: '192.0.2.1' })).toEqual([]);
});

test('what is neither address nor domain is an error', async () => {
	const { resolver } = fakeResolver();
	await expect(collect(checkZones({ ip: 'mail.example.com', zones: [zone('a')], resolver }))).rejects.toThrow(
		RangeError,
	);
});
