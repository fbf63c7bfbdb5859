/**
 * A load generator of its own process: `node load.ts URL CONNECTIONS SECONDS [PER_SECOND]` prints
 * `{"perSecond","p50","p99","max","wrong"}`, times in ms. Plain sockets, one request at a time on each, so that it costs
 * less than what it measures. Answers must all have the length of the first.
 */
import { connect } from 'node:net';

const [address = '', connections = '16', seconds = '3', perSecond = '0'] = process.argv.slice(2);
const { hostname, port, pathname } = new URL(address);
const request = `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
const times: number[] = [];
let wrong = 0;
/** With a wanted rate each connection waits its turn. */
const turnMs = Number(perSecond) > 0 ? (1000 * Number(connections)) / Number(perSecond) : 0;

function run(until: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname);
		socket.setNoDelay(true);
		let expected = 0;
		let got = 0;
		let head = '';
		let begun = 0;
		const ask = () => {
			begun = performance.now();
			socket.write(request);
		};
		socket.once('connect', ask);
		socket.once('error', reject);
		socket.on('data', (chunk) => {
			got += chunk.length;
			if (expected === 0) {
				head += chunk.toString('latin1');
				const end = head.indexOf('\r\n\r\n');
				const length = /content-length: (\d+)/i.exec(head);
				if (end < 0) return;
				if (!length || !head.startsWith('HTTP/1.1 200')) wrong++;
				expected = end + 4 + Number(length?.[1] ?? 0);
			}
			if (got < expected) return;
			if (got > expected) wrong++;
			got = 0;
			const now = performance.now();
			times.push(now - begun);
			if (now > until) {
				socket.destroy();
				resolve();
			} else if (turnMs > 0) setTimeout(ask, Math.max(0, begun + turnMs - now));
			else ask();
		});
	});
}

const begun = performance.now();
const until = begun + Number(seconds) * 1000;
await Promise.all(Array.from({ length: Number(connections) }, () => run(until)));
const took = (performance.now() - begun) / 1000;
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
console.log(
	JSON.stringify({ perSecond: times.length / took, p50: at(0.5), p99: at(0.99), max: at(1), wrong }),
);
