import { recipientNote } from '../actions/recipient-note.ts';
import { codeOf } from '../actions/text.ts';
import type { CaseFacts } from '../actions/types.ts';
import type { ActionKind, Known, Outcome } from '../flow/types.ts';
import { Choice } from './Correct.tsx';
import { type ActionProps, Delist } from './Delist.tsx';
import { OutcomeBefore } from './OutcomeBefore.tsx';
import { Removal } from './Removal.tsx';
import { SendText } from './SendText.tsx';
import { Ticket } from './Ticket.tsx';
import type { Case, FlowView, SiteView, Understood } from './types.ts';

interface Props extends ActionProps {
	readonly view: FlowView;
	readonly site: SiteView;
	readonly node: Outcome;
	readonly facts: CaseFacts;
	readonly aCase: Case;
	/** null before the page's script runs. */
	readonly known: Known | null;
	readonly understood: Understood | null;
}

const TELL =
	'my mail to you was turned away by your mail server. Please ask whoever looks after your mail to let it through.';

const TITLES: Readonly<Partial<Record<ActionKind, string>>> = {
	'delist-request': 'The request to the mail service',
	'blocklist-removal': 'The removal from the blocklist (blacklist)',
	ticket: 'The ticket to your host',
	'contact-recipient': 'A note for the recipient',
};

/** The end of the way: what to send, how long it takes, what if it never ends. */
export function OutcomeView(props: Props) {
	const { node, view, site, known } = props;
	return (
		<>
			{node.actions.map((action) => {
				const title = TITLES[action];
				if (!title) return null;
				return (
					<section class="section flow" key={action} aria-labelledby={`do-${action}`}>
						<h2 id={`do-${action}`}>{title}</h2>
						{known === null ? <OutcomeBefore {...{ action, site }} /> : <Action {...props} action={action} />}
					</section>
				);
			})}
			<section class="section flow" aria-labelledby="how-long">
				<h2 id="how-long">How long it takes</h2>
				<p>{node.howLong}</p>
				<h2>If it never ends</h2>
				<p>{node.ifNever}</p>
			</section>
			{node.articles && node.articles.length > 0 && (
				<section class="section" aria-labelledby="read-more">
					<h2 id="read-more">Guides that help here</h2>
					<ul>
						{node.articles.map((article) => (
							<li key={article}>
								<a href={`/guides/${article}/`}>{view.articles[article]}</a>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function Action(props: Props & { readonly action: ActionKind }) {
	const { action, node, facts, known, understood, site, aCase, corrections, onCorrect, drafts, onDraft } =
		props;
	const slots = { ip: facts.sendingIp, code: codeOf(facts) };
	if (action === 'ticket') {
		const cause = known?.cause ? understood?.names.causes[known.cause]?.title : undefined;
		return <Ticket {...props} ask={node.ask} reading={cause ?? null} />;
	}
	if (action === 'delist-request') {
		return known?.provider ? (
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
		<SendText
			name="recipient-note"
			label="Send it by another way: another address, phone or chat"
			message={recipientNote(facts, node.tell ?? TELL)}
			draft={drafts['recipient-note']}
			onDraft={(draft) => onDraft('recipient-note', draft)}
			channels={[{ kind: 'mailto', address: '', label: 'Write a mail' }]}
			slots={slots}
		/>
	);
}

/** Lists that have the address by our check, and the one that the bounce names, most important first. */
function listsOf({ report }: Case, known: Known | null): string[] {
	const found =
		report?.results.filter(({ state }) => state === 'listed').map(({ blocklist }) => blocklist) ?? [];
	return [...new Set([...(known?.blocklist ? [known.blocklist] : []), ...found])];
}
