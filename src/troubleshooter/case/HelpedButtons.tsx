interface Props {
	/** What the reader said; undefined: nothing yet. */
	readonly helped: boolean | undefined;
	/** Words of the second button. */
	readonly no: string;
	readonly onSay: (helped: boolean) => void;
}

/** The two answers to "Did this fix it?". */
export function HelpedButtons({ helped, no, onSay }: Props) {
	const button = (answer: boolean, words: string) => (
		<button
			type="button"
			class="button button-quiet"
			aria-pressed={helped === answer}
			onClick={() => onSay(answer)}
		>
			{words}
		</button>
	);
	return (
		<p class="buttons no-print">
			{button(true, 'Yes, it arrives')}
			{button(false, no)}
		</p>
	);
}
