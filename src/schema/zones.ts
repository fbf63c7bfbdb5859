/** Compile `content/blocklists` into what the blocklist check asks and shows: plain JSON, most important lists first. */
import type { ListInfo, Zone, ZoneData, ZoneResult } from '../dnsbl/types.ts';
import { WHO_CAN_REMOVE, WORDS } from '../dnsbl/words.ts';
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
	const asked = active.filter(({ data }) => data.zones.some(({ ask }) => ask));
	return {
		lists: active.map(({ id, data }) => toList(id, data)),
		zones: asked.flatMap(({ id, data }) =>
			data.zones.filter(({ ask }) => ask).map((zone) => toZone(id, zone)),
		),
		byHand: active
			.filter((entry) => !asked.includes(entry) && entry.data.zones.every(({ lists }) => lists === 'ip'))
			.map(({ id, data }) => toResult(id, data)),
		words: WORDS,
	};
}

function toList(id: string, data: Blocklist): ListInfo {
	const { route, url, prefill, sellsRemoval, costWarning } = data.removal;
	const routes = data.zones.flatMap(({ codes }) => codes.map((code) => code.route));
	const varies = new Set(routes.filter((known) => known !== undefined)).size > 1;
	const words = [WHO_CAN_REMOVE[route], ...(sellsRemoval && costWarning ? [costWarning] : [])];
	return {
		id,
		name: data.name,
		...(data.weight === 'low' ? { minor: true as const } : {}),
		lookup: data.lookupPrefill ?? data.lookupUrl ?? null,
		// Where only time or the owner can end it, a form would send people the wrong way.
		removal: {
			url: route === 'self-service' ? (prefill ?? url ?? null) : null,
			who: varies ? null : words.join(' '),
		},
	};
}

function toResult(id: string, data: Blocklist): ZoneResult {
	return {
		blocklist: id,
		zone: '',
		state: 'unknown',
		answers: [],
		meaning: null,
		why: data.publicResolverNote ?? 'This list cannot be asked by DNS.',
		txt: null,
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
