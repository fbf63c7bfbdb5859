/** Answers to what is no HTTP request at all, which never reaches a route. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEM_TYPE, PROBLEMS, type ProblemKind, problemBody } from './problem.ts';

const KINDS: Readonly<Record<string, readonly [ProblemKind, string]>> = {
	HPE_HEADER_OVERFLOW: ['header-too-large', 'All headers together may have 16 kB.'],
	ERR_HTTP_REQUEST_TIMEOUT: ['too-slow', 'The request was not complete in time. Send it again.'],
};

/** For a server's `clientError`: one last answer, then the connection ends. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
	if (error.code === 'ECONNRESET' || !socket.writable) {
		socket.destroy();
		return;
	}
	const [kind, detail] = KINDS[error.code ?? ''] ?? (['malformed', 'This is not an HTTP request.'] as const);
	const { status } = PROBLEMS[kind];
	const body = problemBody(kind, detail);
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
	);
}
