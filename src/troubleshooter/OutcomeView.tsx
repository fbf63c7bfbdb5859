import { useEffect } from 'preact/hooks';
import { recipientNote } from '../actions/recipient-note.ts';
import type { CaseFacts } from '../actions/types.ts';
import { nodeOf } from '../flow/replay.ts';
import type { ActionKind, Answers, Known, Outcome } from '../flow/types.ts';
import { Choice } from './Correct.tsx';
import { DidItHelp } from './case/DidItHelp.tsx';
import { KeepCase } from './case/KeepCase.tsx';
import { Sent } from './case/Sent.tsx';
import { loadStyles } from './case/styles.ts';
import { ticketAsk } from './case/ticket-ask.ts';
import { type Kept, useKept } from './case/use-kept.ts';
import { type ActionProps, Delist } from './Delist.tsx';
import { OutcomeBefore } from './OutcomeBefore.tsx';
import { OutcomeFrame } from './OutcomeFrame.tsx';
import { Removal } from './Removal.tsx';
import { SendText } from './SendText.tsx';
import { ASK, Ticket } from './Ticket.tsx';
import type { Case, FlowView, SiteView, Understood } from './types.ts';

interface Props extends ActionProps {
	readonly view: FlowView;
	readonly site: SiteView;
	/** The outcome's node. */
	readonly id: string;
	readonly facts: CaseFacts;
	readonly aCase: Case;
	readonly change: (part: Partial<Case>) => void;
	readonly known: Known;
	readonly answers: Answers;
	/** Address of a node, with the answers. */
	readonly addressOf: (node: string) => string;
	readonly understood: Understood | null;
}

const TELL =
	'my mail to you was turned away by your mail server. Please ask whoever looks after your mail to let it through.';

/** The end of the way, with the texts filled in from the case. */
export function OutcomeView(props: Props) {
	const { id, view, aCase, change, facts, known, understood, drafts, onDraft, answers, addressOf } = props;
	useEffect(loadStyles, []);
	const node = nodeOf(view.flow, id);
	const kept = useKept(aCase, change, {
		flow: view.flow,
		answers,
		addressOf,
		outcome: node?.title ?? '',
		facts,
		understood,
		cause: known.cause,
	});
	if (node?.kind !== 'outcome') return null;
	return (
		<OutcomeFrame
			{...{ node, view }}
			after={
				<>
					<DidItHelp {...{ kept, node, facts, drafts, onDraft }} provider={known.provider} />
					<KeepCase kept={kept} />
				</>
			}
		>
			{(action) => <Action {...props} {...{ node, action, kept }} />}
		</OutcomeFrame>
	);
}

type ActionViewProps = Omit<Props, 'id' | 'view'> & {
	readonly node: Outcome;
	readonly action: ActionKind;
	readonly kept: Kept;
};

function Action(props: ActionViewProps) {
	const { action, node, facts, known, understood, site, aCase, kept, corrections, onCorrect } = props;
	const { drafts, onDraft } = props;
	const ip = facts.sendingIp;
	if (action === 'ticket') {
		const cause = known.cause ? understood?.names.causes[known.cause]?.title : undefined;
		const whole = (
			<>
				<Ticket {...props} ask={ticketAsk(node.ask ?? ASK, kept.log)} reading={cause ?? null} />
				<Sent {...{ kept, ip }} about={{ kind: action, to: '', name: 'your host', usual: null }} />
			</>
		);
		// Where a request goes out first, the ticket is the second way: on a phone it would double the page.
		return node.actions.some((other) => other === 'delist-request' || other === 'blocklist-removal') ? (
			<details>
				<summary>Write a ticket with all of this in it</summary>
				{whole}
			</details>
		) : (
			whole
		);
	}
	if (action === 'delist-request') {
		return known.provider ? (
			<Delist {...props} provider={known.provider} />
		) : (
			<>
				{understood && (
					<Choice
						id="which-provider"
						label="Which mail service turned your mail away?"
						value=""
						options={[
							['', 'Choose'],
							...Object.entries(understood.names.providers).sort(([, a], [, b]) => a.localeCompare(b)),
						]}
						onChange={(provider) => onCorrect({ ...corrections, provider })}
					/>
				)}
				<OutcomeBefore {...{ action, site }} />
			</>
		);
	}
	if (action === 'blocklist-removal') {
		const lists = listsOf(aCase, known);
		return lists.length === 0 ? (
			<OutcomeBefore {...{ action, site }} />
		) : (
			lists.map((list) => <Removal {...props} key={list} list={list} />)
		);
	}
	return (
		<>
			<SendText
				name="recipient-note"
				label="Send it by another way: another address, phone or chat"
				message={recipientNote(facts, node.tell ?? TELL)}
				{...{ drafts, onDraft, facts }}
				channels={[{ kind: 'mailto', address: '', label: 'Write a mail' }]}
			/>
			<Sent
				{...{ kept, ip }}
				about={{ kind: 'contact-recipient', to: '', name: 'the recipient', usual: null }}
			/>
		</>
	);
}

/** Lists that have the address by our check, and the one that the bounce names, most important first. */
function listsOf({ report }: Case, known: Known): string[] {
	const found =
		report?.results.filter(({ state }) => state === 'listed').map(({ blocklist }) => blocklist) ?? [];
	return [...new Set([...(known.blocklist ? [known.blocklist] : []), ...found])];
}
