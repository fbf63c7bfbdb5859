// `npm start`: builds the site and serves it. `--built` serves what is built already.
// PORT (4321) and HOST (127.0.0.1; 0.0.0.0 to be reached from other machines) may be set.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSiteServer, SITE_FOLDER } from './serve.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.env.PORT;
const host = process.env.HOST ?? '127.0.0.1';

if (!process.argv.includes('--built')) {
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const built = spawnSync(npm, ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
	if (built.status !== 0) process.exit(built.status ?? 1);
}
if (!existsSync(SITE_FOLDER)) {
	console.error('There is no built site: run npm run build first.');
	process.exit(1);
}
listen(Number(wanted ?? 4321));

/**
 * Takes the port, or the next one when nobody asked for a certain port.
 * @param {number} port
 */
function listen(port) {
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		console.error(`PORT=${wanted} is not a port: give a number from 1 to 65535.`);
		process.exit(1);
	}
	const server = createSiteServer();
	server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code === 'EADDRINUSE' && wanted === undefined && port < 4400) {
			console.log(`Port ${port} is taken, trying ${port + 1}.`);
			listen(port + 1);
			return;
		}
		const why =
			error.code === 'EADDRINUSE' ? 'is taken: stop what uses it, or set PORT' : `failed: ${error.message}`;
		console.error(`Port ${port} ${why}.`);
		process.exit(1);
	});
	server.listen(port, host, () => {
		const { port: given } = /** @type {import('node:net').AddressInfo} */ (server.address());
		const name = ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
		console.log(`\nThe site is up: http://${name}:${given}/   (Ctrl-C ends it)`);
	});
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
		process.on(signal, () => process.exit(0));
}
