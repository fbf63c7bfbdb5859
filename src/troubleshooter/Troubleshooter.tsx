import './troubleshooter.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { advance } from '../flow/fill.ts';
import { nodeOf, stepsTo } from '../flow/replay.ts';
import { Answers } from './Answers.tsx';
import { CheckStep } from './CheckStep.tsx';
import { current, factsOf, knownOf, sendingIpOf } from './facts.ts';
import { type NodeProps, Options, Steps } from './NodeView.tsx';
import { FlowLink, Start } from './Start.tsx';
import type { FlowView, SiteView } from './types.ts';
import { loadFlows } from './understand.ts';
import { useCase } from './use-case.ts';
import { useLazy } from './use-lazy.ts';
import { type Page, pageUrl, usePlace } from './use-place.ts';

// For the page /ticket/, which takes the case of this tab over (ticket/TicketPage.tsx).
export { nodeOf, stepsTo } from '../flow/replay.ts';
export { parseUrl } from '../flow/url.ts';
export { factsOf, knownOf } from './facts.ts';
export { PasteBox } from './PasteBox.tsx';
export { loadFlows } from './understand.ts';
export { useCase } from './use-case.ts';

/** The outcomes' words and the code that writes requests come only when an outcome is reached: most readers' first page is light. */
const loadOutcome = () => import('./OutcomeView.tsx').then(({ OutcomeView }) => OutcomeView);

interface Props {
	readonly view: FlowView;
	readonly site: SiteView;
	/** The page that was asked for; the same HTML is made at build time. */
	readonly page: Page;
	/** The picture of the mail's way (`[data-mail-way]`). */
	readonly children?: ComponentChildren;
	/** The outcome of this page as plain links; stands until what is known of the case fills it in. */
	readonly outcome?: ComponentChildren;
	/** On the paste box's page: the flows by name, as plain links. */
	readonly topics?: ComponentChildren;
}

const START_TITLE = 'What does your message say?';

