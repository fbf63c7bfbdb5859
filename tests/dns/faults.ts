/** Every way in which a list or a resolver was seen to mislead a checker, as zones of a real server. */
import { addressQuery, domainQuery, mappedQuery } from '../../src/dnsbl/names.ts';
import type { Zone } from '../../src/dnsbl/types.ts';
import type { DataSet } from './services.ts';

/** Documentation addresses and names of the tests. */
export const SUBJECTS = {
	ipv4: { listed: '192.0.2.1', notListed: '198.51.100.7' },
	ipv6: { listed: '2001:db8::1', notListed: '2001:db8:ffff::7' },
	domain: { listed: 'bad.example', notListed: 'good.example' },
} as const;

export type SubjectKind = keyof typeof SUBJECTS;

/** What a list holds, and how its answers are to be read. */
interface Kind {
	readonly subjects: readonly SubjectKind[];
	readonly zone: Pick<Zone, 'codes' | 'errors' | 'testPoint'>;
	/** The A record of the listed subject and of the test point. */
	readonly answer: string;
	readonly testAnswer: string;
	/** A record of the subject that is not listed, where the list has notes on it that are no listing. */
	readonly note?: string;
}

const code = (value: string, listed = true) => ({ code: value, meaning: `Means ${value}.`, listed });
const IP_POINTS = { listed: '127.0.0.2', notListed: '127.0.0.1' };
const DOMAIN_POINTS = { listed: 'test', notListed: 'invalid' };
const IPS = ['ipv4', 'ipv6'] as const;

