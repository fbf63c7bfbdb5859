/** Links that open the reader's mail program or the host's ticket form with the text in them, and the same text as a file. */
import { clip } from './text.ts';
import type { Message } from './types.ts';

/** Longest link, in characters: Chrome on Windows fails at about 2,000. */
export const MAX_LINK = 1_800;
const CUT_NOTE = '\n\n(The whole text is longer: please paste it here.)';

export interface Link {
	readonly href: string;
	/** false: the text was too long for a link and ends early; the page asks to paste it. */
	readonly complete: boolean;
}

/** Percent-encode as RFC 6068 asks: line ends are CRLF, a blank is `%20`. Lone surrogates are replaced. */
function encode(text: string): string {
	return encodeURIComponent(text.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
}

/** The longest beginning of the body for which `build` stays within the limit. */
function shorten(message: Message, limit: number, build: (message: Message) => string): Link {
	const whole = build(message);
	if (whole.length <= limit) return { href: whole, complete: true };
	const subject = clip(message.subject, 120);
	let low = 0;
	let high = message.body.length;
	const cut = (length: number): string => build({ subject, body: clip(message.body, length) + CUT_NOTE });
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (cut(middle).length <= limit) low = middle;
		else high = middle - 1;
	}
	return { href: low === 0 ? build({ subject, body: '' }) : cut(low), complete: false };
}

/**
 * A `mailto:` link (RFC 6068). `to` may be empty: the reader then chooses whom to write to. Never longer than `limit`
 * unless the address alone is.
 */
export function mailtoLink(to: string, message: Message, limit: number = MAX_LINK): Link {
	const address = encodeURIComponent(to).replaceAll('%40', '@');
	return shorten(message, limit, ({ subject, body }) => {
		const rest = `subject=${encode(subject)}${body === '' ? '' : `&body=${encode(body)}`}`;
		return `mailto:${address}?${rest}`;
	});
}

/** A link from the host's template with the slots `{subject}`, `{body}`, `{ip}` and `{code}`. */
export function templateLink(
	template: string,
	message: Message,
	slots: { readonly ip: string | null; readonly code: string | null },
	limit: number = MAX_LINK,
): Link {
	// A template without a slot for the body cannot cut it: the link is whole, the text is pasted by the reader.
	const link = shorten(message, limit, ({ subject, body }) =>
		template
			.replaceAll('{ip}', encode(slots.ip ?? ''))
			.replaceAll('{code}', encode(slots.code ?? ''))
			.replaceAll('{subject}', () => encode(subject))
			.replaceAll('{body}', () => encode(body)),
	);
	return { ...link, complete: link.complete && template.includes('{body}') };
}

/** A way to reach the host, as `site.yaml` has it. */
export type Channel =
	| { readonly kind: 'mailto'; readonly address: string; readonly label: string }
	| { readonly kind: 'link'; readonly template: string; readonly label: string };

/** The message by one of the host's ways. */
export function channelLink(
	channel: Channel,
	message: Message,
	slots: { readonly ip: string | null; readonly code: string | null },
): Link {
	return channel.kind === 'mailto'
		? mailtoLink(channel.address, message)
		: templateLink(channel.template, message, slots);
}

/** The message as a text file: subject, an empty line, the text; CRLF, so that every system's editor shows the lines. */
export function textFile(message: Message): string {
	return `${message.subject}\n\n${message.body}\n`.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n');
}

/** A file name for a message, such as `ticket-192-0-2-10.txt`. */
export function fileName(kind: string, about: string | null): string {
	const rest = (about ?? '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return `${kind}${rest === '' ? '' : `-${rest}`}.txt`;
}
