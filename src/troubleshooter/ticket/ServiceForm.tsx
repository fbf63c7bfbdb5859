import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { addressProblem, canAttach, ticketPost } from '../../actions/post.ts';
import type { Corrections } from '../types.ts';
import type { Sending } from './choices.ts';
import { Receipt } from './Receipt.tsx';
import { type Receipt as Accepted, type Refusal, sendTicket } from './send.ts';
import type { TicketTexts } from './texts.ts';

interface Props {
	/** Address of the host's service. */
	readonly service: string;
	readonly texts: TicketTexts;
	readonly corrections: Corrections;
	readonly onCorrect: (corrections: Corrections) => void;
	readonly sending: Sending | null;
	readonly onSending: (sending: Sending | null) => void;
}

/** A fingerprint of what would be sent, so that the same ticket is known again after a reload (FNV-1a, 32 bit, and the length). */
function fingerprint(parts: readonly string[]): string {
	const text = parts.join('\0');
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return `${text.length}:${(hash >>> 0).toString(16)}`;
}

/** The ticket by the host's own service: the way back for the answer, the press of a button, and what came of it. */
export function ServiceForm({ service, texts, corrections, onCorrect, sending, onSending }: Props) {
	const id = useId();
	const shown = useRef(performance.now());
	const address = useRef<HTMLInputElement>(null);
	const trap = useRef<HTMLInputElement>(null);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const [refused, setRefused] = useState<Refusal | null>(null);
	const [accepted, setAccepted] = useState<Accepted | null>(null);
	const replyTo = corrections.contactEmail ?? '';
	const { attachment, after, whole } = texts;
	const goes = attachment !== null && canAttach(attachment);
	// A file that the service cannot take still goes along in the text, as far as there is room.
	const message = goes || attachment === null ? after : whole;
	const about = fingerprint([message.subject, message.body, replyTo, goes ? whole.body : '']);
	const known = sending?.about === about ? sending : null;
	const receipt: Accepted | null =
		accepted ?? (known?.done ? { ok: true, key: known.key, state: 'queued', reference: null } : null);

	// Another text is another ticket.
	useEffect(() => {
		setRefused(null);
		setAccepted(null);
	}, [about]);

	const send = async () => {
		const wrong = addressProblem(replyTo);
		setProblem(wrong);
		if (wrong !== null) {
			address.current?.focus();
			return;
		}
		if (busy) return;
		const key = known?.key ?? crypto.randomUUID();
		onSending({ key, about, done: false });
		setBusy(true);
		setRefused(null);
		const post = ticketPost(
			message,
			replyTo,
			goes ? attachment : null,
			performance.now() - shown.current,
			trap.current?.value,
		);
		const answer = await sendTicket(service, key, post);
		setBusy(false);
		if (answer.ok) {
			onSending({ key, about, done: true });
			setAccepted(answer);
			return;
		}
		if (answer.newKey) onSending(null);
		setRefused(answer);
	};

	if (receipt) return <Receipt {...{ service, receipt, replyTo }} />;
	return (
		<form
			class="ticket-form flow no-print"
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<p>
				<label class="label" for={`${id}-name`}>
					Your name <span class="hint">(if you like)</span>
				</label>
				<input
					class="input"
					id={`${id}-name`}
					autocomplete="name"
					maxLength={100}
					value={corrections.contactName ?? ''}
					onInput={(event) => onCorrect({ ...corrections, contactName: event.currentTarget.value })}
				/>
			</p>
			<p>
				<label class="label" for={`${id}-reply`}>
					Mail address for the answer
				</label>
				<span class="hint" id={`${id}-hint`}>
					Best one at another mail service, since mail may not reach you here.
				</span>
				<input
					ref={address}
					class="input"
					id={`${id}-reply`}
					type="email"
					autocomplete="email"
					required
					aria-invalid={problem !== null}
					aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
					value={replyTo}
					onInput={(event) => {
						if (problem !== null) setProblem(addressProblem(event.currentTarget.value));
						onCorrect({ ...corrections, contactEmail: event.currentTarget.value });
					}}
				/>
				{problem !== null && (
					<span class="paste-problem" id={`${id}-problem`} role="alert">
						{problem}
					</span>
				)}
			</p>
			{/* Robots fill in every field; people neither see this one nor reach it. */}
			<p hidden>
				<label>
					Leave this empty <input ref={trap} name="website" tabIndex={-1} autocomplete="off" />
				</label>
			</p>
			<p class="buttons">
				<button type="submit" class="button" aria-disabled={busy}>
					{busy ? 'Sending…' : refused?.again ? 'Send it again' : 'Send the ticket'}
				</button>
			</p>
			<p role="status" class="ticket-said">
				{busy ? 'Sending your ticket. This may take a moment.' : ''}
			</p>
			{attachment !== null && !goes && (
				<p class="hint">
					The message that came back is too large to be attached. Its beginning stands in the text.
				</p>
			)}
			{refused && (
				<p class="callout callout-warning" role="alert">
					{refused.words}
				</p>
			)}
		</form>
	);
}
