/** Links that open the reader's mail program or the host's ticket form with the text in them, and the same text as a file. */
import { encode, type Link, MAX_LINK, shorten } from './link.ts';
import { type Preset, presetLink, type Slots } from './presets.ts';
import type { Message } from './types.ts';

export { type Link, MAX_LINK } from './link.ts';

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

/** A link from the host's template with the slots `{subject}`, `{body}`, `{ip}`, `{code}` and `{recipient_domain}`. */
export function templateLink(
	template: string,
	message: Message,
	slots: Slots,
	limit: number = MAX_LINK,
): Link {
	const link = shorten(message, limit, ({ subject, body }) =>
		template
			.replaceAll('{ip}', encode(slots.ip ?? ''))
			.replaceAll('{code}', encode(slots.code ?? ''))
			.replaceAll('{recipient_domain}', encode(slots.recipientDomain ?? ''))
			.replaceAll('{subject}', () => encode(subject))
			.replaceAll('{body}', () => encode(body)),
	);
	// A template without a slot for the body cannot cut it: the link is whole, the text is pasted by the reader.
	return template.includes('{body}') ? link : { ...link, complete: false, carries: 'nothing' };
}

/** A way to reach the host, as `site.yaml` has it. */
export type Channel =
	| { readonly kind: 'mailto'; readonly address: string; readonly label: string }
	| { readonly kind: 'link'; readonly template: string; readonly label: string }
	| ({ readonly kind: 'preset'; readonly label: string } & Preset);

/** The message by one of the host's ways. */
export function channelLink(channel: Channel, message: Message, slots: Slots): Link {
	switch (channel.kind) {
		case 'mailto':
			return mailtoLink(channel.address, message);
		case 'link':
			return templateLink(channel.template, message, slots);
		case 'preset':
			return presetLink(channel, message, slots);
	}
}

/** The message as a text file: subject, an empty line, the text; CRLF, so that every system's editor shows the lines. */
export function textFile(message: Message): string {
	return `${message.subject}\n\n${message.body}\n`.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n');
}

/** A file name for a message, such as `ticket-192-0-2-10.txt`. */
export function fileName(kind: string, about: string | null, ending = 'txt'): string {
	const rest = (about ?? '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60);
	return `${kind}${rest === '' ? '' : `-${rest}`}.${ending}`;
}
