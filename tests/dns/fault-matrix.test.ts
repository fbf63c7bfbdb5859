/** Every fault on every kind of list, through every way of asking, on real servers: never a wrong "listed" or "not listed". */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckOptions, checkZones as check } from '../../src/dnsbl/check.ts';
import { dohResolver } from '../../src/dnsbl/doh.ts';
import { nodeResolver } from '../../src/dnsbl/node.ts';
import type { Resolver, Subject, Zone, ZoneResult } from '../../src/dnsbl/types.ts';
import { WORDS } from '../../src/dnsbl/words.ts';
import { type Case, FAULTS, type FaultName, makeCases, SUBJECTS } from './faults.ts';
import { type DnsServices, hasDnsPrograms, startDnsServices } from './services.ts';

const checkZones = (options: Subject & Omit<CheckOptions, 'words' | 'ip' | 'domain'>) =>
	check({ ...options, words: WORDS } as CheckOptions);

/** A mute list must not make the tests slow; a healthy local one answers in about 1 ms. */
const TIMEOUT_MS = 1500;

const { cases, sets, rules } = makeCases();

/** All cases of one fault asked about their listed or their not listed subject, through one resolver. */
async function run(resolver: Resolver, fault: FaultName, which: 'listed' | 'notListed') {
	const of = cases.filter((entry) => entry.fault === fault);
	return Promise.all(of.map(async (entry) => ({ entry, result: await one(resolver, entry, which) })));
}

async function one(resolver: Resolver, entry: Case, which: 'listed' | 'notListed'): Promise<ZoneResult> {
	const subject = SUBJECTS[entry.subject][which];
	const question = entry.subject === 'domain' ? { domain: subject } : { ip: subject };
	const results: ZoneResult[] = [];
	const options = { zones: [entry.zone], resolver, timeoutMs: TIMEOUT_MS };
	for await (const result of checkZones({ ...question, ...options })) results.push(result);
	expect(results).toHaveLength(1);
	return results[0] as ZoneResult;
}

const label = ({ entry, result }: { entry: Case; result: ZoneResult }) =>
	`${entry.kind} ${entry.subject}: ${result.state} [${result.answers.join(' ')}] ${result.why ?? ''}`;

describe.skipIf(!hasDnsPrograms())('real lists with real faults', () => {
	let services: DnsServices<'own' | 'other'>;
	let resolvers: Record<string, Resolver>;
	beforeAll(async () => {
		services = await startDnsServices(sets, { own: '127.0.0.1', other: '127.0.0.98' }, rules);
		resolvers = {
			'plain DNS': nodeResolver(`127.0.0.1:${services.frontPort}`),
			DoH: dohResolver({ name: 'own', url: services.routes.own.plainUrl, isPublic: false }),
			'DoH, public': dohResolver({ name: 'other', url: services.routes.other.plainUrl, isPublic: true }),
		};
	});
	afterAll(() => services?.stop());

	describe.each(['plain DNS', 'DoH', 'DoH, public'])('%s', (way) => {
		const resolver = () => resolvers[way] as Resolver;

		test('healthy lists are read right, both ways', async () => {
			for (const answer of await run(resolver(), 'none', 'listed')) {
				expect(answer.result.state, label(answer)).toBe('listed');
				expect(answer.result.txt, label(answer)).toMatch(/^why /);
				expect(answer.result.meaning, label(answer)).toMatch(/^Means /);
			}
			for (const answer of await run(resolver(), 'none', 'notListed'))
				expect(answer.result.state, label(answer)).toBe('not-listed');
		});

		test.each((Object.keys(FAULTS) as FaultName[]).filter((fault) => fault !== 'none'))(
			'%s',
			async (fault) => {
				const answers = [
					...(await run(resolver(), fault, 'listed')),
					...(await run(resolver(), fault, 'notListed')),
				];
				expect(answers.length).toBeGreaterThan(18);
				expect(answers.filter(({ result }) => result.state !== 'unknown').map(label)).toEqual([]);
				expect(answers.filter(({ result }) => !result.why).map(label)).toEqual([]);
			},
		);
	});

	test('a list that refuses public resolvers is not asked through one', async () => {
		const base = cases.find(({ fault }) => fault === 'none')?.zone as Zone;
		const asked: string[] = [];
		const spy: Resolver = {
			name: 'spy',
			isPublic: true,
			resolve: (name) => {
				asked.push(name);
				return Promise.reject(new Error('asked'));
			},
		};
		const zones = [{ ...base, answersPublicResolvers: 'no' as const }];
		for await (const result of checkZones({ ip: '192.0.2.1', zones, resolver: spy }))
			expect(result).toMatchObject({ state: 'unknown', why: expect.stringContaining('public') });
		expect(asked).toEqual([]);
	});

	test('an address never goes to a list of names, nor a name to a list of addresses', async () => {
		const zones = cases.filter(({ fault }) => fault === 'none').map(({ zone }) => zone);
		const kinds = async (subject: { ip: string } | { domain: string }) => {
			const seen = new Set<string>();
			for await (const { zone } of checkZones({ ...subject, zones, resolver: resolvers['DoH'] as Resolver }))
				seen.add(zone.split('.')[2] ?? '');
			return [...seen];
		};
		expect(await kinds({ ip: '192.0.2.1' })).toEqual(['ipv4']);
		expect(await kinds({ ip: '2001:db8::1' })).toEqual(['ipv6']);
		expect(await kinds({ domain: 'bad.example' })).toEqual(['domain']);
		await expect(kinds({ domain: '192.0.2.1' })).rejects.toThrow(RangeError);
	});
});
