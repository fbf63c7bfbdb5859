/** The ticket in each form that a way to the host can carry, with what the reader leaves out taken out of all of them. */
import { type Attachment, attachmentOf } from '../../actions/attachment.ts';
import { type Choices, redact, redactMessage } from '../../actions/redact.ts';
import { ticket, withWhole } from '../../actions/ticket.ts';
import type { CaseFacts, Message } from '../../actions/types.ts';

export interface TicketTexts {
	/** As the reader sees and edits it. */
	readonly before: Message;
	/** The same as it leaves. */
	readonly after: Message;
	/** As it leaves, with the whole message behind it where that goes along: for copying and for a text file. */
	readonly whole: Message;
	/** A short form without headers, for links that cannot carry all. */
	readonly short: Message;
	/** The short form for an address on the web, which is kept in logs and histories: people are always left out. */
	readonly public: Message;
	/** The message that came back, where all of it goes along; redacted it is a text, no longer the mail as it was. */
	readonly attachment: Attachment | null;
}

const EVERYTHING: Choices = { addresses: true, subjects: true, messageIds: true };

/** `draft`: the reader's own text, undefined while it is ours. `blank`: what stands there while nothing is known. */
export function ticketTexts(
	facts: CaseFacts,
	ask: string,
	reading: string | null,
	draft: string | undefined,
	choices: { readonly leaveOut: Choices; readonly along: 'headers' | 'whole' },
	blank: string | null = null,
): TicketTexts {
	const { leaveOut, along } = choices;
	const ours = ticket(facts, ask, reading, 'headers');
	const before: Message = { ...ours, body: draft ?? blank ?? ours.body };
	const shortBody = draft ?? blank ?? ticket(facts, ask, reading, 'nothing').body;
	const pasted = along === 'whole' && facts.pasted !== null ? redact(facts.pasted, leaveOut) : null;
	const after = redactMessage(before, leaveOut);
	const short = redactMessage({ ...ours, body: shortBody }, leaveOut);
	return {
		before,
		after,
		whole: { ...after, body: withWhole(after.body, pasted) },
		short,
		public: redactMessage(short, EVERYTHING),
		attachment: attachmentOf(pasted),
	};
}
