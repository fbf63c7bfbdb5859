/** The lists in content/: complete where it matters, and safe to ask. */
import { expect, test } from 'vitest';
import type { Zone } from '../../src/dnsbl/types.ts';
import { type Reply, readReply as read } from '../../src/dnsbl/verdict.ts';
import { WORDS } from '../../src/dnsbl/words.ts';
import { loadContent } from '../../src/schema/load.ts';
import { compileZones } from '../../src/schema/zones.ts';

const readReply = (zone: Zone, reply: Reply) => read(zone, reply, WORDS);

const { blocklists, problems } = loadContent();
const all = [...blocklists.values()];
const { lists, zones, byHand } = compileZones(blocklists);

test('every list is read without a mistake', () => {
	expect(problems.filter(({ file }) => file.includes('blocklists'))).toEqual([]);
	expect(all.length).toBeGreaterThanOrEqual(55);
	expect([...blocklists.keys()]).toEqual(
		expect.arrayContaining(['spamhaus-zen', 'spamcop', 'barracuda-brbl', 'psbl', 'uceprotect-1']),
	);
});

test('no text names two lists', () => {
	const owners = new Map<string, string>();
	for (const { id, data } of all)
		for (const name of data.names) {
			expect(name).toBe(name.toLowerCase());
			expect(name.length, name).toBeGreaterThan(6);
			expect(owners.get(name), name).toBeUndefined();
			owners.set(name, id);
		}
});

test('dead, merged and doubtful lists are never asked and have nothing to remove', () => {
	const closed = all.filter(({ data }) => data.status !== 'active');
	expect(closed.length).toBeGreaterThan(20);
	for (const { id, data } of closed) {
		expect(
			data.zones.some(({ ask }) => ask),
			id,
		).toBe(false);
		expect(data.statusNote, id).toBeTruthy();
		expect(zones.some(({ blocklist }) => blocklist === id)).toBe(false);
	}
});

test('each zone that is asked can be proved, and its codes and errors are told apart', () => {
	expect(zones.length).toBeGreaterThan(25);
	expect(new Set(zones.map(({ zone }) => zone)).size).toBe(zones.length);
	for (const zone of zones) {
		expect(zone.testPoint, zone.zone).not.toBeNull();
		expect(
			zone.codes.some(({ listed }) => listed),
			zone.zone,
		).toBe(true);
		for (const { code } of zone.errors)
			expect(readReply(zone, { rcode: 'NOERROR', records: [code], ttl: 0 }).kind, code).toBe('unclear');
	}
});

test('lists come by weight; those that nobody can ask say so and are never asked', () => {
	const weights = ['critical', 'high', 'medium', 'low'];
	const order = lists.map(({ id }) => weights.indexOf(blocklists.get(id)?.data.weight ?? ''));
	expect(order).toEqual([...order].sort((a, b) => a - b));
	expect(byHand.map(({ blocklist }) => blocklist)).toContain('cloudmark-csi');
	for (const { blocklist, why, state } of byHand) {
		expect(
			zones.some((zone) => zone.blocklist === blocklist),
			blocklist,
		).toBe(false);
		expect([state, Boolean(why)]).toEqual(['unknown', true]);
	}
});

test('who can end a listing is said once: by the list, or by each code where they differ', () => {
	const who = (id: string) => lists.find((list) => list.id === id)?.removal.who;
	expect(who('spamhaus-zen')).toBeNull();
	expect(who('psbl')).toMatch(/Whoever runs the server/);
	expect(who('uceprotect-1')).toMatch(/by itself.*Do not pay/);
});

test('nobody is sent to pay', () => {
	for (const { id, data } of all.filter(({ data }) => data.status === 'active' && data.weight !== 'none'))
		expect(data.removal.costWarning, id).toMatch(/not pay|never pay/i);
});

test.each([
	['spamhaus-zen', '127.0.0.10', /home or office line/],
	['spamhaus-zen', '127.0.0.2', /Only the company that owns the address/],
	['uceprotect-3', '127.0.0.2', /whole network; hardly anybody rejects on it/],
	['surbl', '127.0.0.80', /harmful programs/],
	['mailspike-bl', '127.0.0.14', /Not a listing/],
])('%s %s is put into words', (id, address, words) => {
	const zone = zones.find(({ blocklist }) => blocklist === id);
	if (!zone) throw new Error(`no zone of ${id}`);
	const reading = readReply(zone, { rcode: 'NOERROR', records: [address], ttl: 0 });
	expect('codes' in reading && reading.codes.map(({ meaning }) => meaning).join(' ')).toMatch(words);
});