export const KINDS = {
	plain: {
		subjects: IPS,
		zone: { codes: [code('127.0.0.2')], errors: [], testPoint: IP_POINTS },
		answer: '127.0.0.2',
		testAnswer: '127.0.0.2',
	},
	ranges: {
		subjects: IPS,
		zone: { codes: [code('127.0.0.2'), code('127.0.0.4-127.0.0.9')], errors: [], testPoint: IP_POINTS },
		answer: '127.0.0.7',
		testAnswer: '127.0.0.2',
	},
	'with-notes': {
		subjects: IPS,
		zone: { codes: [code('127.0.0.2'), code('127.0.0.1', false)], errors: [], testPoint: IP_POINTS },
		answer: '127.0.0.2',
		testAnswer: '127.0.0.2',
		note: '127.0.0.1',
	},
	'real-127-1': {
		subjects: IPS,
		zone: { codes: [code('127.0.0.1'), code('127.0.0.2')], errors: [], testPoint: IP_POINTS },
		answer: '127.0.0.1',
		testAnswer: '127.0.0.2',
	},
	domains: {
		subjects: ['domain'],
		zone: {
			codes: [code('127.0.1.2')],
			errors: [{ code: '127.0.1.255', why: 'An IP was sent to a list of names.' }],
			testPoint: DOMAIN_POINTS,
		},
		answer: '127.0.1.2',
		testAnswer: '127.0.1.2',
	},
	bits: {
		subjects: ['domain'],
		zone: {
			codes: [code('bit:8'), code('bit:64'), code('bit:4', false)],
			errors: [{ code: '127.0.0.1', why: 'The list refused.' }],
			testPoint: DOMAIN_POINTS,
		},
		answer: '127.0.0.72',
		testAnswer: '127.0.0.254',
		note: '127.0.0.4',
	},
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

const WORLD = { ipv4: ['0.0.0.0/1', '128.0.0.0/1'], ipv6: ['::/1', '8000::/1'], domain: ['*'] } as const;

/** A list that answers everything with one address, in dnsdist, since rbldnsd has no such set for names. */
const everything =
	(...addresses: string[]) =>
	(zone: string) =>
		`addAction("${zone}.", SpoofAction({${addresses.map((address) => `"${address}"`).join(', ')}}))`;

/** Query names of the listed (test point first) and of the not listed (counter-point first). */
interface Names {
	readonly listed: readonly string[];
	readonly notListed: readonly string[];
}

const onNames = (names: readonly string[], action: string): string =>
	names.map((name) => `addAction(QNameRule("${name}."), ${action})`).join('\n');

interface Fault {
	/** Data of the healthy list are left in place unless these replace them. */
	readonly data?: (kind: Kind, subject: SubjectKind) => readonly string[];
	/** An rbldnsd `acl` for the zone. */
	readonly acl?: string;
	/** A dnsdist rule for the zone. */
	readonly rule?: (zone: string, names: Names) => string;
}

export const FAULTS = {
	none: {},
	'refused by code .254': { acl: '127.0.0.0/8 :127.255.255.254:Error: open resolver' },
	'refused by code .255': { acl: '127.0.0.0/8 :127.255.255.255:Error: too many questions' },
	'refused by code .252': { acl: '127.0.0.0/8 :127.255.255.252:Error: typing error' },
	'refused by an unlisted code .1': { acl: '127.0.0.0/8 :127.255.255.1:Error' },
	REFUSED: { acl: '127.0.0.0/8 :refuse' },
	mute: { acl: '127.0.0.0/8 :ignore' },
	SERVFAIL: { rule: (zone) => `addAction("${zone}.", RCodeAction(DNSRCode.SERVFAIL))` },
	NOTIMP: { rule: (zone) => `addAction("${zone}.", RCodeAction(DNSRCode.NOTIMP))` },
	'emptied NOERROR': { rule: (zone) => `addAction("${zone}.", RCodeAction(DNSRCode.NOERROR))` },
	'dead, all names gone': { rule: (zone) => `addAction("${zone}.", RCodeAction(DNSRCode.NXDOMAIN))` },
	'lists the world': { rule: everything('127.0.0.2') },
	'lists the world by a wildcard in its data': {
		data: (kind, subject) => WORLD[subject].map((range) => `${range} :${kind.answer}:all`),
	},
	'parked on a web page': { rule: everything('203.0.113.80') },
	'sent to 127.0.0.1': { rule: everything('127.0.0.1') },
	'sent to 0.0.0.0': { rule: everything('0.0.0.0') },
	'name collision 127.0.53.53': { rule: everything('127.0.53.53') },
	'test point missing': { data: (kind, subject) => [`${SUBJECTS[subject].listed} :${kind.answer}:listed`] },
	'counter-point listed': {
		data: (kind, subject) => [
			...healthy(kind, subject),
			`${pointNames(kind, subject).notListed} :${kind.answer}:wrong`,
		],
	},
	'listings emptied on the way': {
		rule: (_zone, { listed }) => onNames(listed, 'RCodeAction(DNSRCode.NOERROR)'),
	},
	'absence turned into a search page': {
		rule: (_zone, { notListed, listed }) =>
			onNames([...notListed, ...listed.slice(1)], 'SpoofAction("203.0.113.80")'),
	},
	'fails on the question alone': {
		rule: (_zone, { listed, notListed }) =>
			onNames([...listed.slice(1), ...notListed.slice(1)], 'RCodeAction(DNSRCode.SERVFAIL)'),
	},
	'one record of two from outside': { rule: everything('127.0.0.2', '203.0.113.80') },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** A list with a fault, and what may be said of its subjects. */
export interface Case {
	readonly fault: FaultName;
	readonly kind: KindName;
	readonly subject: SubjectKind;
	readonly zone: Zone;
}

export function makeCases(): { cases: Case[]; sets: DataSet[]; rules: string[] } {
	const cases: Case[] = [];
	const sets: DataSet[] = [];
	const rules: string[] = [];
	for (const [number, fault] of (Object.keys(FAULTS) as FaultName[]).entries()) {
		for (const kindName of Object.keys(KINDS) as KindName[]) {
			const kind: Kind = KINDS[kindName];
			for (const subject of kind.subjects) {
				const zone = `f${number}.${kindName}.${subject}.example`;
				const { data, acl, rule }: Fault = FAULTS[fault];
				cases.push({ fault, kind: kindName, subject, zone: toZone(zone, kind, subject) });
				if (acl) sets.push({ zone, type: 'acl', data: acl });
				sets.push({ zone, type: SETS[subject], data: (data ?? healthy)(kind, subject).join('\n') });
				if (rule) rules.push(rule(zone, namesOf(zone, kind, subject)));
			}
		}
	}
	return { cases, sets, rules };
}

const SETS = { ipv4: 'ip4set', ipv6: 'ip6trie', domain: 'dnset' } as const;

function healthy(kind: Kind, subject: SubjectKind): string[] {
	const { listed, notListed } = SUBJECTS[subject];
	return [
		`${pointNames(kind, subject).listed} :${kind.testAnswer}:test`,
		`${listed} :${kind.answer}:why $`,
		...(kind.note ? [`${notListed} :${kind.note}:note`] : []),
	];
}

function pointNames(kind: Kind, subject: SubjectKind): { listed: string; notListed: string } {
	const point = kind.zone.testPoint ?? { listed: '', notListed: '' };
	// RFC 5782 section 5: the IPv6 form of 127.0.0.2 and 127.0.0.1.
	return subject === 'ipv6' ? { listed: '::ffff:7f00:2', notListed: '::ffff:7f00:1' } : point;
}

function namesOf(zone: string, kind: Kind, subject: SubjectKind): Names {
	const point = kind.zone.testPoint ?? { listed: '', notListed: '' };
	const of = (test: string, asked: string): string[] =>
		(subject === 'domain'
			? [domainQuery(test, zone), domainQuery(asked, zone)]
			: [subject === 'ipv6' ? mappedQuery(test, zone) : addressQuery(test, zone), addressQuery(asked, zone)]
		).filter((name) => name !== null);
	const { listed, notListed } = SUBJECTS[subject];
	return { listed: of(point.listed, listed), notListed: of(point.notListed, notListed) };
}

function toZone(zone: string, kind: Kind, subject: SubjectKind): Zone {
	return {
		blocklist: 'test',
		zone,
		lists: subject === 'domain' ? 'domain' : 'ip',
		ipv4: subject === 'ipv4',
		ipv6: subject === 'ipv6',
		answersPublicResolvers: 'unknown',
		...kind.zone,
	};
}
