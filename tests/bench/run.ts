/** `npm run bench -- NAME [--misses]`: prints figures; nothing here passes or fails. */
import { benchEngine } from './engine.ts';

const BENCHES: Readonly<Record<string, (verbose: boolean) => void>> = { engine: benchEngine };

const [name = '', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench) {
	bench(flags.includes('--misses'));
} else {
	console.error(`bench: name one of ${Object.keys(BENCHES).join(', ')}, e.g. npm run bench -- engine`);
	process.exitCode = 2;
}
