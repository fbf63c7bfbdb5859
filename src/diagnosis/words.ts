/** The words of a folded text by which it is likened to known sentences: addresses, links and numbers left out. */

/** Words that every reply may hold. */
const COMMON: ReadonlySet<string> = new Set(
	(
		'the a an of to for in on at is was are be has have been this that your you we our it its by with and or as ' +
		'will can please smtp esmtp com org net html reply said error code see visit more requested action taken aborted'
	).split(' '),
);

/** Words are compared by their beginnings: "rejects", "rejected" and "rejecting" are one word. */
const STEM = 6;
/** Enough of any sentence; a longer text is a letter. */
const MAX_WORDS = 80;

/** Names say nothing about the cause; that there is an address, of a mailbox or a machine, does. */
const LINK = /https?:\/\/\S{1,2000}/g;
const MAILBOX = /[^\s@]{1,64}@\S{1,255}/g;
const MACHINE = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/g;
/** A server's or domain's name, of at least three labels: two may be sentences without a blank between. */
const HOST = /[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){2,8}/g;
const OF_MAILBOX = 'mailaddress';
const OF_MACHINE = 'ipaddress';
/** "couldn't" and "couldnt" are "could not". */
const NOT = /\b(could|was|is|does|do|did|has|have|had|were|are|would|should|ca|wo)n'?t\b/g;
const WORD = /\p{L}{2,60}/gu;

/** False for what stands for an address alone. */
export function isWord(word: string): boolean {
	return !OF_MAILBOX.startsWith(word) && !OF_MACHINE.startsWith(word);
}

/** The beginnings of the words of a text, and of each two that follow one another (`mailbox full`), each once. */
export function wordsOf(text: string): string[] {
	let plain = text.slice(0, 2_000);
	if (plain.includes('://')) plain = plain.replace(LINK, ' ');
	if (plain.includes('@')) plain = plain.replace(MAILBOX, ` ${OF_MAILBOX} `);
	if (plain.includes('.')) plain = plain.replace(MACHINE, ` ${OF_MACHINE} `).replace(HOST, ' ');
	plain = plain.replace(NOT, '$1 not');
	const found = new Set<string>();
	let before = '';
	let count = 0;
	for (const [word] of plain.matchAll(WORD)) {
		if (COMMON.has(word)) continue;
		if (++count > MAX_WORDS) break;
		const stem = word.slice(0, STEM);
		found.add(stem);
		if (before) found.add(`${before} ${stem}`);
		before = stem;
	}
	return [...found];
}
