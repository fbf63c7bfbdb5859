/** AOL's own report names a screen name without its domain. */

import type { Draft } from '../build.ts';
import { header } from '../mail/headers.ts';
import { headerAddress } from '../text/address.ts';
import { lineWith } from './blocks.ts';
import type { MtaReader } from './reader.ts';

/** A name of AOL's, no word of a signature. */
const SCREEN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/;

const START = 'mail to the following recipients could not be delivered';

export const aol: MtaReader = {
	name: 'aol',
	marks: [START],
	read: ({ lines, headers }) => {
		const from = headerAddress(header(headers, 'from') ?? '')?.toLowerCase() ?? '';
		const start = lineWith(lines, [START]);
		const drafts: Draft[] = [];
		for (const line of lines.slice(start + 1, start + 200)) {
			const name = line.trim();
			if (name === '') continue;
			if (/\s/.test(name)) break;
			if (!name.includes('@') && !(from.endsWith('@aol.com') && SCREEN_NAME.test(name))) break;
			const recipient = name.includes('@') ? name : `${name}@aol.com`;
			drafts.push({ recipient, reason: [lines[start] ?? ''], lines: [lines[start] ?? '', line] });
		}
		return drafts;
	},
};
