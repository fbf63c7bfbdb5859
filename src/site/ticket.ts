/** The blank ticket of the page /ticket/; the troubleshooter writes one with the facts filled in. */
import { type Channel, channelLink } from '../actions/mailto.ts';

export const ticketSubject = 'My mail came back';

export const ticketTemplate = `My address:
The recipient's address:
Date and time (with time zone):
How often, and since when:
What I have tried:

The whole message that came back, with its headers:
`;

/** Address of a ticket channel with the blank ticket filled in; facts that are not known stay empty. */
export function blankTicketLink(channel: Channel): string {
	const message = { subject: ticketSubject, body: ticketTemplate };
	return channelLink(channel, message, { ip: null, code: null }).href;
}
