/** The blank ticket of the page /ticket/ as a link, for a page without JavaScript. */
import { type Channel, channelLink } from '../actions/mailto.ts';
import { BLANK_TICKET } from '../actions/ticket-blank.ts';

/** Address of a ticket channel with the blank ticket filled in; facts that are not known stay empty. */
export function blankTicketLink(channel: Channel): string {
	return channelLink(channel, BLANK_TICKET, { ip: null, code: null }).href;
}
