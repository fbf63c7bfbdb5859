import type { SentRequest } from '../../actions/case.ts';
import { dayWords } from '../../actions/waiting.ts';

/** What they say about their time, and the day that we advise: never one for the other. */
export function WhenToLook({ request }: { readonly request: SentRequest }) {
	const { kind, usual, lookAgain, name } = request;
	if (kind === 'ticket') {
		return (
			<p>
				How long your host takes is for your host to say. Our advice: ask again in the same ticket if there is
				no answer by <strong>{dayWords(lookAgain)}</strong>.
			</p>
		);
	}
	if (kind === 'contact-recipient') {
		return (
			<p>
				Our advice: send a normal mail on <strong>{dayWords(lookAgain)}</strong> and see whether it arrives.
			</p>
		);
	}
	return (
		<p>
			{usual === null
				? `How long ${name} takes is not known.`
				: `Time to answer at ${name}: ${usual.replace(/\.$/, '')}.`}{' '}
			Our advice: send a normal mail on <strong>{dayWords(lookAgain)}</strong> and see whether it arrives.
		</p>
	);
}
