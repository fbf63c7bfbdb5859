import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contrast } from '../contrast.ts';
import type { Problem } from '../load.ts';
import { at, type Check } from './context.ts';

/** The grounds that links stand on, light and dark: `--sunken` and `--surface` of src/site/styles/tokens.css. */
export const grounds = { accent: '#f4f6f9', accentDark: '#161d27' } as const;

/** Smallest contrast of text (WCAG 2.2, 1.4.3). */
const smallest = 4.5;

const slots = ['subject', 'body', 'ip', 'code', 'recipient_domain'];

/** The white label: readable colours, a logo that is there, ticket links that can be filled in. */
export const site: Check = ({ root, content }) => {
	const { data } = content.site;
	const problems: Problem[] = [];
	for (const name of ['accent', 'accentDark'] as const) {
		const found = contrast(data.colours[name], grounds[name]);
		if (found >= smallest) continue;
		const fix = `choose a ${name === 'accent' ? 'darker' : 'lighter'} colour: at least ${smallest}:1 is needed`;
		// Rounded down: 4.49 must not be shown as 4.5.
		const shown = Math.floor(found * 10) / 10;
		problems.push(
			at(
				content.site,
				['colours', name],
				`${data.colours[name]} has a contrast of only ${shown}:1 with the ground ${grounds[name]}`,
				fix,
			),
		);
	}
	if (data.logo && !existsSync(join(root, 'public', data.logo)))
		problems.push(
			at(
				content.site,
				['logo'],
				`There is no file public${data.logo}`,
				'put the logo there, or leave "logo" out',
			),
		);
	data.ticket.forEach((channel, index) => {
		const template = channel.kind === 'link' ? channel.template : '';
		for (const [slot, name = ''] of template.matchAll(/\{(\w*)\}/g))
			if (!slots.includes(name))
				problems.push(
					at(
						content.site,
						['ticket', index, 'template'],
						`The ticket address has an unknown slot ${slot}`,
						`use only ${slots.map((known) => `{${known}}`).join(' ')}`,
					),
				);
		if (data.ticket.findIndex(({ label }) => label === channel.label) < index)
			problems.push(
				at(
					content.site,
					['ticket', index],
					`Two ways to send a ticket are called "${channel.label}"`,
					'give each its own "label": readers must be able to tell them apart',
				),
			);
	});
	return problems;
};

/** What works, but takes something from the reader that the host may not have meant to take. */
export const siteWarnings: Check = ({ content }) => {
	const { data } = content.site;
	const warnings: Problem[] = [];
	if (data.ticket.length === 0)
		warnings.push(
			at(
				content.site,
				['ticket'],
				'No ticket channel is set: readers can copy and download the ticket, but not send it',
				'add a mailto, link or preset entry under "ticket"',
			),
		);
	if (data.resolvers.length === 0)
		warnings.push(
			at(
				content.site,
				['resolvers'],
				'No resolver is set: the blocklist check can only show links',
				'add a DNS over HTTPS resolver under "resolvers"',
			),
		);
	return warnings;
};
