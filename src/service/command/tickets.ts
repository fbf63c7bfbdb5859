/** The operator's command over the queue. It works beside a running service: SQLite lets both in. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Store } from '../queue/store.ts';
import type { TicketState } from '../queue/types.ts';

export class UsageError extends Error {}

interface Output {
	write(text: string): unknown;
}

const STATES: readonly TicketState[] = ['queued', 'sending', 'sent', 'held'];

/**
 * `list`, `retry`, `export` or `import`.
 * @returns exit code: 1 where a named ticket is not here
 * @throws UsageError
 */
export function ticketsCommand(args: readonly string[], queueFile: string, out: Output): number {
	const { values, positionals } = readArguments(args);
	const [command, subject, ...more] = positionals;
	const { state, all } = values;
	if (more.length > 0) throw new UsageError('Too many arguments.');
	if (state !== undefined && !isState(state)) throw new UsageError(`--state takes ${STATES.join(', ')}.`);
	if (command !== 'import' && !existsSync(queueFile))
		throw new UsageError(`There is no queue at ${queueFile}.`);
	if (command === undefined || !isCommand(command))
		throw new UsageError('Say list, retry, export or import.');
	if (command === 'retry' && (subject === undefined) !== (all === true))
		throw new UsageError('Name one key, or --all.');
	if (command === 'import' && (subject === undefined || !existsSync(subject)))
		throw new UsageError('Name a queue file.');
	// A damaged file is for the service to mend, which holds its lock.
	const store = new Store(queueFile, { mend: false });
	try {
		return COMMANDS[command](store, { state, subject, out });
	} finally {
		store.close();
	}
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { state: { type: 'string' }, all: { type: 'boolean' } },
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

interface Order {
	readonly state: TicketState | undefined;
	/** A key, or a file. */
	readonly subject: string | undefined;
	readonly out: Output;
}

const COMMANDS = {
	list(store: Store, { state, out }: Order): number {
		for (const row of store.list(state)) {
			const accepted = new Date(row.acceptedAt).toISOString();
			const parts = [
				row.key,
				row.state.padEnd(7),
				accepted,
				`${row.tries} tries`,
				row.reference,
				row.problem,
			];
			out.write(`${parts.filter((part) => part !== null).join('  ')}\n`);
		}
		return 0;
	},

	/** Sent tickets have no contents here any more and are left out. */
	export(store: Store, { state, subject, out }: Order): number {
		const key = subject?.toLowerCase();
		let count = 0;
		for (const row of store.list(state)) {
			const ticket = key === undefined || row.key === key ? store.read(row.key) : null;
			if (!ticket) continue;
			const { attachment } = ticket;
			const file = attachment && {
				filename: attachment.filename,
				type: attachment.type,
				base64: Buffer.from(attachment.content).toString('base64'),
			};
			out.write(`${JSON.stringify({ ...row, ...ticket, attachment: file })}\n`);
			count++;
		}
		return key !== undefined && count === 0 ? 1 : 0;
	},

	retry(store: Store, { subject, out }: Order): number {
		const count = store.retry(Date.now(), subject?.toLowerCase());
		out.write(`${count} held tickets are tried again.\n`);
		return count === 0 && subject !== undefined ? 1 : 0;
	},

	import(store: Store, { subject = '', out }: Order): number {
		const { taken, lost } = store.adopt(subject);
		out.write(`${taken} tickets taken over, ${lost} could not be read.\n`);
		return lost > 0 ? 1 : 0;
	},
} as const;

const isCommand = (text: string): text is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, text);
const isState = (text: string): text is TicketState => (STATES as readonly string[]).includes(text);
