import { useEffect, useState } from 'preact/hooks';
import { BLANK_TICKET } from '../../actions/ticket-blank.ts';
import type { Flow } from '../../flow/types.ts';
import { Ticket } from '../Ticket.tsx';
import type { FlowView, SiteView } from '../types.ts';
import { isWay, loadChoices, saveChoices, useChoices } from './choices.ts';
import type { Parts } from './TicketPage.tsx';

interface Props {
	readonly parts: Parts;
	readonly site: SiteView;
}

const NO_FLOW: Flow = { id: '', title: '', summary: '', start: '', nodes: {} };

/** Where the reader came from: a page of the flow just left, else the one that the last outcome noted. */
function comingFrom(about: number): string | null {
	const from = URL.canParse(document.referrer) ? new URL(document.referrer) : null;
	const path = from && from.origin === location.origin ? from.pathname + from.search : '';
	if (isWay(path)) {
		saveChoices({ way: { path, about } });
		return path;
	}
	const { way } = loadChoices();
	return way?.about === about ? way.path : null;
}

/** Paste a message or write freely; what this tab knows already is filled in. */
export function Composer({ parts, site }: Props) {
	const { PasteBox, useCase, factsOf, knownOf, loadFlows, nodeOf, parseUrl, stepsTo } = parts;
	const { aCase, understood, ready, busy, problem, read, setText, change } = useCase();
	const [choices, choose] = useChoices();
	const [way, setWay] = useState<string | null>(null);
	const [loaded, setLoaded] = useState<FlowView | null>(null);
	const flow = (understood?.flows ?? loaded)?.flow ?? NO_FLOW;
	const { pasted, drafts, corrections } = aCase;
	const onDraft = (name: string, draft: string | undefined) => {
		const { [name]: _, ...rest } = drafts;
		change({ drafts: draft === undefined ? rest : { ...rest, [name]: draft } });
	};

	/** Another message: what was found out about the old one goes, what the reader wrote stays. */
	const onText = (text: string) => {
		const { contactName, contactEmail } = corrections;
		setText(text);
		change({
			drafts,
			corrections: {
				...(contactName !== undefined && { contactName }),
				...(contactEmail !== undefined && { contactEmail }),
			},
		});
	};

	useEffect(() => {
		if (ready) setWay(comingFrom(pasted.length));
	}, [ready, pasted.length]);
	// The answers on the way are words of the flows; without them the ticket is whole all the same.
	useEffect(() => {
		if (way !== null) loadFlows().then(setLoaded, () => undefined);
	}, [way]);

	const { pathname, search } = new URL(way ?? '/', location.origin);
	const { node, answers } = parseUrl(flow, pathname, search);
	const facts = factsOf(aCase, understood, flow, node === null ? [] : stepsTo(flow, answers, node), site);
	const known = knownOf(aCase, understood);
	const cause = known.cause ? understood?.names.causes[known.cause]?.title : undefined;
	const outcome = node === null ? null : nodeOf(flow, node);
	const chosen = site.services.find(({ id }) => id === choices.service)?.name ?? null;
	const words = drafts['ticket-words']?.trim() ?? '';
	const whole = { ...facts, serviceName: facts.serviceName ?? chosen };
	const isBlank = words === '' && facts.bounce === null && facts.path.length === 0 && facts.checks === null;
	return (
		<div class="flow ticket-page">
			<PasteBox text={pasted} {...{ ready, busy, problem }} onText={onText} onRead={read} />
			<p class="hint">It goes along with the ticket only when you send that.</p>
			{understood && (
				<p class="callout callout-note" role="status">
					{facts.bounce === null ? (
						'We found no error in this text. It goes along with the ticket all the same.'
					) : (
						<>
							We read: <strong>{cause ?? 'We cannot tell why yet'}</strong>.{' '}
							<a href="/fix/">See what this means, or set it right</a>
						</>
					)}
				</p>
			)}
			<p>
				<label class="label" for="ticket-words">
					In your own words <span class="hint">(if you like)</span>
				</label>
				<span class="hint" id="ticket-words-hint">
					What happened, how often, and what you have tried.
				</span>
				<textarea
					class="input"
					id="ticket-words"
					rows={4}
					aria-describedby="ticket-words-hint"
					value={drafts['ticket-words'] ?? ''}
					onInput={(event) => onDraft('ticket-words', event.currentTarget.value)}
				/>
			</p>
			{facts.serviceName === null && (
				<p>
					<label class="label" for="ticket-service">
						Your service
					</label>
					<select
						class="input"
						id="ticket-service"
						value={choices.service}
						onChange={(event) => choose({ service: event.currentTarget.value })}
					>
						<option value="">I do not know</option>
						{site.services.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</select>
				</p>
			)}
			<h2>Look it over, then send it</h2>
			<Ticket
				facts={whole}
				ask={words || (outcome?.kind === 'outcome' ? outcome.ask : undefined)}
				reading={cause ?? null}
				blank={isBlank ? blankFor(whole.serviceName) : null}
				onCorrect={(changed) => change({ corrections: changed })}
				{...{ corrections, drafts, onDraft, site }}
			/>
		</div>
	);
}

const blankFor = (service: string | null): string =>
	`${service === null ? '' : `My service: ${service}\n`}${BLANK_TICKET.body}`;
