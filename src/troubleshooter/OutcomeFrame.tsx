import type { ComponentChildren } from 'preact';
import type { ActionKind, Outcome } from '../flow/types.ts';
import { OutcomeBefore } from './OutcomeBefore.tsx';
import type { FlowView, SiteView } from './types.ts';

const TITLES: Readonly<Partial<Record<ActionKind, string>>> = {
	'delist-request': 'The request to the mail service',
	'blocklist-removal': 'The removal from the blocklist (blacklist)',
	ticket: 'The ticket to your host',
	'contact-recipient': 'A note for the recipient',
};

interface Props {
	readonly node: Outcome;
	readonly view: FlowView;
	/** What stands under the heading of each action. */
	readonly children: (action: ActionKind) => ComponentChildren;
	/** What comes when the reader is back: whether it helped, and the kept case. */
	readonly after?: ComponentChildren;
}

/** The end of the way: what to send, how long it takes, what if it never ends. */
export function OutcomeFrame({ node, view, children, after }: Props) {
	return (
		<>
			{/* The docs team's own text, made into HTML when the site is built. */}
			{node.body && <div class="prose" dangerouslySetInnerHTML={{ __html: node.body }} />}
			{node.actions.map((action) => {
				const title = TITLES[action];
				if (!title) return null;
				return (
					<section class="section flow" key={action} aria-labelledby={`do-${action}`}>
						<h2 id={`do-${action}`}>{title}</h2>
						{children(action)}
					</section>
				);
			})}
			<section class="section flow" aria-labelledby="how-long">
				<h2 id="how-long">How long it takes</h2>
				<p>{node.howLong}</p>
				<h2>If it never ends</h2>
				<p>{node.ifNever}</p>
			</section>
			{after}
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

/** An outcome before anything is known of the case; also what a page without JavaScript shows. */
export function PlainOutcome({
	node,
	view,
	site,
}: Omit<Props, 'children' | 'after'> & { readonly site: SiteView }) {
	return (
		<OutcomeFrame {...{ node, view }}>{(action) => <OutcomeBefore {...{ action, site }} />}</OutcomeFrame>
	);
}