/** The troubleshooter: every page is plain links at build time; with JavaScript the same addresses need no reload. */
export function Troubleshooter({ view: own, site, page: first, children, outcome, topics }: Props) {
	const theCase = useCase();
	const { aCase, understood, ready, change, forget } = theCase;
	const [loaded, setLoaded] = useState<FlowView | null>(null);
	const whole = understood?.flows ?? loaded;
	// The page's own flow until all of them are at hand.
	const view = useMemo(() => (whole ? bookFor(own, whole) : own), [own, whole]);
	const { flow } = view;
	const { place, moves, go, note } = usePlace(flow, first);
	const { page, answers } = place;
	const known = knownOf(aCase, understood);
	const node = page.kind === 'node' ? nodeOf(flow, page.id) : null;
	const id = page.kind === 'node' ? page.id : flow.start;
	const Outcome = useLazy(loadOutcome, node?.kind === 'outcome');
	const more = node?.kind === 'outcome' || Object.keys(answers).some((name) => !nodeOf(own.flow, name));
	useEffect(() => {
		if (more && ready && !whole) loadFlows().then(setLoaded, () => undefined);
	}, [more, ready, whole]);
	const heading = useRef<HTMLHeadingElement>(null);
	const root = useRef<HTMLDivElement>(null);
	const title = page.kind === 'start' ? START_TITLE : (node?.title ?? flow.title);

	useEffect(() => {
		if (moves === 0) return;
		document.title = document.title.replace(/^.*?(?= - |$)/, () => title);
		heading.current?.focus();
		scrollTo(0, 0);
	}, [moves, title]);

	// The picture marks where the mail was turned back.
	const stopped = known.cause === null ? undefined : understood?.names.causes[known.cause]?.stoppedAt;
	useEffect(() => {
		const picture = root.current?.querySelector<HTMLElement>('[data-mail-way]');
		if (picture && stopped) picture.dataset['stopped'] = stopped;
	}, [stopped, page]);

	const entry = understood?.names.causes[known.cause ?? 'unknown']?.entry;
	const onwards = advance(flow, {}, known, entry);
	const answer = (value: string) => {
		const on = advance(flow, { ...answers, [id]: value }, known, id);
		go({ page: { kind: 'node', id: on.state.node }, answers: on.answers });
	};
	const nodeProps = <N,>(shown: N) => ({
		view,
		id,
		node: shown,
		answers,
		known: ready ? known : null,
		onAnswer: answer,
		onNote: (value: string) => note({ page, answers: { ...answers, [id]: value } }),
	});
	const way = page.kind === 'node' ? stepsTo(flow, answers, page.id) : [];
	const facts = factsOf(aCase, understood, flow, way, site);
	const { bounce, diagnosis } = current(aCase, understood);

	return (
		<div class="troubleshooter flow" ref={root}>
			<h1 ref={heading} tabIndex={-1}>
				{title}
			</h1>
			{page.kind === 'start' && (
				<Start
					{...{ flow, theCase, go }}
					onwards={{ page: { kind: 'node', id: onwards.state.node }, answers: onwards.answers }}
				>
					{topics}
				</Start>
			)}
			{page.kind === 'landing' && (
				<>
					<p class="lead">{flow.summary}</p>
					<p class="buttons">
						<FlowLink flow={flow} to={{ page: { kind: 'start' }, answers: {} }} go={go} class="button">
							Paste the message
						</FlowLink>
						<FlowLink
							flow={flow}
							to={{ page: { kind: 'node', id: flow.start }, answers: {} }}
							go={go}
							class="button button-quiet"
						>
							Answer questions instead
						</FlowLink>
					</p>
					{view.articles[flow.id] && (
						<p>
							What it means, in words: <a href={`/guides/${flow.id}/`}>{view.articles[flow.id]}</a>
						</p>
					)}
				</>
			)}
			{/* The texts are the docs team's own, made into HTML when the site is built. */}
			{node?.kind !== 'outcome' && node?.body && (
				<div class="prose" dangerouslySetInnerHTML={{ __html: node.body }} />
			)}
			{node?.kind === 'question' && <Options {...(nodeProps(node) satisfies NodeProps)} node={node} />}
			{node?.kind === 'checklist' && <Steps {...nodeProps(node)} />}
			{node?.kind === 'blocklist-check' && (
				<>
					<CheckStep
						ip={sendingIpOf(aCase, diagnosis)}
						domains={facts.senderDomain ? [facts.senderDomain] : []}
						shown={
							bounce && {
								// An address that the reader set right counts as one of the bounce.
								senders: [diagnosis?.sendingIp?.address, aCase.corrections.sendingIp].filter(
									(ip) => ip !== undefined,
								),
								receivers: bounce.remoteMta?.address ? [bounce.remoteMta.address] : [],
							}
						}
						zonesUrl="/data/zones.json"
						listsUrl="/blocklists/"
						resolvers={site.resolvers}
						onResult={(report) =>
							change(
								report ? { report, corrections: { ...aCase.corrections, sendingIp: report.ip } } : { report },
							)
						}
					/>
					<h2>What did the check say?</h2>
					<Options {...nodeProps(node)} />
				</>
			)}
			{node?.kind === 'outcome' &&
				(Outcome && ready && whole ? (
					<Outcome
						{...{ view, site, id, facts, aCase, understood, known, change, answers }}
						addressOf={(id) => pageUrl(flow, { page: { kind: 'node', id }, answers })}
						corrections={aCase.corrections}
						onCorrect={(corrections) => change({ corrections })}
						drafts={aCase.drafts}
						onDraft={(name, draft) => change({ drafts: withDraft(aCase.drafts, name, draft) })}
					/>
				) : moves === 0 ? (
					outcome
				) : (
					<p role="status">One moment…</p>
				))}
			{ready && page.kind === 'node' && (
				<Answers
					{...{ flow, way, answers, known, go }}
					onForget={() => {
						forget();
						go({ page: { kind: 'start' }, answers: {} });
					}}
				/>
			)}
			<div class="fix-way">{children}</div>
		</div>
	);
}

/** All flows as the page's own book. */
const bookFor = (
	{ flow: { id, title, summary, start } }: FlowView,
	{ flow, articles }: FlowView,
): FlowView => ({
	flow: { ...flow, id, title, summary, start },
	articles,
});

function withDraft(
	drafts: Readonly<Record<string, string>>,
	name: string,
	draft: string | undefined,
): Readonly<Record<string, string>> {
	const { [name]: _old, ...rest } = drafts;
	return draft === undefined ? rest : { ...rest, [name]: draft };
}
