import type { Choices } from '../../actions/redact.ts';

const PARTS: readonly (readonly [keyof Choices, string])[] = [
	['addresses', 'Names in mail addresses'],
	['subjects', 'Subjects of mails'],
	['messageIds', 'Message ids'],
];

interface Props {
	readonly leaveOut: Choices;
	readonly onLeaveOut: (leaveOut: Choices) => void;
	/** What of the message that came back goes along; null: there is none. */
	readonly along: 'headers' | 'whole' | null;
	readonly onAlong: (along: 'headers' | 'whole') => void;
}

/** What goes along and what does not. Each choice holds for every way that the ticket can take. */
export function LeaveOut({ leaveOut, onLeaveOut, along, onAlong }: Props) {
	return (
		<div class="ticket-choices">
			<fieldset>
				<legend class="label">Leave out before it is sent</legend>
				{PARTS.map(([part, words]) => (
					<label class="tick" key={part}>
						<input
							type="checkbox"
							checked={leaveOut[part]}
							onChange={(event) => onLeaveOut({ ...leaveOut, [part]: event.currentTarget.checked })}
						/>{' '}
						{words}
					</label>
				))}
				<p class="hint">IP addresses, codes and the part behind the @ stay: support needs them.</p>
			</fieldset>
			{along !== null && (
				<fieldset>
					<legend class="label">Of the message that came back, send</legend>
					<label class="tick">
						<input type="radio" name="along" checked={along === 'whole'} onChange={() => onAlong('whole')} />{' '}
						all of it
					</label>
					<label class="tick">
						<input
							type="radio"
							name="along"
							checked={along === 'headers'}
							onChange={() => onAlong('headers')}
						/>{' '}
						only its headers and codes
					</label>
					<p class="hint">
						All of it helps most. The headers are enough to find the mail in the server’s log.
					</p>
				</fieldset>
			)}
		</div>
	);
}
