/** SendGrid's own report: `name:id:<recipient> : local address : mx:[remote address] : reply in COMMAND`. */
import { toHost } from '../text/host.ts';
import type { MtaReader } from './reader.ts';

const LINE =
	/<([^\s<>]{3,320})> : ([0-9A-Fa-f.:]{3,45}) : ([A-Za-z0-9._-]{1,255}):\[([0-9A-Fa-f.:]{3,45})\] : (.{3,2000})$/;

export const sendgrid: MtaReader = {
	name: 'sendgrid',
	marks: ['message from sendgrid'],
	read: ({ lines }) =>
		lines.slice(0, 200).flatMap((line) => {
			const match = LINE.exec(line);
			if (!match) return [];
			const [, recipient = null, localAddress = null, name = null, address = null, reply = ''] = match;
			return [{ recipient, reason: [reply], lines: [line], localAddress, remoteMta: toHost(name, address) }];
		}),
};
