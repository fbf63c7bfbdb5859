import { useState } from 'preact/hooks';
import { redact } from '../actions/redact.ts';
import { codeOf } from '../actions/text.ts';
import { ticket } from '../actions/ticket.ts';
import type { ActionProps } from './Delist.tsx';
import { SendText } from './SendText.tsx';
import type { SiteView } from './types.ts';

const ASK = 'my mail comes back. Please find out why, and help me to get it through.';

interface Props extends ActionProps {
	readonly site: SiteView;
	/** What the ticket asks for; undefined: to find out why. */
	readonly ask: string | undefined;
	/** Our reading in plain words. */
	readonly reading: string | null;
}

/** The ticket to the host, with all that was found out. */
export function Ticket({ facts, drafts, onDraft, site, ask = ASK, reading }: Props) {
	const [hide, setHide] = useState(false);
	const whole = ticket(facts, ask, reading);
	const message = hide ? { subject: redact(whole.subject), body: redact(whole.body) } : whole;
	return (
		<SendText
			name="ticket"
			label="The ticket, as your host’s support needs it"
			message={message}
			draft={drafts['ticket']}
			onDraft={(draft) => onDraft('ticket', draft)}
			channels={site.channels}
			slots={{ ip: facts.sendingIp, code: codeOf(facts) }}
		>
			<p>
				<label class="tick">
					<input
						type="checkbox"
						checked={hide}
						onChange={(event) => {
							setHide(event.currentTarget.checked);
							onDraft('ticket', undefined);
						}}
					/>{' '}
					Leave out the names in mail addresses
				</label>
			</p>
			{site.channels.length === 0 && (
				<p class="hint">Copy the text or download it, and give it to your host’s support.</p>
			)}
		</SendText>
	);
}
