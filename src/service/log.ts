/** Structured logs: one JSON object a line on standard output. Never an address, a subject or a text of a person. */

/** What may be logged: names of events and routes, numbers, states, error codes, and a ticket's random key. */
export interface LogFields {
	readonly [name: string]: string | number | boolean | null | undefined;
}

export interface Log {
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
}

/** @param write takes one line with its end */
export function jsonLog(write: (line: string) => void = (line) => process.stdout.write(line)): Log {
	const say =
		(level: 'info' | 'warn' | 'error') =>
		(event: string, fields: LogFields = {}) =>
			write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
	return { info: say('info'), warn: say('warn'), error: say('error') };
}

/** The code of an error (`ECONNREFUSED`, `SQLITE_FULL`), or its name: never its message, which may quote a person's data. */
export function errorCode(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	if ('errstr' in error) return String(error.errstr);
	return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
