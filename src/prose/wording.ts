/** Words that our pages do not use, and words of the trade that a page must explain. */

/** Words that blame or belittle the reader, and labels that say nothing (links are looked at by the content check). */
const unwelcome: readonly (readonly [RegExp, string])[] = [
	[
		/\b(?:your (?:own )?(?:fault|mistake)|you (?:failed|forgot|neglected|should have)|careless(?:ly)?|stupid|guilty)\b/i,
		'say what happened, not whose fault it is',
	],
	[
		/\b(?:simply|obviously|of course|as everybody knows|trivial(?:ly)?|just click|easy as)\b/i,
		'leave it out: what is easy for one is hard for another',
	],
	[/\b(?:click here|see here|read more here)\b/i, 'name the thing that the link leads to'],
	[/(?:^|[.!?:] )(?:please note|note that|it should be noted)\b/i, 'say the thing itself'],
	[
		/\b(?:utili[sz]e|in order to|prior to|in the event (?:of|that)|commence|terminate|leverage)\b/i,
		'use the short word: use, to, before, if, begin, end',
	],
	[/(?<!\()\bwhitelist(?:ed|ing|s)?\b(?!\.\w)/i, 'say "allowlist", or "let through"'],
];

/** A word of the trade: where it stands, the page must hold what explains it (its text, or a link to the guide on it). */
export interface Term {
	readonly word: RegExp;
	readonly explained: RegExp;
	readonly fix: string;
}

const guideOn = (id: string) => `/guides/${id}/`;
export const terms: readonly Term[] = [
	{
		word: /\bMX\b/,
		explained:
			/\bMX\b[^.]{0,90}\b(?:names|says which|where mail|leads to|takes? mail)|mail (?:comes|goes) in/,
		fix: 'say once: MX record (the DNS entry that names the mail server)',
	},
	{ word: /\b(?:PTR|rDNS)\b/, explained: /reverse DNS/i, fix: 'say once: reverse DNS (PTR)' },
	{
		word: /\b(?:HELO|EHLO)\b/,
		explained: /\b(?:name|greeting)\b[^.]{0,60}\(HELO|HELO[^.]{0,60}\bname/,
		fix: 'say once: the name in its greeting (HELO)',
	},
	{
		word: /\bSRS\b/,
		explained: /SRS[\s\S]{0,120}return address/,
		fix: 'say what SRS does: it writes your domain into the return address',
	},
	{
		word: /\bnameservers?\b/i,
		explained: /nameservers? \(/i,
		fix: 'say once: nameservers (the servers that hold your DNS)',
	},
	{
		word: /\b(?:SPF|DKIM|DMARC)\b/,
		explained: new RegExp(
			`${guideOn('spf-dkim-dmarc')}|/causes/auth-failure/|DNS entries that prove|prove[sd]? (?:that|who|its|the)`,
		),
		fix: `link once to ${guideOn('spf-dkim-dmarc')}`,
	},
	{
		word: /\b(?:DNSBL|RBL|MTA|MUA|NDR|DSN|FQDN|TTL|CNAME|SASL)s?\b/,
		explained:
			/\b(?:DNSBL|RBL|MTA|MUA|NDR|DSN|FQDN|TTL|CNAME|SASL)s?\b \(|\((?:also )?(?:called )?(?:DNSBL|RBL|MTA|MUA|NDR|DSN|FQDN|TTL|CNAME|SASL)/,
		fix: 'explain it in brackets, or use a plain word',
	},
];

/** Unwelcome words in a text, each with what to do. */
export function unwelcomeIn(text: string): readonly { readonly words: string; readonly fix: string }[] {
	return unwelcome.flatMap(([pattern, fix]) => {
		const found = pattern.exec(text)?.[0];
		return found === undefined ? [] : [{ words: found, fix }];
	});
}

/** A text without what stands in quotes: those are words of servers and programs, not ours. */
export const withoutQuotes = (text: string): string => text.replace(/"[^"]*"|“[^”]*”|‘[^’]*’/g, '""');
