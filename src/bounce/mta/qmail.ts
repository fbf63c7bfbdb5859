/**
 * qmail's bounce format (QSBMF, cr.yp.to/proto/qsbmf.txt) and those who kept it: netqmail, s/qmail, notqmail, Yahoo,
 * Symantec Email Security.cloud and many gateways with an intro of their own.
 */
import { angleColon, lineWith, readBlocks } from './blocks.ts';
import type { MtaReader } from './reader.ts';

const INTROS = [
	'hi. this is the',
	'hi. the mta program at',
	"we're sorry. there's a problem",
	'check your send e-mail address',
	'this is the mail delivery agent at',
	'unfortunately, your mail was not delivered',
	'this is the deliver program at',
	'your message could not be delivered',
	"i wasn't able to deliver your message",
	'unable to deliver message to the following address',
	'unable to deliver your message to the following address',
	'following address(es) could not be delivered',
	'this is the email server at',
	'this is the machine generated message from mail service',
	'message from yahoo',
];

const QMAIL_TAIL = /^(?:giving up on |\/?i'm not going to try again|step: |\(other mxes tried)/i;

export const qmail: MtaReader = {
	name: 'qmail',
	marks: INTROS,
	read: ({ lines }) => {
		const start = lineWith(lines, INTROS);
		const drafts = readBlocks(lines, {
			head: angleColon,
			from: Math.max(0, start),
			acrossGaps: true,
			stop: (line) => /^-{1,3} |^-{3,}/.test(line),
		});
		// what qmail itself adds below the other server's reply is no part of it
		for (const draft of drafts) {
			const own = draft.reason.findIndex((line, at) => at > 0 && QMAIL_TAIL.test(line));
			if (own !== -1) draft.reason.length = own;
		}
		return drafts;
	},
};
