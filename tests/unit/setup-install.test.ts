import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

/** The script that runs before every npm script, in a folder of its own, with an npm that only notes what it is asked. */

const script = fileURLToPath(new URL('../../src/setup/install.mjs', import.meta.url));
const folders: string[] = [];
afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function project(lock: object, npmExits = 0) {
	const root = mkdtempSync(join(tmpdir(), 'bounce-desk-install-'));
	folders.push(root);
	mkdirSync(join(root, 'src', 'setup'), { recursive: true });
	cpSync(script, join(root, 'src', 'setup', 'install.mjs'));
	const calls = join(root, 'calls');
	const npm = join(root, 'npm.js');
	writeFileSync(
		npm,
		`require('node:fs').appendFileSync(${JSON.stringify(calls)}, process.argv[2] + '\\n'); console.log('noise'); process.exit(${npmExits});`,
	);
	const lockFile = join(root, 'package-lock.json');
	writeFileSync(lockFile, JSON.stringify(lock));
	return {
		root,
		setLock: (changed: object) => writeFileSync(lockFile, JSON.stringify(changed)),
		run: (environment: NodeJS.ProcessEnv = {}) =>
			spawnSync(process.execPath, [join(root, 'src', 'setup', 'install.mjs')], {
				encoding: 'utf8',
				env: { ...process.env, npm_execpath: npm, ...environment },
			}),
		calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
	};
}

const LOCK = { packages: { '': { version: '1.0.0' }, 'node_modules/a': { version: '1.0.0' } } };
const NEWER = { packages: { '': { version: '1.0.0' }, 'node_modules/a': { version: '1.1.0' } } };

describe('the script before every script', () => {
	it('installs on a bare machine, once, and keeps standard output clean', () => {
		const { run, calls } = project(LOCK);
		expect(run()).toMatchObject({ status: 0, stdout: '' });
		expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' });
		expect(calls()).toEqual(['ci']);
	});

	it('installs again when the lock file changed', () => {
		const { run, calls, setLock } = project(LOCK);
		run();
		setLock(NEWER);
		run();
		expect(calls()).toEqual(['ci', 'ci']);
	});

	it('takes what somebody installed by hand, a missing optional package included', () => {
		const optional = { 'node_modules/b': { version: '2.0.0', optional: true } };
		const { root, run, calls, setLock } = project({ packages: { ...LOCK.packages, ...optional } });
		mkdirSync(join(root, 'node_modules'));
		writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify(LOCK));
		expect(run()).toMatchObject({ status: 0 });
		expect(calls()).toEqual([]);
		setLock(NEWER);
		run();
		expect(calls()).toEqual(['ci']);
	});

	it('stops with the reason where npm fails, and tries again the next time', () => {
		const { run, calls } = project(LOCK, 1);
		const failed = run();
		expect(failed.status).toBe(1);
		expect(failed.stderr).toContain('npm ci failed');
		run();
		expect(calls()).toEqual(['ci', 'ci']);
	});

	it('tries again to bring a new enough Node where the package for it was left out', () => {
		const { root, run, calls } = project(LOCK);
		const programs = join(root, 'programs');
		mkdirSync(programs);
		writeFileSync(join(programs, 'node'), '#!/bin/sh\necho 20.0.0\n', { mode: 0o755 });
		const old = { PATH: `${programs}:${process.env.PATH}` };
		run(old);
		const failed = run(old);
		expect(calls()).toEqual(['ci', 'ci', 'ci']);
		expect(failed.status).toBe(1);
		expect(failed.stderr).toContain('Node 22.18 or newer is needed, this is 20.0.0');
	});
});
