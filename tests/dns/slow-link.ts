/** A long way to a DNS server: passes datagrams on, and brings each answer back later. */
import { createSocket, type Socket } from 'node:dgram';

export interface SlowLink {
	readonly port: number;
	close(): void;
}

/** A UDP port of 127.0.0.1 that leads to another, with answers `delayMs` late. One socket per asker, as a router does. */
export async function slowLink(target: number, delayMs: number): Promise<SlowLink> {
	const front = createSocket('udp4');
	const backs = new Map<string, Socket>();
	const timers = new Set<NodeJS.Timeout>();
	front.on('message', (question, asker) => {
		const from = `${asker.address}:${asker.port}`;
		const known = backs.get(from);
		const back = known ?? createSocket('udp4');
		if (!known) {
			backs.set(from, back);
			back.on('message', (answer) => {
				const timer = setTimeout(() => {
					timers.delete(timer);
					front.send(answer, asker.port, asker.address);
				}, delayMs);
				timers.add(timer);
			});
		}
		back.send(question, target, '127.0.0.1');
	});
	await new Promise<void>((resolve) => front.bind(0, '127.0.0.1', resolve));
	return {
		port: front.address().port,
		close: () => {
			for (const timer of timers) clearTimeout(timer);
			for (const socket of [front, ...backs.values()]) socket.close();
		},
	};
}
