/** Postfix (bounce(5), "The mail system"): `<recipient>: host name[address] said: reply (in reply to ... command)`. */
import { angleColon, lineWith, readBlocks } from './blocks.ts';
import type { MtaReader } from './reader.ts';

export const postfix: MtaReader = {
	name: 'postfix',
	marks: ['the mail system', 'postfix program', 'postfix/', 'smtp_gateway', 'keftamail'],
	read: ({ lines }) => {
		const start = lineWith(lines, [
			'the mail system',
			'postfix',
			'smtp_gateway',
			'keftamail',
			'failure reason:',
		]);
		return readBlocks(lines, { head: angleColon, from: Math.max(0, start) });
	},
};
