/** `npm run bench -- NAME [--misses]`: prints figures; nothing here passes or fails. */
import { benchPaste } from './browser-paste.ts';
import { benchCheckIp } from './check-ip.ts';
import { benchEngine } from './engine.ts';

const BENCHES: Readonly<Record<string, (verbose: boolean) => void | Promise<void>>> = {
	engine: benchEngine,
	'check-ip': benchCheckIp,
	paste: benchPaste,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
	await bench(flags.includes('--misses'));
} else {
	console.error(`bench: name one of ${Object.keys(BENCHES).join(', ')}, e.g. npm run bench -- engine`);
	process.exitCode = 2;
}
