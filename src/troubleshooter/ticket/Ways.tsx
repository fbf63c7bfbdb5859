import { useState } from 'preact/hooks';
import { emlFile } from '../../actions/eml.ts';
import { type Channel, channelLink, fileName, type Link, textFile } from '../../actions/mailto.ts';
import type { Slots } from '../../actions/presets.ts';
import type { Message } from '../../actions/types.ts';
import { copyText, saveFile } from '../browser.ts';
import type { TicketTexts } from './texts.ts';

interface Props {
	readonly texts: TicketTexts;
	readonly channels: readonly Channel[];
	readonly slots: Slots;
	/** The reader's address, for the mail file. */
	readonly from: string | null;
	/** true: a way of the host's own stands above, so none of these is the main one. */
	readonly quiet: boolean;
}

interface Way {
	readonly channel: Channel;
	readonly link: Link;
	/** false: the link has less than the whole ticket, so the ticket is copied as well. */
	readonly complete: boolean;
}

const MORE = '\n\n(There is more: please see the text that I paste here.)';

/** The link of one way: a mail takes all where it fits; an address on the web never more than the short form. */
function wayOf(channel: Channel, texts: TicketTexts, slots: Slots): Way {
	const { whole, short } = texts;
	if (channel.kind === 'mailto') {
		const link = channelLink(channel, whole, slots);
		if (link.complete) return { channel, link, complete: true };
		return { channel, link: channelLink(channel, withMore(short), slots), complete: false };
	}
	const same = whole.body === texts.public.body;
	const link = channelLink(channel, same ? texts.public : withMore(texts.public), slots);
	return { channel, link, complete: same && link.complete };
}

const withMore = (message: Message): Message => ({ ...message, body: message.body + MORE });

/** What the reader must know before pressing: how much goes along, and what to do with the rest. */
function hintOf({ channel, link, complete }: Way): string | null {
	if (complete) return channel.kind === 'mailto' ? null : `“${channel.label}” opens in a new tab, filled in.`;
	const paste = 'The whole ticket is copied when you press it: paste it in there.';
	if (channel.kind === 'mailto')
		return `“${channel.label}” takes a short form, since the ticket is too long for a link. ${paste}`;
	return link.carries === 'nothing'
		? `“${channel.label}” opens an empty form in a new tab. ${paste}`
		: `“${channel.label}” opens in a new tab with a short form, without people’s addresses. ${paste}`;
}

/** All ways to send the ticket. Each link says beforehand what it takes along; nothing is sent by itself. */
export function Ways({ texts, channels, slots, from, quiet }: Props) {
	const [said, setSaid] = useState('');
	const { whole, after, attachment } = texts;
	const everything = `${whole.subject}\n\n${whole.body}`;
	const ways = channels.map((channel) => wayOf(channel, texts, slots));
	const hints = ways.map(hintOf).filter((hint) => hint !== null);
	const mailTo = channels.find((channel) => channel.kind === 'mailto')?.address ?? null;
	const copy = async (done: string) =>
		setSaid(
			(await copyText(everything)) ? done : 'This could not be copied. Select the text above and copy it.',
		);
	const saveMail = () =>
		saveFile(
			emlFile({
				to: mailTo,
				from,
				message: after,
				attachment,
				date: new Date(),
				boundary: `=_${crypto.randomUUID()}`,
			}),
			'message/rfc822',
			fileName('ticket', slots.ip, 'eml'),
		);
	return (
		<div class="ticket-ways flow no-print">
			<p class="buttons">
				{ways.map(({ channel, link, complete }, index) => (
					<a
						key={channel.label}
						class={index === 0 && !quiet ? 'button' : 'button button-quiet'}
						href={link.href}
						// Never `noreferrer`: Request Tracker takes a visitor without a referrer for a forgery.
						rel="noopener"
						target={channel.kind === 'mailto' ? undefined : '_blank'}
						onClick={() => {
							if (!complete) copy('The whole ticket is copied. Paste it in.');
						}}
					>
						{channel.label}
						{channel.kind !== 'mailto' && <span class="visually-hidden"> (new tab)</span>}
					</a>
				))}
				<button
					type="button"
					class={ways.length === 0 && !quiet ? 'button' : 'button button-quiet'}
					onClick={() => copy('The ticket is copied.')}
				>
					Copy the ticket
				</button>
				<button
					type="button"
					class="button button-quiet"
					onClick={() => saveFile(textFile(whole), 'text/plain', fileName('ticket', slots.ip))}
				>
					Download as text
				</button>
				<button type="button" class="button button-quiet" onClick={saveMail}>
					Download as a mail
				</button>
			</p>
			<ul class="hint ticket-hints">
				{hints.map((hint) => (
					<li key={hint}>{hint}</li>
				))}
				<li>
					“Download as a mail” makes a file that your mail program opens as a new mail
					{mailTo === null ? '' : ' to your host'}
					{attachment === null ? '' : ', with the message that came back attached'}.
				</li>
			</ul>
			<p class="ticket-said" role="status">
				{said}
			</p>
			{channels.length === 0 && (
				<p class="hint">Give the text or the file to your host’s support, the way you usually reach them.</p>
			)}
		</div>
	);
}
