/**
 * The blocklists as the browser tests find them: every zone of content/ that the check asks, with its test points as
 * RFC 5782 wants them. Lists that refuse public resolvers refuse the public route here too.
 */
import type { Zone } from '../../../src/dnsbl/types.ts';
import { loadContent } from '../../../src/schema/load.ts';
import { compileZones } from '../../../src/schema/zones.ts';
import { type DataSet, ROUTES } from '../../dns/services.ts';

/** On every list. Documentation addresses, as in all our samples. */
export const LISTED_EVERYWHERE = '198.51.100.25';
/** On bl.spamcop.net alone. */
export const LISTED_ONCE = '198.51.100.26';
/** On none. */
export const LISTED_NOWHERE = '192.0.2.1';
/**
 * The page checks public addresses only, so its tests need some: example.com's of many years and its neighbour. The
 * questions about them go to the tests' own lists, never to the network.
 */
export const PUBLIC_LISTED = '93.184.216.34';
export const PUBLIC_CLEAN = '93.184.216.35';
/** On every domain list. */
export const LISTED_DOMAIN = 'listed.example.com';

const content = loadContent();

/** Hosts of the resolvers in site.yaml, which the browser is led to on loopback. */
export function resolverHosts(): string[] {
	return content.site.data.resolvers.map(({ url }) => new URL(url).host);
}

/** Data sets for `startDnsServices`. */
export function dnsWorld(): DataSet[] {
	return compileZones(content.blocklists).zones.flatMap(toDataSets);
}

function toDataSets(zone: Zone): DataSet[] {
	const value = `:${firstListing(zone)}:${zone.zone} lists this, see https://lists.example/`;
	const sets: DataSet[] = zone.answersPublicResolvers === 'no' ? [refusal(zone)] : [];
	const point = zone.testPoint?.listed;
	if (zone.lists === 'domain') {
		const names = [...(point ? [point] : []), LISTED_DOMAIN].join('\n');
		return [...sets, { zone: zone.zone, type: 'dnset', data: `${value}\n${names}` }];
	}
	const listed = [...(point ? [point] : []), LISTED_EVERYWHERE, PUBLIC_LISTED];
	if (zone.zone === 'bl.spamcop.net') listed.push(LISTED_ONCE);
	if (zone.ipv4) sets.push({ zone: zone.zone, type: 'ip4set', data: `${value}\n${listed.join('\n')}` });
	// RFC 5782 section 5: an IPv6 list has the IPv4 test point in mapped form.
	if (zone.ipv6 && point)
		sets.push({ zone: zone.zone, type: 'ip6trie', data: `${value}\n::ffff:7f00:2/128` });
	return sets;
}

/** What the list answers to a public resolver: its own error code, or REFUSED. */
function refusal({ zone, errors }: Zone): DataSet {
	const code = errors.find((error) => /^127\.255\.255\.254$/.test(error.code))?.code;
	return { zone, type: 'acl', data: `${ROUTES.public} :${code ? `${code}:Error: open resolver` : 'refuse'}` };
}

/** An answer that means "listed" in this zone: the first such code, the low end of a range. */
function firstListing({ codes }: Zone): string {
	const code = codes.find(({ listed }) => listed)?.code ?? '127.0.0.2';
	return code.startsWith('bit:')
		? `127.0.0.${code.slice(4)}`
		: (code.split('-')[0] ?? code).replace('*', '0');
}
