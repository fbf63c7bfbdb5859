import './ticket/ticket.css';
import { useEffect } from 'preact/hooks';
import { codeOf } from '../actions/text.ts';
import type { CaseFacts } from '../actions/types.ts';
import type { ActionProps } from './Delist.tsx';
import { isWay, useChoices } from './ticket/choices.ts';
import { LeaveOut } from './ticket/LeaveOut.tsx';
import { ServiceForm } from './ticket/ServiceForm.tsx';
import { ticketTexts } from './ticket/texts.ts';
import { Ways } from './ticket/Ways.tsx';
import type { SiteView } from './types.ts';

/** What a ticket asks for where its flow says nothing else. */
export const ASK = 'please find out why my mail comes back, and help me to get it through.';

type Props = Pick<ActionProps, 'corrections' | 'onCorrect' | 'drafts' | 'onDraft'> & {
	readonly facts: CaseFacts;
	readonly site: SiteView;
	/** What the ticket asks for; undefined: to find out why. */
	readonly ask: string | undefined;
	/** Our reading in plain words. */
	readonly reading: string | null;
	/** What stands in the text while nothing is known. */
	readonly blank?: string | null;
};

/** The ticket to the host, with all that was found out: as it is, as it leaves, and the ways to send it. */
export function Ticket({
	facts,
	corrections,
	onCorrect,
	drafts,
	onDraft,
	site,
	ask = ASK,
	reading,
	blank = null,
}: Props) {
	const [choices, choose] = useChoices();
	const { leaveOut, along } = choices;
	const draft = drafts['ticket'];
	const texts = ticketTexts(facts, ask, reading, draft, choices, blank);
	const { before, after, attachment } = texts;
	const isChanged = leaveOut.addresses || leaveOut.subjects || leaveOut.messageIds;
	const service = site.service ?? null;
	const slots = { ip: facts.sendingIp, code: codeOf(facts), recipientDomain: facts.recipientDomain };

	// The page /ticket/ goes on with the answers that led here.
	const about = facts.pasted?.length ?? 0;
	useEffect(() => {
		const path = location.pathname + location.search;
		if (isWay(path)) choose({ way: { path, about } });
	}, [about]);

	return (
		<div class="send flow">
			<LeaveOut
				leaveOut={leaveOut}
				onLeaveOut={(parts) => choose({ leaveOut: parts })}
				along={facts.pasted === null ? null : along}
				onAlong={(what) => choose({ along: what })}
			/>
			<div class={isChanged ? 'ticket-sides' : undefined}>
				<div>
					<p>
						<span class="label">Subject</span>
						<output class="send-subject">{before.subject}</output>
					</p>
					<p>
						<label class="label" for="text-ticket">
							The ticket, as your host’s support needs it{isChanged ? ': before' : ''}
						</label>
						<textarea
							class="input"
							id="text-ticket"
							rows={16}
							value={before.body}
							onInput={(event) => onDraft('ticket', event.currentTarget.value)}
						/>
					</p>
				</div>
				{isChanged && (
					<div>
						<p>
							<span class="label">Subject</span>
							<output class="send-subject">{after.subject}</output>
						</p>
						<label class="label" for="ticket-after">
							After: this is sent
						</label>
						<textarea class="input" id="ticket-after" rows={16} readOnly value={after.body} />
					</div>
				)}
			</div>
			{draft !== undefined && (
				<p class="hint">
					You changed this text.{' '}
					<button type="button" class="link-button" onClick={() => onDraft('ticket', undefined)}>
						Write it anew
					</button>
				</p>
			)}
			{attachment !== null && (
				<details>
					<summary>The message that came back, as it goes along</summary>
					<textarea
						class="input"
						aria-label="The message that came back, as it goes along"
						rows={12}
						readOnly
						value={new TextDecoder().decode(attachment.bytes)}
					/>
				</details>
			)}
			{service && (
				<ServiceForm
					service={service.url}
					{...{ texts, corrections, onCorrect }}
					sending={choices.sending}
					onSending={(sending) => choose({ sending })}
				/>
			)}
			<Ways
				{...{ texts, slots }}
				channels={site.channels}
				from={facts.contactEmail}
				quiet={service !== null}
			/>
		</div>
	);
}
