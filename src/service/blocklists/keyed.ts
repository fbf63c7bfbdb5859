/**
 * Lists that answer customers only, by a key in the name asked. The key is put in between the check and the DNS and
 * stands nowhere else: not in zones, results, messages or logs.
 */
import type { Resolver, Zone } from '../../dnsbl/types.ts';
import type { Secrets } from '../config.ts';

interface KeyedList {
	/** Variable that holds the key. */
	readonly variable: string;
	/** The zone as results name it. */
	readonly zone: string;
	/** Where it is really asked, after the key. */
	readonly asked: string;
	/** For a list that the site cannot ask at all and so has no zone of. */
	readonly added?: Zone;
}

const KEYED: readonly KeyedList[] = [
	// Spamhaus Data Query Service: same codes as the public zone (docs.spamhaus.com, checked 2026-11-24).
	{ variable: 'SPAMHAUS_DQS_KEY', zone: 'zen.spamhaus.org', asked: 'zen.dq.spamhaus.net' },
	// Test point by abusix.com/docs/abusix-mail-intelligence/executing-dig-host-and-nslookup-queries, checked 2026-11-24.
	{
		variable: 'ABUSIX_KEY',
		zone: 'combined.mail.abusix.zone',
		asked: 'combined.mail.abusix.zone',
		added: {
			blocklist: 'abusix',
			zone: 'combined.mail.abusix.zone',
			lists: 'ip',
			ipv4: true,
			ipv6: true,
			codes: [],
			errors: [],
			testPoint: { listed: '127.0.0.2', notListed: '127.0.0.1' },
			answersPublicResolvers: 'yes',
		},
	},
];

export interface Asking {
	readonly zones: readonly Zone[];
	readonly resolver: Resolver;
}

/** The zones with those that the keys open, and a resolver that uses the keys. */
export function withKeys({ zones, resolver }: Asking, keys: Secrets['listKeys']): Asking {
	const open = KEYED.flatMap((list) => {
		const key = keys[list.variable];
		return key === undefined ? [] : [{ ...list, suffix: `.${list.zone}`, target: `.${key}.${list.asked}` }];
	});
	if (open.length === 0) return { zones, resolver };
	const mine = new Set(open.map(({ zone }) => zone));
	return {
		// A customer's key is good through any resolver.
		zones: [
			...zones.map((zone) =>
				mine.has(zone.zone) ? { ...zone, answersPublicResolvers: 'yes' as const } : zone,
			),
			...open.flatMap(({ added }) => added ?? []),
		],
		resolver: {
			...resolver,
			resolve(name, type, options) {
				const list = open.find(({ suffix }) => name.endsWith(suffix));
				const asked = list ? name.slice(0, -list.suffix.length) + list.target : name;
				return resolver.resolve(asked, type, options);
			},
		},
	};
}
