/** Exchange 4.0 to 2003 and Internet Mail Service: "did not reach the following recipient(s)", then `address on date`. */
import type { Draft } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { lineWith } from './blocks.ts';
import type { MtaReader } from './reader.ts';

/** `user@example.com on Mon, ...`, also in brackets or as the end of an X.400 name. */
const ON_DATE = /^[)\]>'"]{0,3};?\s{0,3}on\s{1,3}(?:\d|[A-Z][a-z]{1,9}[,.]?\s)/;
const STARTS = [
	'did not reach the following recipient',
	'following recipient(s) could not be reached',
	'recipient(s) cannot be reached',
	'erreichte folgende empfänger nicht',
	"n'a pas atteint le ou les destinataires",
	'no llegó a los siguientes destinatarios',
];

export const exchangeClassic: MtaReader = {
	name: 'exchange-classic',
	marks: STARTS,
	read: ({ lines }) => {
		const drafts: Draft[] = [];
		let open: Draft | null = null;
		for (const line of lines.slice(lineWith(lines, STARTS) + 1)) {
			const found = findAddress(line);
			const rest = found ? line.slice(found.end) : '';
			if (found && (ON_DATE.test(rest) || /^SMTP=/i.test(found.address)) && drafts.length < 200) {
				open = { recipient: found.address.replace(/^SMTP=/i, ''), reason: [], lines: [line] };
				drafts.push(open);
			} else if (open && line.trim() && open.reason.length < 12) {
				open.lines.push(line);
				// the message's own number and a folded date say nothing of the reason
				if (!/MTS-ID|^\s*;p=|^\d{1,2}:\d\d:\d\d/.test(line)) open.reason.push(line.trim());
			}
		}
		for (const draft of drafts) {
			const host = /<([A-Za-z0-9._-]{3,255}) #\d/.exec(draft.reason.join(' '))?.[1];
			if (host) draft.reportingMta = host;
		}
		return drafts;
	},
};
