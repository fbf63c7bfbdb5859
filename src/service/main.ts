/**
 * `npm run service`: serves until SIGTERM or Ctrl-C. `npm run service -- tickets ...`: the operator's command.
 * Exit 0: done, 1: cannot run, 2: wrong use or settings.
 */
import { fileURLToPath } from 'node:url';
import { ContentError, loadContent } from '../schema/load.ts';
import { compileZones } from '../schema/zones.ts';
import { ticketsCommand, UsageError } from './command/tickets.ts';
import { ConfigError, readConfig } from './config.ts';
import { jsonLog } from './log.ts';
import { startService } from './server.ts';

const USAGE = `The optional service beside the site: blocklists through your own resolver, tickets that arrive.

  npm run service                                  serve (settings: content/service.yaml, or SERVICE_CONFIG)
  npm run service -- tickets list [--state STATE]  keys and states: queued, sending, sent, held
  npm run service -- tickets retry KEY | --all     give held tickets new tries
  npm run service -- tickets export [KEY] [--state held]   whole tickets, one JSON object a line
  npm run service -- tickets import FILE           take over the tickets of a queue file that was set aside, or a backup
`;

async function main(args: readonly string[]): Promise<number> {
	const root = fileURLToPath(new URL('../..', import.meta.url));
	const [command, ...rest] = args;
	if (command === '--help' || command === '-h') {
		process.stdout.write(USAGE);
		return 0;
	}
	if (command !== undefined && command !== 'tickets')
		throw new UsageError(`There is no command "${command}".`);
	const content = loadContent({ root, only: ['blocklists'] });
	const config = readConfig(root, content.site.data, process.env);
	if (command === 'tickets') return ticketsCommand(rest, config.queueFile, process.stdout);

	const service = await startService({ config, zoneData: compileZones(content.blocklists), log: jsonLog() });
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
	});
	await service.stop();
	return 0;
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error) => {
		const message = error instanceof Error ? error.message : String(error);
		const wrongUse = error instanceof UsageError;
		process.stderr.write(`${message}\n${wrongUse ? `\n${USAGE}` : ''}`);
		process.exit(wrongUse || error instanceof ConfigError || error instanceof ContentError ? 2 : 1);
	},
);
