import { current, knownOf, sendingIpOf } from './facts.ts';
import type { Case, Corrections, Understood } from './types.ts';

interface Props {
	readonly aCase: Case;
	readonly understood: Understood;
	readonly onCorrect: (corrections: Corrections) => void;
}

/** Lets the reader set right what was read. */
export function Correct({ aCase, understood, onCorrect }: Props) {
	const { names } = understood;
	const { bounce, diagnosis } = current(aCase, understood);
	const { corrections } = aCase;
	const known = knownOf(aCase, understood);
	const change = (part: Corrections) => onCorrect({ ...corrections, ...part });
	const providers = Object.entries(names.providers).sort(([, a], [, b]) => a.localeCompare(b));
	return (
		<details class="correct">
			<summary>Something is wrong? Set it right</summary>
			<div class="flow">
				<Choice
					id="cause"
					label="Why it came back"
					value={known.cause ?? 'unknown'}
					options={Object.entries(names.causes).map(([id, { title }]) => [id, title])}
					onChange={(cause) => change({ cause })}
				/>
				<Choice
					id="provider"
					label="The recipient’s mail service"
					value={known.provider ?? ''}
					options={[['', 'I do not know, or it is another one'], ...providers]}
					onChange={(provider) => change({ provider })}
				/>
				<Text
					id="sending-ip"
					label="IP address of your mail server"
					value={corrections.sendingIp ?? sendingIpOf(aCase, diagnosis) ?? ''}
					onInput={(sendingIp) => change({ sendingIp })}
				/>
				<Text
					id="recipient"
					label="The address that you wrote to"
					value={corrections.recipient ?? bounce?.recipient ?? ''}
					onInput={(recipient) => change({ recipient })}
				/>
				<p>
					<button type="button" class="button button-quiet" onClick={() => onCorrect({})}>
						Back to what was read
					</button>
				</p>
			</div>
		</details>
	);
}

interface ChoiceProps {
	readonly id: string;
	readonly label: string;
	readonly value: string;
	readonly options: readonly (readonly [string, string])[];
	readonly onChange: (value: string) => void;
}

/** A labelled select. */
export function Choice({ id, label, value, options, onChange }: ChoiceProps) {
	return (
		<p>
			<label class="label" for={id}>
				{label}
			</label>
			<select class="input" id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
				{options.map(([key, words]) => (
					<option key={key} value={key}>
						{words}
					</option>
				))}
			</select>
		</p>
	);
}

interface TextProps {
	readonly id: string;
	readonly label: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
}

/** A labelled line of text. */
export function Text({ id, label, value, onInput }: TextProps) {
	return (
		<p>
			<label class="label" for={id}>
				{label}
			</label>
			<input
				class="input"
				id={id}
				type="text"
				autocomplete="off"
				spellcheck={false}
				value={value}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
		</p>
	);
}
