/** Checks through the service: cached by time to live, shared while they run, keys never shown. */
import { expect, test, vi } from 'vitest';
import type { Resolver, Zone } from '../../src/dnsbl/types.ts';
import { WORDS } from '../../src/dnsbl/words.ts';
import { Checks, type ChecksOptions } from '../../src/service/blocklists/checks.ts';
import { withKeys } from '../../src/service/blocklists/keyed.ts';

const zone = (name: string): Zone => ({
	blocklist: name.split('.')[0] ?? name,
	zone: name,
	lists: 'ip',
	ipv4: true,
	ipv6: true,
	codes: [{ code: '127.0.0.2', meaning: 'Listed.', listed: true }],
	errors: [],
	testPoint: { listed: '127.0.0.2', notListed: '127.0.0.1' },
	answersPublicResolvers: 'no',
});
const IP = '93.184.216.34';

/** A list that has the test point and `IP`; counts what it was asked. */
function lists(ttl: number, delayMs = 0) {
	const asked: string[] = [];
	const resolver: Resolver = {
		name: 'test',
		isPublic: false,
		async resolve(name, type) {
			asked.push(`${type} ${name}`);
			await new Promise((resolve) => setTimeout(resolve, delayMs));
			if (type === 'TXT') return { rcode: 'NOERROR', records: ['why'], ttl: 0 };
			return /^(2\.0\.0\.127|34\.216\.184\.93)\./.test(name)
				? { rcode: 'NOERROR', records: ['127.0.0.2'], ttl }
				: { rcode: 'NXDOMAIN', records: [], ttl: 0 };
		},
	};
	return { asked, resolver };
}

function checksOf(resolver: Resolver, options: Partial<ChecksOptions> = {}) {
	let now = 0;
	const how: string[] = [];
	const checks = new Checks({
		zones: [zone('one.example'), zone('two.example')],
		resolver,
		words: WORDS,
		clock: () => now,
		timeoutMs: 1000,
		keepMs: { min: 1000, max: 300_000 },
		atOnce: 2,
		cachedAddresses: 2,
		signal: new AbortController().signal,
		onCheck: (kind) => how.push(kind),
		...options,
	});
	return { checks, how, pass: (ms: number) => (now += ms) };
}

async function textOf(checks: Checks, ip = IP): Promise<string> {
	const answer = checks.check(ip);
	return answer.kind === 'finished'
		? new TextDecoder().decode(answer.bytes)
		: new Response(answer.stream).text();
}

test('each list is an event, and `done` is the last', async () => {
	const { checks } = checksOf(lists(60).resolver);
	const events = (await textOf(checks)).trim().split('\n\n');
	expect(events.map((event) => event.split('\n')[0])).toEqual([
		'event: result',
		'event: result',
		'event: done',
	]);
	const results = events.slice(0, 2).map((event) => JSON.parse(event.split('\ndata: ')[1] ?? ''));
	expect(results.map(({ state, txt }) => `${state} ${txt}`)).toEqual(['listed why', 'listed why']);
	expect(events[2]).toBe(`event: done\ndata: {"ip":"${IP}","lists":2}`);
});

test('an answer is kept as long as it lives, byte for byte', async () => {
	const { asked, resolver } = lists(60);
	const { checks, how, pass } = checksOf(resolver);
	const first = await textOf(checks);
	const count = asked.length;
	pass(59_999);
	expect(await textOf(checks)).toBe(first);
	expect(asked.length).toBe(count);
	pass(1);
	await textOf(checks);
	expect(asked.length).toBeGreaterThan(count);
	expect(how).toEqual(['asked', 'cached', 'asked']);
});

test.each([
	['a second', 1, 1000],
	['a day', 86_400, 300_000],
])('a life of %s is bounded', async (_, ttl, keptMs) => {
	const { checks, how, pass } = checksOf(lists(ttl).resolver);
	await textOf(checks);
	pass(keptMs - 1);
	await textOf(checks);
	pass(1);
	await textOf(checks);
	expect(how).toEqual(['asked', 'cached', 'asked']);
});

