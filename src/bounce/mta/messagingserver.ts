/** Oracle (Sun, iPlanet) Messaging Server, as Apple's iCloud runs it: labelled fields for each recipient. */
import type { Draft } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { toHost } from '../text/host.ts';
import type { MtaReader } from './reader.ts';

const FIELD =
	/^\s{0,8}(recipient address|original address|reason|diagnostic code|remote system)\s?:\s{0,4}(.{0,2000})$/i;
/** `(TCP|local address|port|remote address|port)`: the first is where the mail left from. */
const TCP = /\(TCP\|([0-9A-Fa-f.:]{3,45})\|\d{1,5}\|([0-9A-Fa-f.:]{3,45})\|\d{1,5}\)/;

export const messagingserver: MtaReader = {
	name: 'messagingserver',
	marks: ['this report relates to a message you sent with the following header fields'],
	read: ({ lines }) => {
		const drafts: Draft[] = [];
		for (const line of lines) {
			const match = FIELD.exec(line);
			const name = match?.[1]?.toLowerCase();
			const value = match?.[2]?.trim() ?? '';
			const last = drafts[drafts.length - 1];
			if (name === 'recipient address' && drafts.length < 200) {
				// "@route:user@host" is the server's own form of the original address
				const recipient = value.startsWith('@') ? null : (findAddress(value)?.address ?? null);
				drafts.push({ recipient, reason: [], lines: [line] });
			} else if (last && name === 'original address') {
				const original = findAddress(value)?.address ?? null;
				if (last.recipient === null) last.recipient = original;
				else if (original !== last.recipient) last.originalRecipient = original;
				last.lines.push(line);
			} else if (last && name === 'reason') {
				last.reason.push(value);
				last.lines.push(line);
			} else if (last && name === 'diagnostic code') {
				last.reason = [value];
				last.lines.push(line);
			} else if (last && name === 'remote system') {
				const tcp = TCP.exec(value);
				const host = /^dns;\s?([A-Za-z0-9._-]{1,255})/i.exec(value)?.[1] ?? null;
				last.remoteMta = toHost(host, tcp?.[2] ?? null);
				last.localAddress = tcp?.[1] ?? null;
				last.lines.push(line);
			}
		}
		return drafts;
	},
};
