import { useEffect, useRef, useState } from 'preact/hooks';
import { type Receipt as Accepted, type State, ticketState } from './send.ts';

const WORDS: Readonly<Record<State, string>> = {
	queued: 'The service keeps it safely and is handing it to support.',
	sent: 'Support has it.',
	held: 'It is kept safely, but support’s own system did not take it yet. Your host can see that. Do not send it again.',
};

/** When to look by itself what became of it, in milliseconds after the last look. */
const LOOKS = [1_500, 4_000, 10_000];

interface Props {
	readonly service: string;
	readonly receipt: Accepted;
	/** Where the answer goes. */
	readonly replyTo: string;
}

/** The ticket is with the host: its key, and what has become of it. */
export function Receipt({ service, receipt, replyTo }: Props) {
	const [now, setNow] = useState(receipt);
	const [problem, setProblem] = useState<string | null>(null);
	const [looks, setLooks] = useState(0);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);

	const look = async () => {
		const answer = await ticketState(service, receipt.key);
		setProblem(answer.ok ? null : answer.words);
		if (answer.ok) setNow(answer);
		setLooks((count) => count + 1);
	};
	useEffect(() => {
		const wait = LOOKS[looks];
		if (now.state === 'sent' || wait === undefined) return;
		const timer = setTimeout(look, wait);
		return () => clearTimeout(timer);
	}, [looks, now.state]);

	return (
		<section class="callout callout-tip flow" aria-labelledby="ticket-sent">
			<h3 class="callout-title" id="ticket-sent" tabIndex={-1} ref={heading}>
				Your ticket has arrived
			</h3>
			<p role="status">
				{WORDS[now.state]}
				{now.reference !== null && (
					<>
						{' '}
						Its number there is <strong>{now.reference}</strong>.
					</>
				)}
			</p>
			<p>
				The answer goes to <strong>{replyTo}</strong>. If you ask about it, name this key:{' '}
				<code>{now.key}</code>
			</p>
			{now.state !== 'sent' && (
				<p class="buttons">
					<button type="button" class="button button-quiet" onClick={look}>
						See what became of it
					</button>
				</p>
			)}
			{problem !== null && <p role="alert">{problem}</p>}
		</section>
	);
}
