import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Channel, channelLink, fileName, textFile } from '../actions/mailto.ts';
import { codeOf } from '../actions/text.ts';
import type { CaseFacts, Message } from '../actions/types.ts';
import { saveFile } from './browser.ts';

interface Props {
	/** Name of the text, for its id, its draft and its file. */
	readonly name: string;
	readonly label: string;
	readonly message: Message;
	/** Texts as the reader rewrote them, by name; what is not among them is ours. */
	readonly drafts: Readonly<Record<string, string>>;
	readonly onDraft: (name: string, draft: string | undefined) => void;
	/** Ways to send it, most wanted first; copy and download are always there. */
	readonly channels: readonly Channel[];
	/** For the slots of a ticket form's address and the name of the file. */
	readonly facts: CaseFacts;
	readonly children?: ComponentChildren;
}

/** A text that the reader may change, and the ways to send it. Nothing is sent by itself. */
export function SendText({ name, label, message, drafts, onDraft, channels, facts, children }: Props) {
	const draft = drafts[name];
	const body = draft ?? message.body;
	const slots = { ip: facts.sendingIp, code: codeOf(facts) };
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
					onInput={(event) => onDraft(name, event.currentTarget.value)}
				/>
			</p>
			{draft !== undefined && (
				<p class="hint">
					You changed this text.{' '}
					<button type="button" class="link-button" onClick={() => onDraft(name, undefined)}>
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
					onClick={() => saveFile(textFile(full), 'text/plain', fileName(name, slots.ip))}
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
