/** OpenSMTPD: `address: reply`, one line for each recipient. */
import { addressColon, lineWith, readBlocks } from './blocks.ts';
import type { MtaReader } from './reader.ts';

const START = ['this is the mailer-daemon, please do not reply'];

export const opensmtpd: MtaReader = {
	name: 'opensmtpd',
	marks: START,
	read: ({ lines }) => readBlocks(lines, { head: addressColon, from: Math.max(0, lineWith(lines, START)) }),
};
