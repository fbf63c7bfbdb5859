// Runs before every npm script: makes sure that what package-lock.json names is installed, and that Node is new enough.
// No dependencies, and plain JavaScript: on a fresh machine this runs before `npm ci`, on Node 20.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.bounce-desk-lock');
// 22.18 is the first that runs TypeScript as it is.
const OLDEST_NODE = [22, 18];

const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
if (readText(stampFile) !== hash) {
	if (!isInstalled()) installLocked();
	mkdirSync(join(root, 'node_modules'), { recursive: true });
	writeFileSync(stampFile, hash);
}
requireNode();

/** Whether npm's own record of node_modules agrees with the lock file: somebody ran `npm ci` or `npm install` by hand. */
function isInstalled() {
	const record = readText(join(root, 'node_modules', '.package-lock.json'));
	if (record === null) return false;
	const installed = JSON.parse(record).packages;
	const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
	return wanted.every(
		([path, wants]) =>
			path === '' || installed[path]?.version === wants.version || (wants.optional && !installed[path]),
	);
}

function installLocked() {
	console.error('Installing the dependencies named in package-lock.json (once; about half a minute) ...');
	// npm tells its scripts which npm runs them, so that `npx npm@12 start` installs with npm 12.
	const npm = process.env.npm_execpath;
	const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
	const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
	// Standard output is kept for what the script itself has to say: some print JSON.
	const result = spawnSync(program, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
	if (result.status !== 0) {
		console.error('npm ci failed, see above. Is the npm registry within reach (npm config get registry)?');
		process.exit(1);
	}
}

/** The scripts that follow use the first Node in PATH: the one of the `node` package, where npm could install it. */
function requireNode() {
	if (isNewEnough(nodeInPath())) return;
	// An optional package that could not be fetched is left out without a word: the next run has to try again.
	if (!existsSync(join(root, 'node_modules', 'node'))) installLocked();
	const version = nodeInPath();
	if (isNewEnough(version)) return;
	console.error(
		`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${version}, and the "node" package brought none for this machine: install Node 24 from https://nodejs.org/.`,
	);
	process.exit(1);
}

/** The version that `node` stands for in the scripts. */
function nodeInPath() {
	const answer = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8' });
	return answer.stdout?.trim() || process.versions.node;
}

/** @param {string} version */
function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** @param {string} path */
function readText(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}
