import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { AddressHelp } from './address-help.ts';
import type { BlocklistCheckProps, ResolverChoice } from './types.ts';

/** What the reader wants to know, as typed. */
export interface Asked {
	readonly ip: string;
	/** Names, with spaces or commas between. */
	readonly names: string;
	readonly resolver: ResolverChoice;
}

interface Props extends Pick<BlocklistCheckProps, 'ip' | 'domains' | 'resolvers'> {
	readonly running: boolean;
	readonly help: AddressHelp | null;
	/** A run has ended with this same input. */
	readonly again: boolean;
	readonly onEdit: () => void;
	readonly onStart: (asked: Asked) => void;
	readonly onCancel: () => void;
}

/** What to ask and whom, what will leave the browser, and the one button that lets it. */
export function CheckForm(props: Props) {
	const { help, running, resolvers } = props;
	const id = useId();
	const [chosen, setChosen] = useState(0);
	// Without JavaScript the button cannot work, and says so by itself.
	const [ready, setReady] = useState(false);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		// A link may fill the form in (`?ip=192.0.2.1&names=example.com`); it never starts the check.
		for (const [name, value] of new URLSearchParams(location.search)) {
			const input = form.current?.elements.namedItem(name);
			if (input instanceof HTMLInputElement) input.value ||= value;
		}
		setReady(true);
	}, []);
	const resolver = resolvers[chosen];
	const service = import.meta.env.SERVICE_URL;
	const doubt = help?.kind === 'doubt';
	const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
		event.preventDefault();
		if (running) return props.onCancel();
		const data = new FormData(event.currentTarget);
		if (resolver)
			props.onStart({ ip: String(data.get('ip')).trim(), names: String(data.get('names')), resolver });
	};
	const field = { class: 'input', autocomplete: 'off', spellcheck: false } as const;
	return (
		<form class="flow" ref={form} onSubmit={submit} onInput={props.onEdit} noValidate>
			<div>
				<label class="label" for={`${id}ip`}>
					IP address of the server that sent the mail
				</label>
				<p class="hint" id={`${id}hint`}>
					The message that came back often shows it in brackets. It is not the address of your own computer.
				</p>
				<input
					{...field}
					id={`${id}ip`}
					name="ip"
					defaultValue={props.ip ?? ''}
					aria-describedby={`${id}hint ${id}help`}
					aria-invalid={help?.kind === 'stop'}
				/>
			</div>
			<div id={`${id}help`} role="alert">
				{help && <p class={`callout callout-${doubt ? 'warning' : 'caution'}`}>{help.text}</p>}
			</div>
			<div>
				<label class="label" for={`${id}names`}>
					Names to check too: the sender’s domain, the mail server (if you like)
				</label>
				<input {...field} id={`${id}names`} name="names" defaultValue={props.domains?.join(', ')} />
			</div>
			{resolvers.length > 1 && (
				<div>
					<label class="label" for={`${id}resolver`}>
						Ask through
					</label>
					<select
						class="input"
						id={`${id}resolver`}
						onChange={(event) => setChosen(event.currentTarget.selectedIndex)}
					>
						{resolvers.map(({ name }) => (
							<option key={name}>{name}</option>
						))}
					</select>
				</div>
			)}
			{service ? (
				<p>
					When you press the button, your browser asks {new URL(service).host}, the service of this help
					centre, whether the lists hold this address. Names are asked through {resolver?.name}. Your message
					stays here.
				</p>
			) : (
				resolver && (
					<p>
						When you press the button, your browser asks {resolver.name} ({new URL(resolver.url).host})
						whether the lists hold this address and these names. {resolver.name} and the lists see that; your
						message stays here.{' '}
						{resolver.privacyUrl && (
							<a href={resolver.privacyUrl} rel="noreferrer">
								Privacy at {resolver.name}
							</a>
						)}
					</p>
				)
			)}
			<p class="buttons">
				<button type="submit" class={running ? 'button button-quiet' : 'button'} disabled={!ready}>
					{running
						? 'Cancel'
						: doubt
							? 'Check it all the same'
							: props.again
								? 'Check again'
								: 'Check this address'}
				</button>
			</p>
		</form>
	);
}
