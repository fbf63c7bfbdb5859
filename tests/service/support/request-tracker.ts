/** A real Request Tracker 5 on loopback, with a database of its own, that can be killed and started again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPorts } from '../../dns/ports.ts';
import { idsOf, killGroup, until } from './processes.ts';

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const LIBRARY = '/usr/share/request-tracker5/lib';
const DATABASE = '/var/lib/dbconfig-common/sqlite3/request-tracker5/rtdb';
const QUEUE = 'General';
const FIELD = 'Bounce Desk Key';

export interface RequestTracker {
	readonly url: string;
	readonly queue: string;
	readonly customField: string;
	readonly token: string;
	start(): Promise<void>;
	/** kill -9 of the server and its workers. */
	kill(): Promise<void>;
	/** Every ticket: its number, key and subject. */
	tickets(): Promise<{ id: string; key: string; subject: string }[]>;
	/** Contents of the attachments of a ticket, by file name. */
	attachments(id: string): Promise<Map<string, Buffer>>;
	stop(): Promise<void>;
}

/** Makes the database, a custom field and a token; the server is started by `start()`. */
export async function makeRequestTracker(): Promise<RequestTracker> {
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-rt-'));
	const user = idsOf('www-data');
	const [port = 0] = await freeTcpPorts(1);
	const url = `http://127.0.0.1:${port}`;
	const database = join(folder, 'rtdb');
	copyFileSync(DATABASE, database);
	mkdirSync(join(folder, 'config.d'));
	writeFileSync(
		join(folder, 'RT_SiteConfig.pm'),
		`Set($rtname, 'tickets.example.com'); Set($Organization, 'example.com');
Set($WebDomain, '127.0.0.1'); Set($WebPort, ${port}); Set($WebPath, '');
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '${database}');
Set($MailCommand, 'testfile'); Set($LogToSTDERR, 'error'); Set($LogToSyslog, undef); 1;`,
	);
	for (const path of [folder, database]) chownSync(path, user.uid, user.gid);
	chmodSync(folder, 0o750);
	chmodSync(database, 0o660);
	chownSync(join(folder, 'RT_SiteConfig.pm'), user.uid, user.gid);
	const env = {
		...process.env,
		RT_SITE_CONFIG: join(folder, 'RT_SiteConfig.pm'),
		RT_SITE_CONFIG_DIR: join(folder, 'config.d'),
		HOME: folder,
	};
	const made = spawnSync('perl', [`-I${LIBRARY}`, '-e', SET_UP], { env, encoding: 'utf8', ...user });
	const token = /^TOKEN (\S+)$/m.exec(made.stdout)?.[1];
	if (!token) throw new Error(`Request Tracker could not be set up: ${made.stdout} ${made.stderr}`);

	let server: ChildProcess | null = null;
	const ask = async (path: string): Promise<unknown> => {
		const response = await fetch(`${url}/REST/2.0/${path}`, { headers: { authorization: `token ${token}` } });
		if (!response.ok) throw new Error(`RT says ${response.status} to ${path}`);
		return response.json();
	};
	const kill = async () => {
		if (server) await killGroup(server);
		server = null;
	};
	return {
		url,
		queue: QUEUE,
		customField: FIELD,
		token,
		async start() {
			const args = [
				'--server',
				'Starlet',
				'--host',
				'127.0.0.1',
				'--port',
				String(port),
				'--max-workers',
				'2',
			];
			server = spawn(SERVER, args, { env, ...user, detached: true, stdio: 'ignore' });
			await until(() => ask('queue/1').then(Boolean, () => false), 'Request Tracker');
		},
		kill,
		async tickets() {
			const all: { id: string; key: string; subject: string }[] = [];
			for (let page = 1; ; page++) {
				const search = new URLSearchParams({
					query: 'id > 0',
					fields: 'Subject,CustomFields',
					per_page: '100',
					page: String(page),
				});
				const { items, pages } = (await ask(`tickets?${search}`)) as TicketPage;
				for (const { id, Subject, CustomFields } of items) {
					const key = CustomFields?.find(({ name }) => name === FIELD)?.values[0] ?? '';
					all.push({ id: String(id), key, subject: Subject });
				}
				if (page >= pages) return all;
			}
		},
		async attachments(id) {
			const list = (await ask(`ticket/${id}/attachments?per_page=100&fields=Filename`)) as {
				items: { id: string; Filename?: string }[];
			};
			const files = new Map<string, Buffer>();
			for (const { id: number, Filename } of list.items) {
				if (!Filename) continue;
				const { Content } = (await ask(`attachment/${number}`)) as { Content: string };
				files.set(Filename, Buffer.from(Content, 'base64'));
			}
			return files;
		},
		async stop() {
			await kill();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

interface TicketPage {
	readonly items: {
		readonly id: number | string;
		readonly Subject: string;
		readonly CustomFields?: { readonly name: string; readonly values: string[] }[];
	}[];
	readonly pages: number;
}

const SET_UP = `
use RT -init;
my $field = RT::CustomField->new(RT->SystemUser);
my ($ok, $said) = $field->Create(Name => '${FIELD}', Type => 'FreeformSingle', LookupType => RT::Ticket->CustomFieldLookupType, MaxValues => 1);
die $said unless $ok;
my $queue = RT::Queue->new(RT->SystemUser);
$queue->Load('${QUEUE}');
($ok, $said) = $field->AddToObject($queue);
die $said unless $ok;
my $root = RT::User->new(RT->SystemUser);
$root->Load('root');
my $token = RT::AuthToken->new(RT->SystemUser);
($ok, $said, my $secret) = $token->Create(Owner => $root->id, Description => 'test');
die $said unless $ok;
print "TOKEN $secret\\n";
`;
