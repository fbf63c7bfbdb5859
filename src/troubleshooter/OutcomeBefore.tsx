import type { ActionKind } from '../flow/types.ts';
import type { SiteView } from './types.ts';

/** What an outcome offers before anything is known: plain links, for a page without JavaScript too. */
export function OutcomeBefore({ action, site }: { readonly action: ActionKind; readonly site: SiteView }) {
	if (action === 'delist-request') {
		return (
			<>
				<p>Each mail service has its own form. Choose the one that turned your mail away:</p>
				<ul>
					{site.featured.map(({ id, name }) => (
						<li key={id}>
							<a href={`/providers/${id}/`}>{name}</a>
						</li>
					))}
					<li>
						<a href="/providers/">All mail services</a>
					</li>
				</ul>
			</>
		);
	}
	if (action === 'blocklist-removal') {
		return (
			<p>
				Each list has its own way: <a href="/blocklists/">find the list and what it wants</a>. Never pay for a
				removal.
			</p>
		);
	}
	if (action === 'ticket') {
		return (
			<p>
				<a href="/ticket/">Open a ticket</a> with the whole message that came back, its headers, and what you
				have done.
			</p>
		);
	}
	return (
		<p>
			Tell the recipient by another way, such as the phone or another address, and show them the message that
			came back.
		</p>
	);
}
