/** DragonFly Mail Agent: the recipient stands in the first sentence, the reason below it. */
import { findAddress } from '../text/address.ts';
import { lineWith } from './blocks.ts';
import type { MtaReader } from './reader.ts';

const START = 'there was an error delivering your mail to';

export const dragonfly: MtaReader = {
	name: 'dragonfly',
	marks: [START],
	read: ({ lines }) => {
		const at = lineWith(lines, [START]);
		const recipient = findAddress(lines[at] ?? '')?.address ?? null;
		const agent = lines.find((line) => line.includes('DragonFly Mail Agent'))?.slice(0, 300) ?? '';
		const host = / at (\S{1,255})$/.exec(agent.trim().replace(/\.$/, ''))?.[1];
		const reason = lines
			.slice(at + 1)
			.filter((line) => line.trim() !== '')
			.slice(0, 20);
		return recipient
			? [{ recipient, reason, lines: [lines[at] ?? '', ...reason], reportingMta: host ?? null }]
			: [];
	},
};
