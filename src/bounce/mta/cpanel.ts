/** cPanel's "Track Delivery" shows Exim's log entry as labelled fields. */
import type { Draft } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { toHost } from '../text/host.ts';
import type { Action } from '../types.ts';
import type { MtaReader } from './reader.ts';

function fields(lines: readonly string[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const line of lines.slice(0, 200)) {
		const match = /^\s{0,8}([A-Za-z][A-Za-z ]{1,24}[A-Za-z])\s{0,3}:\s{0,8}(\S.{0,2000})$/.exec(line);
		const name = match?.[1]?.toLowerCase();
		if (name && !found.has(name)) found.set(name, match?.[2]?.trim() ?? '');
	}
	return found;
}

function actionOf(event: string | undefined): Action | null {
	if (!event) return null;
	if (/defer|in progress/i.test(event)) return 'delayed';
	return /success|accepted/i.test(event) ? 'delivered' : 'failed';
}

export const cpanel: MtaReader = {
	name: 'cpanel',
	marks: ['delivery host', 'delivery ip'],
	read: ({ lines }) => {
		const found = fields(lines);
		const result = found.get('result') ?? found.get('message');
		if (!result) return [];
		const recipient = findAddress(found.get('recipient') ?? found.get('delivered to') ?? '')?.address ?? null;
		const action = actionOf(found.get('event'));
		const shown = lines.filter((line) =>
			/^\s*(?:event|recipient|delivery host|delivery ip|result)\s?:/i.test(line),
		);
		const draft: Draft = {
			recipient,
			action,
			reason: [result],
			lines: shown,
			remoteMta: toHost(found.get('delivery host') ?? null, found.get('delivery ip') ?? null),
			...(action === 'delivered' ? { classes: '245' } : {}),
		};
		return [draft];
	},
};
