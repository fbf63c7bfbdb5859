/** Reading a request's body with limits of size and time, whatever its headers say. */
import type { IncomingMessage } from 'node:http';
import { Problem } from './problem.ts';

export interface BodyLimits {
	readonly bodyBytes: number;
	readonly bodySeconds: number;
}

/** What is not read of a refused body stays in the connection, which is of no more use. */
const CLOSE = { connection: 'close' };

/**
 * The whole body.
 * @throws Problem 413 where it is too long (by its Content-Length before a byte is read), 408 where it comes too slowly,
 * 400 where the client leaves
 */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
	const tooLarge = () =>
		new Problem(
			'too-large',
			`A request may hold ${limits.bodyBytes} bytes. Send the text without the attachment, or by mail.`,
			CLOSE,
		);
	if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) return Promise.reject(tooLarge());
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let length = 0;
		const timer = setTimeout(() => {
			const detail = `The body was not here after ${limits.bodySeconds} seconds. Send it again.`;
			end(() => reject(new Problem('too-slow', detail, CLOSE)));
		}, limits.bodySeconds * 1000);
		const onData = (chunk: Buffer) => {
			length += chunk.length;
			chunks.push(chunk);
			if (length > limits.bodyBytes) end(() => reject(tooLarge()));
		};
		const onEnd = () => end(() => resolve(Buffer.concat(chunks)));
		const onGone = () => end(() => reject(new Problem('malformed', 'The request ended early.', CLOSE)));
		const end = (say: () => void) => {
			clearTimeout(timer);
			request.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
			request.pause();
			say();
		};
		request.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone);
	});
}
