// Finding and installing programs of the operating system. No dependencies: this runs before `npm ci` and on Node 20.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/bin'];

/**
 * Path of a program in PATH or in the system folders (a user's PATH often lacks /usr/sbin).
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
	for (const folder of folders) {
		if (!folder) continue;
		const path = join(folder, name);
		try {
			accessSync(path, constants.X_OK);
			return path;
		} catch {
			// Not here: the next folder.
		}
	}
	return null;
}

/**
 * Whether the system's loader knows a shared library.
 * @param {string} name
 */
export function hasLibrary(name) {
	const ldconfig = findProgram('ldconfig');
	return ldconfig !== null && spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout.includes(name);
}

/** True where packages can be installed without asking anybody: root on a Debian or a child of it. */
export function canUseApt() {
	return process.getuid?.() === 0 && findProgram('apt-get') !== null;
}

/**
 * Installs Debian packages, as root, without starting the services in them.
 * @param {string[]} packages
 * @returns {boolean} whether apt said that all are installed; what it complained of is printed where not
 */
export function aptInstall(packages) {
	const policy = '/usr/sbin/policy-rc.d';
	// Debian starts a daemon when its package arrives. The tests run their own; the machine's ports are not ours to take.
	const ownPolicy = !existsSync(policy);
	if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	let complaints = '';
	const apt = (/** @type {string[]} */ args) => {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const done = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
		complaints = done.stderr;
		return done.status === 0;
	};
	const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
	try {
		// The package lists of a fresh container are empty or old: try, refresh, try again.
		const installed = (apt(['-s', ...install]) && apt(install)) || (apt(['update', '-qq']) && apt(install));
		if (!installed) console.error(complaints.trim());
		return installed;
	} finally {
		if (ownPolicy) rmSync(policy, { force: true });
	}
}

/** @param {string[]} services systemd units that must not start with the machine */
export function disableServices(services) {
	if (findProgram('systemctl'))
		spawnSync('systemctl', ['disable', '--quiet', ...services], { stdio: 'ignore' });
}
