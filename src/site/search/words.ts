/** Words as the search compares them: what readers type and what pages say come to the same form here. */

/** Turns of speech that stand for one word; tried in order on the whole text. */
const phrases: readonly (readonly [RegExp, string])[] = [
	[/\bhttps?:\/\/|\bwww\./g, ''],
	[/\be-?mails?\b/g, 'mail'],
	[/\b(?:came|comes?|coming|go|goes|going|went|gone|sent|send|kicked) back\b/g, 'bounce'],
	// Who asks "am I on a list?" wants to look, not to read about lists.
	[/\b(?:am i|are we) (?:on an? )?(?:black|block)[ -]?list(?:ed)?\b/g, 'blocklist check'],
	[/\b(?:black|block|deny|reject)[ -]lists?(?:ed|ing)?\b/g, 'blocklist'],
	[/\bmailer[ -]?daemon\b/g, 'bounce'],
	[/\b(?:does|do|did) ?n[o']t exist\b|\bno such\b|\bnot found\b|\bnon-?existent\b|\binvalid\b/g, 'unknown'],
	[/\b(?:reverse|rev) dns\b/g, 'ptr'],
	[/\bhow (?:long|many (?:days|hours))\b/g, 'howlong'],
	[/\b(?:get|getting|got|taken?) off\b/g, 'delist'],
	[/\bmail ?box(?:es)?\b|\binbox(?:es)?\b/g, 'mailbox'],
	[/\blog(?:ging)? ?in\b|\bsign(?:ing)? ?in\b/g, 'login'],
	[/\bspam (?:folder|box)\b/g, 'spam'],
	[/\boffice ?365\b|\bo365\b|\bm365\b/g, 'microsoft 365'],
	[/\b1 ?(?:und|&) ?1\b/g, 'ionos'],
	[/\btoo (?:big|large|long|heavy)\b/g, 'large'],
	[/\b(?:set|setting) up\b/g, 'setup'],
	[/\b(?:warm|warming)[ -]?up\b/g, 'warmup'],
	[/\b(?:nothing|no) (?:ptr|rdns)\b/g, 'ptr'],
];

/** Words that mean the same here: each group's first stands for all. */
const groups: readonly string[] = [
	'mail message msg mailing',
	'blocklist blacklist blacklisted blacklists blocklisted blocklists dnsbl rbl denylist',
	'bounce bounced bounces bouncing bounceback return returned returning undeliverable undelivered undeliver ndr dsn backscatter',
	'reject rejected rejects rejecting refuse refused refuses deny denied declined prohibited disallowed',
	'spam junk unsolicited spamming',
	'hack hacked hacker hijacked compromised abused abuse infected',
	'forge forged spoof spoofed spoofing faked fake impersonated',
	'password passwort passwords passphrase',
	'large big size huge oversized megabyte mb',
	'delist removal remove removed removing delisting delisted unblock unblocked unlist unlisted',
	'authentication authenticate authenticated unauthenticated authenticating',
	'tls ssl starttls',
	'ptr rdns fcrdns',
	'delay delayed delays deferred defer defers late postponed',
	'phone iphone android smartphone ipad',
	'computer pc laptop computers',
	'forward forwarded forwarding forwarder forwarders fwd',
	'login credentials',
	'newsletter newsletters bulk marketing campaign',
	'disabled inactive deactivated suspended locked closed',
	'application applications app apps',
	'provider isp',
	'header headers',
	'certificate cert certificates',
	'microsoft office',
	'listing listed list lists',
	'quota storage',
];
const canonical = new Map(
	groups.flatMap((group) => {
		const [first = '', ...others] = group.split(' ');
		return [first, ...others].map((word) => [word, first] as const);
	}),
);

/** Words that say nothing about the page that is wanted. */
const filler = new Set(
	`a about after again all also am an and any are as at be because been being but by can can't cannot cant could did do does
	don don't dont each every for from get gets getting got had has have he her his how i i'm if im in into is isn't it its
	just keep keeps let like me my now of on one or our out over please said say says she should since so some still than that
	the their them then there they this to too us was we were what what's when where which who why will with would you your`.split(
		/\s+/,
	),
);

const word = /[a-z0-9]+(?:[.\-&@'_/][a-z0-9]+)*/g;

/** The words of a text as written, lower-case and without accents, turns of speech brought to one word. */
export function wordsOf(text: string): readonly string[] {
	let folded = text
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[\u2018\u2019]/g, "'");
	for (const [pattern, plain] of phrases) folded = folded.replace(pattern, plain);
	return folded.match(word) ?? [];
}

/** Parts of a word that is written together: `t-online.de` has `t-online`, `online` and `de`. One part: none. */
export function partsOf(text: string): readonly string[] {
	return /[.\-&@'_/]/.test(text) ? text.split(/[.\-&@'_/]/).filter((part) => part.length > 1) : [];
}

/** True for words such as "my" and "when". */
export const isFiller = (text: string): boolean => filler.has(text);

/** Words that the search knows without any page that says them. */
export const knownWords: readonly string[] = [...canonical.keys()];

/** The form in which words are compared: the group's first word, or the word without its ending. */
export function formOf(text: string): string {
	return canonical.get(text) ?? stem(text);
}

/** A light stemmer: takes plural and verb endings off, never leaves less than three letters. */
function stem(text: string): string {
	if (text.length < 5 || /[^a-z]/.test(text)) return text;
	const bare = text
		.replace(/ies$/, 'y')
		.replace(/(ss|x|ch|sh)es$/, '$1')
		.replace(/([^su])s$/, '$1');
	const short = bare.replace(/(?:ing|ed)$/, '');
	const root = short.length >= 3 ? short : bare;
	return root.replace(/([bdgklmnprt])\1$/, '$1').replace(/e$/, '');
}
