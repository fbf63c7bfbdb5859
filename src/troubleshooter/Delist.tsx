import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { delistRequest } from '../actions/delist-request.ts';
import { fillFields } from '../actions/fields.ts';
import { fillSlots, formLink, requestAddress } from '../actions/form-link.ts';
import type { Channel } from '../actions/mailto.ts';
import { answerOf } from '../actions/text.ts';
import type { CaseFacts } from '../actions/types.ts';
import { Sent } from './case/Sent.tsx';
import type { Kept } from './case/use-kept.ts';
import { FormFields } from './FormFields.tsx';
import { SendText } from './SendText.tsx';
import type { Corrections, ProviderView } from './types.ts';
import { useEntry } from './use-entry.ts';

export interface ActionProps {
	readonly facts: CaseFacts;
	readonly corrections: Corrections;
	readonly onCorrect: (corrections: Corrections) => void;
	readonly drafts: Readonly<Record<string, string>>;
	readonly onDraft: (name: string, draft: string | undefined) => void;
}

/** The request to the recipient's mail service, by that service's own way. */
export function Delist(props: ActionProps & { readonly kept: Kept; readonly provider: string }) {
	const loaded = useEntry<ProviderView>('/data/providers.json', props.provider);
	if (loaded.state === 'loading') return <p role="status">Fetching this mail service’s own way…</p>;
	if (loaded.state === 'failed') {
		return (
			<p class="callout callout-warning" role="alert">
				This could not be fetched. See whether you are online, or open{' '}
				<a href={`/providers/${props.provider}/`}>the mail service’s page</a>.
			</p>
		);
	}
	return <Request {...props} service={loaded.value} />;
}

function Request({
	facts,
	corrections,
	onCorrect,
	drafts,
	onDraft,
	kept,
	service,
}: ActionProps & { readonly kept: Kept; readonly service: ProviderView }) {
	const message = delistRequest(facts);
	const local = service.language === null ? null : delistRequest(facts, service.language);
	const fields = fillFields(service.fields, facts, message);
	const slots = { ip: facts.sendingIp, domain: facts.senderDomain };
	const said = answerOf(facts);
	const link = formLink(service, slots, said);
	const lookup = service.lookup === null ? null : fillSlots(service.lookup, slots);
	const address = service.route === 'email' && service.email ? requestAddress(service.email, said) : null;
	const channels: Channel[] = address ? [{ kind: 'mailto', address, label: `Write to ${address}` }] : [];
	return (
		<div class="flow">
			<h3>{service.name}</h3>
			{service.route === 'none' && (
				<p class="callout callout-note">
					This service takes no such requests.{' '}
					{service.instead ?? 'Ask the recipient to tell their mail service.'}
				</p>
			)}
			{service.needs.length > 0 && (
				<details>
					<summary>
						Have this in place first:{' '}
						{service.needs.length === 1 ? 'one thing' : `${service.needs.length} things`}
					</summary>
					<ul>
						{service.needs.map((need) => (
							<li key={need}>{need}</li>
						))}
					</ul>
				</details>
			)}
			{service.route !== 'none' && link && (
				<p class="buttons">
					<a class="button" href={link} target="_blank" rel="noopener">
						Open the form of {service.name} (new tab)
					</a>
					{lookup && (
						<a class="button button-quiet" href={lookup} target="_blank" rel="noopener">
							Look the address up first (new tab)
						</a>
					)}
				</p>
			)}
			{fields.length > 0 && (
				<FormFields
					{...{ fields, corrections, onCorrect }}
					read={facts.diagnosis?.sendingIp?.address ?? null}
				/>
			)}
			<Folded
				words="The whole request as one text"
				folded={fields.length > 0 && drafts['delist-request'] === undefined}
			>
				<SendText
					name="delist-request"
					label="The request as one text"
					message={message}
					{...{ drafts, onDraft, facts }}
					channels={channels}
				/>
			</Folded>
			{local && (
				<details>
					<summary>The same request in the mail service’s language</summary>
					<SendText
						name="delist-request-local"
						label="The request in the mail service’s language"
						message={local}
						{...{ drafts, onDraft, facts }}
						channels={channels}
					/>
				</details>
			)}
			<dl class="facts">
				<div>
					<dt>Usual time to answer</dt>
					<dd>{service.responseTime ?? 'Not known'}</dd>
				</div>
				{service.firstAnswer && (
					<div>
						<dt>The first answer</dt>
						<dd>{service.firstAnswer}</dd>
					</div>
				)}
			</dl>
			{service.route !== 'none' && (
				<Sent
					kept={kept}
					about={{ kind: 'delist-request', to: service.id, name: service.name, usual: service.responseTime }}
					ip={facts.sendingIp}
				/>
			)}
			<p class="hint">
				More on <a href={`/providers/${service.id}/`}>{service.name}</a>. Checked on {service.checked}.
			</p>
		</div>
	);
}

interface FoldedProps {
	readonly words: string;
	/** As it is at first; the reader opens and closes it. */
	readonly folded: boolean;
	readonly children: ComponentChildren;
}

/** What is not needed first stands behind its name: on a phone the page is long. */
function Folded({ words, folded, children }: FoldedProps) {
	const [open] = useState(!folded);
	return (
		<details open={open}>
			<summary>{words}</summary>
			{children}
		</details>
	);
}
