import { formLink } from '../actions/form-link.ts';
import { removalRequest } from '../actions/removal-request.ts';
import { Sent } from './case/Sent.tsx';
import type { Kept } from './case/use-kept.ts';
import type { ActionProps } from './Delist.tsx';
import { SendText } from './SendText.tsx';
import type { BlocklistView } from './types.ts';
import { useEntry } from './use-entry.ts';

const ROUTES: Readonly<Record<BlocklistView['route'], string>> = {
	'self-service': 'You can ask for the removal yourself, free of charge.',
	'host-only': 'Only whoever owns the address can ask: send the ticket.',
	expires: 'Nobody has to ask: the entry ends by itself.',
	none: 'This list takes no requests.',
};

/** How to get off one list, and the request where the list wants one. */
export function Removal(props: ActionProps & { readonly kept: Kept; readonly list: string }) {
	const loaded = useEntry<BlocklistView>('/data/blocklists.json', props.list);
	if (loaded.state === 'loading') return <p role="status">Fetching what this list wants…</p>;
	if (loaded.state === 'failed') {
		return (
			<p class="callout callout-warning" role="alert">
				This could not be fetched. See whether you are online, or open{' '}
				<a href={`/blocklists/${props.list}/`}>the list’s page</a>.
			</p>
		);
	}
	const { facts, drafts, onDraft, kept } = props;
	const list = loaded.value;
	const link = formLink(list, { ip: facts.sendingIp, domain: facts.senderDomain });
	const name = `removal-${list.id}`;
	return (
		<div class="flow">
			<h3>{list.name}</h3>
			<p>
				<strong>{ROUTES[list.route]}</strong> {list.expires}
			</p>
			{list.costWarning && <p class="callout callout-warning">{list.costWarning}</p>}
			{list.steps.length > 0 && (
				<ol>
					{list.steps.map((step) => (
						<li key={step}>{step}</li>
					))}
				</ol>
			)}
			{link && list.route !== 'expires' && (
				<p class="buttons">
					<a class="button" href={link} target="_blank" rel="noopener">
						Open {list.name} (new tab)
					</a>
				</p>
			)}
			{list.route === 'self-service' && (
				<SendText
					name={name}
					label="The request, if the list asks for a reason"
					message={removalRequest(facts, list)}
					{...{ drafts, onDraft, facts }}
					channels={
						list.email ? [{ kind: 'mailto', address: list.email, label: `Write to ${list.email}` }] : []
					}
				/>
			)}
			{list.route === 'self-service' && (
				<Sent
					kept={kept}
					about={{
						kind: 'blocklist-removal',
						to: list.id,
						name: list.name,
						usual: list.howLong ?? list.expires,
					}}
					ip={facts.sendingIp}
				/>
			)}
			<p class="hint">
				How long it takes: {list.howLong ?? 'not known'}. More on{' '}
				<a href={`/blocklists/${list.id}/`}>{list.name}</a>. Checked on {list.checked}.
			</p>
		</div>
	);
}
