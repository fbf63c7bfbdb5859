import { openRequests, type SentRequest, sentWords } from '../../actions/case.ts';
import { recipientNote } from '../../actions/recipient-note.ts';
import type { CaseFacts } from '../../actions/types.ts';
import { dayOf, dayWords } from '../../actions/waiting.ts';
import type { Outcome } from '../../flow/types.ts';
import { SendText } from '../SendText.tsx';
import { EscalateAtList, EscalateAtService } from './Escalate.tsx';
import type { Kept } from './use-kept.ts';

interface Props {
	readonly kept: Kept;
	readonly node: Outcome;
	readonly facts: CaseFacts;
	readonly provider: string | null;
	readonly drafts: Readonly<Record<string, string>>;
	readonly onDraft: (name: string, draft: string | undefined) => void;
}

const TELL =
	'my mail to you is turned away by your mail server. We have asked for the block to be lifted. Please ask whoever looks after your mail to let it through.';

/** What to do when it did not help: wait, escalate, get the mail out meanwhile, then the ticket with everything in it. */
export function NextStep({ kept, node, facts, provider, drafts, onDraft }: Props) {
	const open = openRequests(kept.log);
	const today = dayOf(new Date());
	const early = open.filter(({ lookAgain }) => lookAgain > today);
	const ticket = open.findLast(({ kind }) => kind === 'ticket');
	const hasTicket = node.actions.includes('ticket');
	return (
		<ol class="steps next-step">
			<li>
				<h4>Look whether it is still the same</h4>
				<p>
					Does the new message say something else? Then <a href="/fix/">read the new one</a>: a first reason
					is often gone and a second one shows.
				</p>
				{early.map((request) => (
					<p key={request.kind + request.to + request.on}>
						{sentWords(request)} on {dayWords(request.on)}. Give it until{' '}
						<strong>{dayWords(request.lookAgain)}</strong>; asking sooner does not help.
					</p>
				))}
			</li>
			<li>
				<h4>Ask again, the right way</h4>
				<Escalation {...{ node, provider, open, facts }} />
			</li>
			<li>
				<h4>Get your mail out meanwhile</h4>
				<ul>
					<li>Ask your host to send it through another outgoing server or address.</li>
					<li>Send it through a relay service. Your host can tell you which one fits.</li>
					<li>For one urgent mail use a mailbox at another service, or the phone.</li>
				</ul>
				{!node.actions.includes('contact-recipient') && (
					<details>
						<summary>A note for the recipient, to send by another way</summary>
						<p>The recipient is a customer of that mail service. Their word often counts more than yours.</p>
						<SendText
							name="recipient-note"
							label="The note"
							message={recipientNote(facts, node.tell ?? TELL)}
							{...{ drafts, onDraft, facts }}
							channels={[{ kind: 'mailto', address: '', label: 'Write a mail' }]}
						/>
					</details>
				)}
			</li>
			<li>
				<h4>Let your host look at it</h4>
				{ticket && (
					<p>
						You sent a ticket on {dayWords(ticket.on)}: answer in the same one, with the new message in it. A
						second ticket starts anew.
					</p>
				)}
				{hasTicket ? (
					<p>
						<a href="#do-ticket">The ticket on this page</a> holds everything, also what you have sent and
						that it did not help.
					</p>
				) : (
					<p>
						<a href="/ticket/">Open a ticket</a> with the new message in it, and say what you have tried.
					</p>
				)}
			</li>
		</ol>
	);
}

interface EscalationProps {
	readonly node: Outcome;
	readonly provider: string | null;
	readonly open: readonly SentRequest[];
	readonly facts: CaseFacts;
}

/** By what was sent last; where nothing was, by what this outcome offers. */
function Escalation({ node, provider, open, facts }: EscalationProps) {
	const lists = [...new Set(open.filter(({ kind }) => kind === 'blocklist-removal').map(({ to }) => to))];
	const service = open.findLast(({ kind }) => kind === 'delist-request')?.to ?? provider;
	return (
		<>
			{node.actions.includes('delist-request') && service !== null ? (
				<EscalateAtService {...{ service, facts }} />
			) : (
				<p>{node.ifNever}</p>
			)}
			{lists.map((list) => (
				<EscalateAtList key={list} list={list} />
			))}
			<p>
				More: <a href="/guides/when-it-never-ends/">When the block never ends</a>
			</p>
		</>
	);
}
