import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Channel, channelLink, fileName, textFile } from '../actions/mailto.ts';
import type { Message } from '../actions/types.ts';

interface Props {
	/** Name of the text, for its id, its draft and its file. */
	readonly name: string;
	readonly label: string;
	readonly message: Message;
	/** As the reader rewrote it; undefined while it is ours. */
	readonly draft: string | undefined;
	readonly onDraft: (draft: string | undefined) => void;
	/** Ways to send it, most wanted first; copy and download are always there. */
	readonly channels: readonly Channel[];
	/** For the slots of a ticket form's address. */
	readonly slots: { readonly ip: string | null; readonly code: string | null };
	readonly children?: ComponentChildren;
}

/** A text that the reader may change, and the ways to send it. Nothing is sent by itself. */
export function SendText({ name, label, message, draft, onDraft, channels, slots, children }: Props) {
	const body = draft ?? message.body;
	const full = { subject: message.subject, body };
	const links = channels.map((channel) => ({ label: channel.label, ...channelLink(channel, full, slots) }));
	return (
		<div class="send flow">
			<p>
				<span class="label">Subject</span>
				<output class="send-subject">{message.subject}</output>
			</p>
			<p>
				<label class="label" for={`text-${name}`}>
					{label}
				</label>
				<textarea
					class="input"
					id={`text-${name}`}
					rows={14}
					value={body}
					onInput={(event) => onDraft(event.currentTarget.value)}
				/>
			</p>
			{draft !== undefined && (
				<p class="hint">
					You changed this text.{' '}
					<button type="button" class="link-button" onClick={() => onDraft(undefined)}>
						Write it anew
					</button>
				</p>
			)}
			{children}
			<p class="buttons no-print">
				{links.map(({ label: words, href }, index) => (
					<a key={words} class={index === 0 ? 'button' : 'button button-quiet'} href={href} rel="noopener">
						{words}
					</a>
				))}
				<CopyButton text={`${full.subject}\n\n${body}`} words="Copy the text" quiet={links.length > 0} />
				<button
					type="button"
					class="button button-quiet"
					onClick={() => download(textFile(full), fileName(name, slots.ip))}
				>
					Download as a file
				</button>
			</p>
			{links.some(({ complete }) => !complete) && (
				<p class="hint">
					The text is too long for a link, so it may arrive cut. Copy the text as well and paste it in.
				</p>
			)}
		</div>
	);
}

/** Copies a text and says whether it worked. */
export function CopyButton({ text, words, quiet = true }: { text: string; words: string; quiet?: boolean }) {
	const [said, setSaid] = useState<string | null>(null);
	const say = (now: string) => {
		setSaid(now);
		setTimeout(() => setSaid(null), 2_000);
	};
	return (
		<button
			type="button"
			class={quiet ? 'button button-quiet' : 'button'}
			aria-live="polite"
			onClick={() =>
				navigator.clipboard.writeText(text).then(
					() => say('Copied'),
					() => say('Could not copy: select the text'),
				)
			}
		>
			{said ?? words}
		</button>
	);
}

function download(text: string, name: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
