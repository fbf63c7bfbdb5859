/**
 * Take people out of a text before it leaves: mail addresses, subjects, message ids, each by choice. IP addresses, error
 * codes and the domains of addresses stay: support needs them. Done twice it changes nothing more.
 */

/** What is left out. */
export interface Choices {
	/** The part of a mail address before the `@`, and names beside it in a header. */
	readonly addresses: boolean;
	/** Subjects of mails. */
	readonly subjects: boolean;
	/** Message ids: they find a mail in a log, and some hold a name. */
	readonly messageIds: boolean;
}

export const NOTHING_LEFT_OUT: Choices = { addresses: false, subjects: false, messageIds: false };
export const ADDRESSES_ONLY: Choices = { addresses: true, subjects: false, messageIds: false };

/** What stands where something was. */
const GONE = '***';
const ENCODED_GONE = '(encoded part left out)';

/** A quoted local part (RFC 5321 section 4.1.2) and its `@`. */
const QUOTED = /"[^"\r\n]{1,320}"@(?=[\p{L}\p{N}[])/gu;
/** A word that may be an address; `<`, `:` and the like end it. */
const WORD = /[^\s<>()[\]",;:\\]+/gu;
/** `@` as written, in a link, and in quoted-printable text. */
const AT = /@|%40|=40/gi;
/** The name of a field in front of an address in results and logs (RFC 8601, Postfix, Exim): it stays. */
const KEY =
	/^(?:(?:smtp|header|policy)\.[a-z-]{1,20}|envelope-from|from|to|rcpt|sender|recipient|mailfrom|orig_to|sasl_username|user|login|auth|for|i|s)=/i;
/** A header of a mail, as written or quoted: what stands in front, its name, its value. */
const FIELD = /^([>\s*]{0,40})([A-Za-z][A-Za-z-]{0,60}):(.*)$/;
const SUBJECT = /^(?:subject|thread-topic|betreff|objet|asunto|oggetto|onderwerp|assunto)$/i;
const MESSAGE_ID = /^(?:(?:[a-z-]*-)?message-id|references|in-reply-to)$/i;
const PERSON =
	/^(?:(?:resent-|x-original-)?(?:from|to|cc|bcc|sender|reply-to)|von|an|de|para|da|a|van|aan|disposition-notification-to)$/i;
/** A message id named in a log line or a sentence. */
const NAMED_ID = /\b(message-?id|msgid)(=|: ?)(?!<?\*\*\*)(<[^<>\s]{1,998}>|[^\s<>,;]{1,998})/gi;

/** The text without what the choices name. Linear in its length. */
export function redact(text: string, choices: Choices = ADDRESSES_ONLY): string {
	if (!choices.addresses && !choices.subjects && !choices.messageIds) return text;
	const open = withoutEncoded(text);
	if (!choices.addresses) return lineByLine(open, choices);
	return lineByLine(joinBroken(open.replace(QUOTED, `${GONE}@`)), choices);
}

/** The message with subject and text redacted. */
export function redactMessage<T extends { readonly subject: string; readonly body: string }>(
	message: T,
	choices: Choices,
): T {
	return { ...message, subject: redact(message.subject, choices), body: redact(message.body, choices) };
}

/**
 * Parts in base64 hide what they say, and the reader cannot see it either: they go as a whole. A part begins after the
 * header that names the encoding and ends at the next boundary (RFC 2046 section 5.1.1).
 */
function withoutEncoded(text: string): string {
	let state: 'text' | 'head' | 'encoded' = 'text';
	let said = false;
	const kept: string[] = [];
	for (const line of text.split('\n')) {
		const bare = line.replace(/^[> ]+/, '').trimEnd();
		if (/^content-transfer-encoding:\s*base64$/i.test(bare)) state = 'head';
		else if (state === 'head' && bare === '') {
			state = 'encoded';
			said = false;
		} else if (state === 'encoded' && bare.startsWith('--')) state = 'text';
		else if (state === 'encoded' && (isBase64(bare) || bare === ENCODED_GONE)) {
			if (said) continue;
			said = true;
			kept.push(line.replace(bare, ENCODED_GONE));
			continue;
		} else if (state === 'encoded' && bare !== '') state = 'text';
		kept.push(line);
	}
	return kept.join('\n');
}

const isBase64 = (line: string): boolean => line.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(line);

/** Quoted-printable text breaks a line anywhere (RFC 2045 section 6.7), an address too: such a break goes. */
function joinBroken(text: string): string {
	const lines = text.split('\n');
	const joined: string[] = [];
	for (const line of lines.reverse()) {
		const next = joined.at(-1);
		const broken = /=\r?$/.exec(line);
		if (broken && next !== undefined && /^\S*?(?:@|%40|=40)/i.test(next))
			joined[joined.length - 1] = line.slice(0, broken.index) + next;
		else joined.push(line);
	}
	return joined.reverse().join('\n');
}

/** What the lines folded under a header are part of, and what stands before that header's name. */
interface Folding {
	readonly before: string;
	readonly kind: 'gone' | 'id' | 'person';
}

function lineByLine(text: string, choices: Choices): string {
	let folding: Folding | null = null;
	const kept: string[] = [];
	for (const whole of text.split('\n')) {
		const end = whole.endsWith('\r') ? '\r' : '';
		const line = end ? whole.slice(0, -1) : whole;
		if (folding && isFolded(line, folding.before)) {
			if (folding.kind === 'gone') continue;
			kept.push((folding.kind === 'id' ? line : withoutAddresses(withoutNames(line))) + end);
			continue;
		}
		const [, before = '', name = '', value = ''] = FIELD.exec(line) ?? [];
		folding = foldingOf(name, before, choices);
		if (folding?.kind === 'gone')
			kept.push(`${before}${name}: ${SUBJECT.test(name) ? GONE : `<${GONE}>`}${end}`);
		else if (folding?.kind === 'id') kept.push(whole);
		else if (folding?.kind === 'person')
			kept.push(`${before}${name}:${withoutAddresses(withoutNames(value))}${end}`);
		else {
			const named = choices.messageIds ? line.replace(NAMED_ID, `$1$2<${GONE}>`) : line;
			kept.push((choices.addresses ? withoutAddresses(named) : named) + end);
		}
	}
	return kept.join('\n');
}

/** A line that goes on with the header above it (RFC 5322 section 2.2.3), quoted and indented as that one is. */
const isFolded = (line: string, before: string): boolean =>
	line.startsWith(before) && /^[ \t]+\S/.test(line.slice(before.length));

function foldingOf(name: string, before: string, choices: Choices): Folding | null {
	if (SUBJECT.test(name)) return choices.subjects ? { before, kind: 'gone' } : null;
	if (MESSAGE_ID.test(name)) return { before, kind: choices.messageIds ? 'gone' : 'id' };
	return choices.addresses && PERSON.test(name) ? { before, kind: 'person' } : null;
}

/** `"Anna Example" <anna@example.com>, …` without the names: addresses, IP addresses and codes are left. */
function withoutNames(value: string): string {
	if (!value.includes('@')) return value;
	const parts = value.split(/(<[^<>]*>)/);
	const kept = parts.flatMap((part, index) => {
		if (index % 2 === 1) return [part];
		return part
			.split(/[\s,;]+/)
			.filter(
				(word) => /@|%40|=40/i.test(word) || (/\d/.test(word) && /^[[(]*[\da-f.:]+[\])]*$/i.test(word)),
			);
	});
	return kept.length === 0 ? value : ` ${kept.join(', ')}`;
}

/** Every address in the text without the part before its `@`. Message ids that a log names keep theirs. */
function withoutAddresses(text: string): string {
	let at = 0;
	let result = '';
	for (const { index, 0: id } of text.matchAll(NAMED_ID)) {
		result += text.slice(at, index).replace(WORD, withoutPerson) + id;
		at = index + id.length;
	}
	return result + text.slice(at).replace(WORD, withoutPerson);
}

/** One word: all before its last `@` that a domain follows. A key such as `smtp.mailfrom=` and an opening quote stay. */
function withoutPerson(word: string): string {
	const last = [...word.matchAll(AT)]
		.filter(({ index, 0: sign }) => {
			const domain = word.slice(index + sign.length);
			// An encoded sign is one of an address only before a whole domain: `=40` is also a piece of any text.
			return sign === '@'
				? /^(?:[\p{L}\p{N}]|=?$)/u.test(domain)
				: /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}]|=$)/u.test(domain);
		})
		.at(-1);
	if (!last) return word;
	const key = KEY.exec(word)?.[0] ?? /^['`|]/.exec(word)?.[0] ?? '';
	return last.index <= key.length ? word : `${key}${GONE}${word.slice(last.index)}`;
}
