import { useId, useState } from 'preact/hooks';
import { noteSent, type SentRequest, sentRequest, sentTo, unnoteSent } from '../../actions/case.ts';
import { addDays, dayOf, dayWords, isDay } from '../../actions/waiting.ts';
import { saveReminder } from './reminder.ts';
import type { Kept } from './use-kept.ts';
import { WhenToLook } from './WhenToLook.tsx';

interface Props {
	readonly kept: Kept;
	/** What is sent, and to whom. */
	readonly about: Pick<SentRequest, 'kind' | 'to' | 'name' | 'usual'>;
	readonly ip: string | null;
}

/** "I sent this on …": notes the day, says when to look again, and offers a reminder. */
export function Sent({ kept, about, ip }: Props) {
	const id = useId();
	const today = dayOf(new Date());
	const [day, setDay] = useState(today);
	const sent = sentTo(kept.log, about);
	const valid = isDay(day) && day <= today && day >= addDays(today, -366);
	return (
		<div class="sent flow no-print">
			{sent.map((request) => (
				<Awaited
					key={request.on}
					{...{ request, ip }}
					onUndo={() => kept.note((log) => unnoteSent(log, request))}
				/>
			))}
			<form
				class="sent-form"
				onSubmit={(event) => {
					event.preventDefault();
					if (valid) kept.note((log) => noteSent(log, sentRequest(about, day)));
				}}
			>
				<label class="label" for={id}>
					{sent.length === 0 ? 'I sent this on' : 'I sent it again on'}
				</label>
				<input
					class="input"
					id={id}
					type="date"
					required
					min={addDays(today, -366)}
					max={today}
					value={day}
					onInput={(event) => setDay(event.currentTarget.value)}
				/>
				<button type="submit" class="button button-quiet">
					{sent.length === 0 ? 'Note it' : 'Note it again'}
				</button>
			</form>
		</div>
	);
}

interface AwaitedProps {
	readonly request: SentRequest;
	readonly ip: string | null;
	readonly onUndo: () => void;
}

function Awaited({ request, ip, onUndo }: AwaitedProps) {
	return (
		<div class="callout callout-tip" role="status">
			<p class="callout-title">You sent this on {dayWords(request.on)}</p>
			<WhenToLook request={request} />
			<p class="buttons">
				<button type="button" class="button button-quiet" onClick={() => saveReminder(request, ip)}>
					Reminder for my calendar (.ics)
				</button>
				<button type="button" class="link-button" onClick={onUndo}>
					I did not send it
				</button>
			</p>
		</div>
	);
}
