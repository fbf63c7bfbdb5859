/** Compile `content/blocklists` into what the blocklist check asks and shows: plain JSON, most important lists first. */
import type { ListInfo, Zone, ZoneData } from '../dnsbl/types.ts';
import type { Content } from './load.ts';

type Blocklists = Content['blocklists'];
type Blocklist = Blocklists extends ReadonlyMap<string, { readonly data: infer T }> ? T : never;

/** Most important first. */
const WEIGHTS: readonly Blocklist['weight'][] = ['critical', 'high', 'medium', 'low', 'none'];

/** Zones to ask and lists to show. Dead, merged and doubtful lists are left out: they are never asked. */
export function compileZones(blocklists: Blocklists): ZoneData {
	const active = [...blocklists.values()]
		// `none`: of no weight to mail services, or no blocklist at all.
		.filter(({ data }) => data.status === 'active' && data.weight !== 'none')
		.sort(
			(a, b) => WEIGHTS.indexOf(a.data.weight) - WEIGHTS.indexOf(b.data.weight) || (a.id < b.id ? -1 : 1),
		);
	return {
		lists: active.map(({ id, data }) => toList(id, data)),
		zones: active.flatMap(({ id, data }) =>
			data.zones.filter(({ ask }) => ask).map((zone) => toZone(id, zone)),
		),
	};
}

function toList(id: string, data: Blocklist): ListInfo {
	const kinds = new Set(data.zones.filter(({ ask }) => ask).map(({ lists }) => lists));
	if (kinds.size === 0) for (const { lists } of data.zones) kinds.add(lists);
	const asked = data.zones.some(({ ask }) => ask);
	return {
		id,
		name: data.name,
		weight: data.weight,
		lookup: data.lookupPrefill ?? data.lookupUrl ?? null,
		removal: { route: data.removal.route, url: data.removal.prefill ?? data.removal.url ?? null },
		cost: data.removal.sellsRemoval ? (data.removal.costWarning ?? null) : null,
		byHand: asked ? null : (data.publicResolverNote ?? 'This list cannot be asked by DNS.'),
		lists: kinds.size > 1 ? 'both' : kinds.has('domain') ? 'domain' : 'ip',
	};
}

function toZone(blocklist: string, zone: Blocklist['zones'][number]): Zone {
	return {
		blocklist,
		zone: zone.zone,
		lists: zone.lists,
		ipv4: zone.ipv4,
		ipv6: zone.ipv6,
		codes: zone.codes.map(({ route, ...code }) => (route === undefined ? code : { ...code, route })),
		errors: zone.errors,
		testPoint: zone.testPoint,
		answersPublicResolvers: zone.answersPublicResolvers,
	};
}
