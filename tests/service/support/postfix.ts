/** A real Postfix on loopback with a queue and a mailbox of its own: takes mail for example.com, sends nothing out. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	closeSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPorts, listensTcp } from '../../dns/ports.ts';
import { ended, idsOf, until } from './processes.ts';

/** Postfix's own programs that a mailbox needs; none in a changed root. */
const master = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;

export interface Postfix {
	readonly port: number;
	start(): Promise<void>;
	/** As a reboot would: mail that was accepted stays in its queue. */
	stop(): Promise<void>;
	/** Every mail in the mailbox, as the bytes that lie there. */
	mails(): Buffer[];
	/** How many mails lie in the mailbox. */
	count(): number;
	/** Stop, and remove everything. */
	remove(): Promise<void>;
}

/** @param options lines for main.cf */
export async function makePostfix(options = ''): Promise<Postfix> {
	const folder = mkdtempSync(join(tmpdir(), 'bounce-desk-postfix-'));
	chmodSync(folder, 0o755);
	const [port = 0] = await freeTcpPorts(1);
	const { uid, gid } = idsOf('postfix');
	const nobody = idsOf('nobody');
	const at = (name: string) => join(folder, name);
	for (const name of ['config', 'spool', 'data', 'mail']) mkdirSync(at(name));
	chownSync(at('data'), uid, gid);
	chownSync(at('mail'), nobody.uid, nobody.gid);
	copyFileSync('/etc/postfix/dynamicmaps.cf', at('config/dynamicmaps.cf'));
	writeFileSync(at('config/master.cf'), master(port));
	writeFileSync(
		at('config/main.cf'),
		`compatibility_level = 3.6
queue_directory = ${at('spool')}
data_directory = ${at('data')}
maillog_file = /dev/stdout
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mail.example.com
mydestination =
alias_maps =
alias_database =
default_transport = error:this test sends nothing out
relay_transport = error:this test sends nothing out
virtual_mailbox_domains = example.com
virtual_mailbox_base = ${at('mail')}
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:${nobody.uid}
virtual_gid_maps = static:${nobody.gid}
virtual_minimum_uid = 1
smtputf8_enable = no
in_flow_delay = 0
${options}
`,
	);
	let running: ChildProcess | null = null;
	const box = at('mail/box/new');
	const names = () => {
		try {
			return readdirSync(box);
		} catch {
			return [];
		}
	};
	const stop = async () => {
		if (!running) return;
		spawnSync('postfix', ['-c', at('config'), 'stop']);
		await ended(running);
		running = null;
	};
	return {
		port,
		async start() {
			// A file: Postfix opens /dev/stdout anew, which cannot be done with Node's own pipes.
			const log = openSync(at('log'), 'a');
			running = spawn('postfix', ['-c', at('config'), 'start-fg'], { stdio: ['ignore', log, log] });
			closeSync(log);
			await until(
				() => listensTcp(port),
				() => `Postfix: ${readFileSync(at('log'), 'utf8')}`,
			);
		},
		stop,
		mails: () => names().map((name) => readFileSync(join(box, name))),
		count: () => names().length,
		async remove() {
			await stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