test('a check with a silent list is kept for 20 s only', async () => {
	const { resolver } = lists(300);
	const mute: Resolver = {
		...resolver,
		resolve: (name, ...rest) =>
			name.endsWith('.two.example')
				? Promise.reject(Object.assign(new Error(), { name: 'TimeoutError' }))
				: resolver.resolve(name, ...rest),
	};
	const { checks, how, pass } = checksOf(mute);
	expect(await textOf(checks)).toContain('"state":"unknown"');
	pass(19_999);
	await textOf(checks);
	pass(1);
	await textOf(checks);
	expect(how).toEqual(['asked', 'cached', 'asked']);
});

test('many who ask at once share one check, also who comes late', async () => {
	const { asked, resolver } = lists(60, 20);
	const { checks, how } = checksOf(resolver);
	const early = Array.from({ length: 50 }, () => textOf(checks));
	await new Promise((resolve) => setTimeout(resolve, 30));
	const texts = await Promise.all([...early, textOf(checks)]);
	expect(new Set(texts).size).toBe(1);
	expect(asked.filter((name) => name === 'A 34.216.184.93.one.example')).toHaveLength(1);
	expect(how.filter((kind) => kind === 'joined')).toHaveLength(50);
});

test('who leaves early does not end the check of the others', async () => {
	const { checks } = checksOf(lists(60, 20).resolver);
	const leaving = checks.check(IP);
	const staying = textOf(checks);
	if (leaving.kind === 'running') await leaving.stream.cancel();
	expect(await staying).toContain('event: done');
});

test('too many addresses at once: 503 with the time to wait', async () => {
	const { checks } = checksOf(lists(60, 20).resolver);
	const running = [textOf(checks, '93.184.216.1'), textOf(checks, '93.184.216.2')];
	expect(() => checks.check('93.184.216.3')).toThrow(expect.objectContaining({ kind: 'unavailable' }));
	await Promise.all(running);
	await textOf(checks, '93.184.216.3');
});

test('the oldest of too many kept answers goes', async () => {
	const { checks, how } = checksOf(lists(60).resolver);
	for (const last of [1, 2, 3, 2, 1]) await textOf(checks, `93.184.216.${last}`);
	expect(how).toEqual(['asked', 'asked', 'asked', 'cached', 'asked']);
});

test('when the service stops a stream ends without `done`, and nothing is kept', async () => {
	const control = new AbortController();
	const { checks, how } = checksOf(lists(60, 50).resolver, { signal: control.signal });
	const text = textOf(checks);
	control.abort(new Error('the service stops'));
	expect(await text).not.toContain('event: done');
	await vi.waitFor(() => expect(checks.runningCount).toBe(0));
	expect(how).toEqual(['asked']);
});

test('a key stands in the question and nowhere else', async () => {
	const { asked, resolver } = lists(60);
	const zen = zone('zen.spamhaus.org');
	const keys = { SPAMHAUS_DQS_KEY: 'secretkey1', ABUSIX_KEY: 'secretkey2' };
	const asking = withKeys(
		{ zones: [zone('one.example'), zen], resolver: { ...resolver, isPublic: true } },
		keys,
	);
	const { checks } = checksOf(asking.resolver, { zones: asking.zones });
	const text = await textOf(checks);
	expect(asked).toContain('A 34.216.184.93.secretkey1.zen.dq.spamhaus.net');
	expect(asked).toContain('A 34.216.184.93.secretkey2.combined.mail.abusix.zone');
	expect(text).not.toContain('secretkey');
	expect(text).toContain('"zone":"zen.spamhaus.org","answers":["127.0.0.2"]');
	expect(text).toContain('"blocklist":"abusix"');
	// Without a key the list is not asked through a public resolver.
	expect(asked.some((name) => name.endsWith('one.example'))).toBe(false);
	expect(withKeys({ zones: [zen], resolver }, {}).zones).toEqual([zen]);
});
