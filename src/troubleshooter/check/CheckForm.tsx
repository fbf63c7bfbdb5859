import { useEffect, useId, useState } from 'preact/hooks';
import type { AddressHelp } from './address-help.ts';
import type { ResolverChoice } from './types.ts';

interface Props {
	readonly ip: string;
	/** As typed. */
	readonly domains: string;
	/** As they would be asked. */
	readonly names: readonly string[];
	readonly resolver: number;
	readonly resolvers: readonly ResolverChoice[];
	readonly running: boolean;
	readonly help: AddressHelp | null;
	/** A run has ended with this same input. */
	readonly again: boolean;
	readonly onIp: (value: string) => void;
	readonly onDomains: (value: string) => void;
	readonly onResolver: (index: number) => void;
	/** `sure`: the reader saw the doubt and goes on. */
	readonly onStart: (sure: boolean) => void;
	readonly onCancel: () => void;
}

/** What to ask and whom, what will leave the browser, and the one button that lets it. */
export function CheckForm(props: Props) {
	const { ip, names, help, running, resolvers } = props;
	const id = useId();
	// Without JavaScript the button cannot work, and says so by itself.
	const [ready, setReady] = useState(false);
	useEffect(() => setReady(true), []);
	const choice = resolvers[props.resolver] ?? resolvers[0];
	const doubt = help?.kind === 'doubt';
	const submit = (event: Event) => {
		event.preventDefault();
		if (running) props.onCancel();
		else props.onStart(doubt);
	};
	const input = (name: string, value: string, onChange: (value: string) => void) => ({
		class: 'input',
		id: id + name,
		value,
		onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
			onChange(event.currentTarget.value),
		autocomplete: 'off' as const,
		spellcheck: false,
	});
	return (
		<form class="flow" onSubmit={submit} noValidate>
			<div>
				<label class="label" for={`${id}ip`}>
					IP address of the server that sent the mail
				</label>
				<p class="hint" id={`${id}hint`}>
					The message that came back often shows it in brackets. It is not the address of your own computer.
				</p>
				<input
					{...input('ip', ip, props.onIp)}
					aria-describedby={`${id}hint ${id}help`}
					aria-invalid={help?.kind === 'stop'}
				/>
			</div>
			<p
				class={help ? `callout callout-${doubt ? 'warning' : 'caution'}` : undefined}
				id={`${id}help`}
				role="alert"
			>
				{help?.text}
			</p>
			<div>
				<label class="label" for={`${id}names`}>
					Domain of the sender, and name of the mail server (if you like)
				</label>
				<input {...input('names', props.domains, props.onDomains)} />
			</div>
			{resolvers.length > 1 && (
				<div>
					<label class="label" for={`${id}resolver`}>
						Ask through
					</label>
					<select
						class="input"
						id={`${id}resolver`}
						value={props.resolver}
						onChange={(event) => props.onResolver(Number(event.currentTarget.value))}
					>
						{resolvers.map(({ name }, index) => (
							<option key={name} value={index}>
								{name}
							</option>
						))}
					</select>
				</div>
			)}
			{choice && (
				<p>
					When you press the button, your browser asks {choice.name} ({new URL(choice.url).host}) about{' '}
					{[ip.trim() || 'this address', ...names].join(', ')}. {choice.name} and the lists see that question.
					Your message does not leave the browser.{' '}
					{choice.privacyUrl && (
						<a href={choice.privacyUrl} rel="noreferrer">
							Privacy at {choice.name}
						</a>
					)}
				</p>
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
