import type { TargetedDragEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { decodeMail } from '../bounce/bytes.ts';

/** Longest text that is read, in characters (`MAX_INPUT` of the reader; said here without loading it). */
const MAX_TEXT = 1_000_000;

interface Props {
	readonly text: string;
	/** false until the page's script runs: what was typed before then is kept. */
	readonly ready: boolean;
	readonly busy: boolean;
	/** What went wrong, in words; null where nothing did. */
	readonly problem: string | null;
	readonly onText: (text: string) => void;
	readonly onRead: (text: string) => void;
}

/** Where the bounce goes in: by paste, by file or by drop. Nothing is sent anywhere. */
export function PasteBox({ text, ready, busy, problem, onText, onRead }: Props) {
	const id = useId();
	const [fileProblem, setFileProblem] = useState<string | null>(null);
	const [over, setOver] = useState(false);
	const file = useRef<HTMLInputElement>(null);
	const box = useRef<HTMLTextAreaElement>(null);
	useEffect(() => {
		if (!ready && box.current?.value) onText(box.current.value);
	}, [ready, onText]);
	const shown = fileProblem ?? problem;

	const take = async (given: File | undefined) => {
		setFileProblem(null);
		if (!given) return;
		if (given.size > 4 * MAX_TEXT) {
			setFileProblem('This file is too large. Save only the message that came back, and choose that file.');
			return;
		}
		const content = decodeMail(new Uint8Array(await given.arrayBuffer()));
		onText(content);
		onRead(content);
	};
	const drop = (event: TargetedDragEvent<HTMLFormElement>) => {
		setOver(false);
		if (!event.dataTransfer?.files.length) return;
		event.preventDefault();
		take(event.dataTransfer.files[0]);
	};
	return (
		<form
			class={over ? 'paste paste-over' : 'paste'}
			onSubmit={(event) => {
				event.preventDefault();
				setFileProblem(null);
				onRead(text);
			}}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
		>
			<label class="label" for={id}>
				Paste the message that came back
			</label>
			<p class="hint" id={`${id}-hint`}>
				The whole message is best, with all its numbers. One line is enough to begin. It is read in your
				browser and sent nowhere. Of a very long one, the first million characters are read.
			</p>
			<textarea
				class="input"
				id={id}
				rows={8}
				spellcheck={false}
				autocomplete="off"
				aria-describedby={shown ? `${id}-hint ${id}-problem` : `${id}-hint`}
				aria-invalid={shown ? 'true' : undefined}
				ref={box}
				value={ready ? text : undefined}
				onInput={(event) => onText(event.currentTarget.value)}
			/>
			{shown && (
				<p class="paste-problem" id={`${id}-problem`} role="alert">
					{shown}
				</p>
			)}
			<p class="buttons">
				<button class="button" type="submit" disabled={!ready} aria-disabled={busy}>
					{busy ? 'Reading…' : 'Read it'}
				</button>
				<button
					class="button button-quiet"
					type="button"
					disabled={!ready}
					onClick={() => file.current?.click()}
				>
					Choose a file
				</button>
			</p>
			<input
				ref={file}
				type="file"
				hidden
				accept=".eml,.txt,message/rfc822,text/plain"
				aria-label="File with the message that came back"
				onChange={(event) => take(event.currentTarget.files?.[0])}
			/>
		</form>
	);
}
