/** Courier, au one net (EZweb) and others show the session below each recipient: `>>> RCPT TO:<...>`, `<<< 550 ...`. */
import type { Draft } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { findHost } from '../text/host.ts';
import { commandStage } from '../text/stage.ts';
import { angleColon, type HeadReader, readBlocks } from './blocks.ts';
import type { MtaReader } from './reader.ts';

const head: HeadReader = (line) => {
	const angle = angleColon(line);
	if (angle) return angle;
	const found = /^\s{0,8}(?:recipient|address)\s?:/i.test(line) ? findAddress(line) : null;
	return found ? { recipient: found.address, rest: '' } : null;
};

function readSession(draft: Draft): Draft {
	const heard = draft.reason.filter((line) => line.startsWith('<<<')).map((line) => line.slice(3).trim());
	const sent = draft.reason.filter((line) => line.startsWith('>>>')).map((line) => line.slice(3).trim());
	if (heard.length === 0) return draft;
	const command = sent[sent.length - 1];
	const before = draft.reason.filter((line) => !line.startsWith('<<<') && !line.startsWith('>>>'));
	return {
		...draft,
		reason: heard,
		stage: command === undefined ? null : commandStage(command),
		remoteMta: findHost(before.join(' ')),
	};
}

export const transcript: MtaReader = {
	name: 'transcript',
	marks: ['<<< 5', '<<< 4'],
	read: ({ lines }) => readBlocks(lines, { head }).map(readSession),
};
