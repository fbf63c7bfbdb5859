/**
 * Servers that name a recipient without its domain: the ph directory (qi, "phquery"), Novell GroupWise and CompuServe.
 * The name is given as it stands; only a service of one domain makes an address of it.
 */
import type { Draft } from '../build.ts';
import { header } from '../mail/headers.ts';
import { findAddress } from '../text/address.ts';
import { lineWith } from './blocks.ts';
import type { MtaReader } from './reader.ts';

const STARTS = [
	'message not delivered to the following',
	'was undeliverable to the following',
	'receiver not found:',
];
/** `name  reason`, `name (reason)`; the name is one word. */
const NAMED = /^\s{1,20}([^\s()<>:]{2,128})(?:\s{2,20}(\S.{0,300}?)|\s\((.{2,300})\))\s*$/;
const RECEIVER = /^\s{0,8}receiver not found:\s{0,8}(\S{2,128})\s*$/i;

export const localnames: MtaReader = {
	name: 'localnames',
	marks: STARTS,
	read: ({ lines, headers }) => {
		const start = lineWith(lines, STARTS);
		const service = /@(compuserve\.com)\b/i.exec(header(headers, 'from') ?? '')?.[1]?.toLowerCase();
		const drafts: Draft[] = [];
		for (const line of lines.slice(start, start + 200)) {
			const receiver = RECEIVER.exec(line)?.[1];
			const named = NAMED.exec(line);
			const name = receiver ?? named?.[1];
			if (name) {
				const whole = findAddress(name)?.address ?? (service ? `${name}@${service}` : name);
				drafts.push({
					recipient: whole,
					reason: [named?.[2] ?? named?.[3] ?? 'Receiver not found'],
					lines: [line],
				});
			} else if (drafts.length > 0) break;
		}
		// whole addresses are read elsewhere
		return drafts.some(({ recipient }) => !recipient?.includes('@') || service) ? drafts : [];
	},
};
