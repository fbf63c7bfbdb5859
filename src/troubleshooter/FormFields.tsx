import { ASK, fieldsText } from '../actions/fields.ts';
import type { FilledField } from '../actions/types.ts';
import { Text } from './Correct.tsx';
import { CopyButton } from './SendText.tsx';
import type { Corrections } from './types.ts';

/** What only the reader knows, and where it is kept. */
const ASKED: Readonly<Partial<Record<FilledField['fact'], keyof Corrections>>> = {
	'sending-ip': 'sendingIp',
	'sender-domain': 'senderDomain',
	recipient: 'recipient',
	'recipient-domain': 'recipient',
	date: 'bouncedAt',
	'contact-name': 'contactName',
	'contact-email': 'contactEmail',
	website: 'website',
};

interface Props {
	readonly fields: readonly FilledField[];
	readonly corrections: Corrections;
	readonly onCorrect: (corrections: Corrections) => void;
	/** The address that the bounce shows. The check keeps the one it asked about: the same one is no correction. */
	readonly read: string | null;
}

/** The form's fields in the form's order, each to copy; what is missing is asked for in its place. */
export function FormFields({ fields, corrections, onCorrect, read }: Props) {
	const own = (key: keyof Corrections) =>
		corrections[key] !== undefined && !(key === 'sendingIp' && corrections[key] === read);
	return (
		<>
			<p>Fill the form in like this, in this order:</p>
			<ol class="form-fields">
				{fields.map((field, index) => {
					const { label, value, hint, missing, fact } = field;
					const key = ASKED[fact];
					// Two fields may want the same fact: it is asked for once.
					const first = fields.findIndex((other) => ASKED[other.fact] === key) === index;
					const asked = key !== undefined && first && (missing !== null || own(key));
					return (
						<li key={index}>
							<strong>{label}</strong>
							{asked && (
								<Text
									id={`ask-${key}`}
									label={ASK[fact]}
									value={corrections[key] ?? ''}
									onInput={(text) => onCorrect({ ...corrections, [key]: text })}
								/>
							)}
							{value === ''
								? (!asked || hint) && <span class="hint">{hint ?? missing}</span>
								: !asked && <Value text={value} />}
							{value !== '' && <CopyButton text={value} words={`Copy “${label}”`} />}
						</li>
					);
				})}
			</ol>
			<p class="buttons">
				<CopyButton text={fieldsText(fields)} words="Copy all fields" />
			</p>
		</>
	);
}

/** Longest text that is shown at once, in lines. */
const MAX_LINES = 6;

function Value({ text }: { readonly text: string }) {
	if (text.length < 400 && text.split('\n').length <= MAX_LINES) return <pre>{text}</pre>;
	return (
		<details>
			<summary>Show the text</summary>
			<pre>{text}</pre>
		</details>
	);
}
