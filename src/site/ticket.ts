/** The blank ticket of the page /ticket/; the troubleshooter writes one with the facts filled in. */
import type { z } from 'zod';
import type { ticketChannel } from '../schema/site.ts';

export const ticketSubject = 'My mail came back';

export const ticketTemplate = `My address:
The recipient's address:
Date and time (with time zone):
How often, and since when:
What I have tried:

The whole message that came back, with its headers:
`;

/** Address of a ticket channel with the blank ticket filled in; facts that are not known stay empty. */
export function channelLink(channel: z.output<typeof ticketChannel>): string {
	const subject = encodeURIComponent(ticketSubject);
	const body = encodeURIComponent(ticketTemplate);
	if (channel.kind === 'mailto') return `mailto:${channel.address}?subject=${subject}&body=${body}`;
	const slots: Readonly<Record<string, string>> = { subject, body };
	return channel.template.replace(/\{(subject|body|ip|code)\}/g, (_, slot: string) => slots[slot] ?? '');
}
