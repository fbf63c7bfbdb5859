/** Free loopback ports, and waiting until something answers on one. */
import { createSocket } from 'node:dgram';
import { connect, createServer, type Server } from 'node:net';

/** UDP port of 127.0.0.1 that nobody had a moment ago. */
export function freeUdpPort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = createSocket('udp4');
		socket.once('error', reject);
		socket.bind(0, '127.0.0.1', () => {
			const { port } = socket.address();
			socket.close(() => resolve(port));
		});
	});
}

/** So many TCP ports of 127.0.0.1 that nobody had a moment ago, all different. */
export async function freeTcpPorts(count: number): Promise<number[]> {
	const open = await Promise.all(
		Array.from(
			{ length: count },
			() =>
				new Promise<Server>((resolve, reject) => {
					const server = createServer();
					server.once('error', reject);
					server.listen(0, '127.0.0.1', () => resolve(server));
				}),
		),
	);
	const ports = open.map((server) => {
		const address = server.address();
		if (!address || typeof address === 'string') throw new Error('no port was given');
		return address.port;
	});
	await Promise.all(open.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

/** Whether a DNS server answers anything at all (root, type NS) on this UDP port within 200 ms. */
export function answersDns(port: number): Promise<boolean> {
	// Header: id 1, one question; question: root name, type NS (2), class IN (1).
	const question = Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1]);
	return new Promise((resolve) => {
		const socket = createSocket('udp4');
		const done = (answer: boolean) => {
			clearTimeout(timer);
			socket.close();
			resolve(answer);
		};
		const timer = setTimeout(done, 200, false);
		socket.once('message', () => done(true));
		socket.once('error', () => done(false));
		socket.send(question, port, '127.0.0.1');
	});
}

/** Whether something takes connections on this TCP port. */
export function listensTcp(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

/**
 * Waits until `ready`, at most 5 s.
 * @throws as soon as `failure` has something to say, or when time is up
 */
export async function waitFor(ready: () => Promise<boolean>, failure: () => string | null, what: string) {
	const deadline = Date.now() + 5000;
	while (Date.now() < deadline) {
		const problem = failure();
		if (problem) throw new Error(`${what} did not start: ${problem}`);
		if (await ready()) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error(`${what} did not answer within 5 s`);
}
