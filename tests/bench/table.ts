import { performance } from 'node:perf_hooks';

export type Row = readonly string[];

/** Print a plain table with its columns lined up. */
export function printTable(title: string, head: Row, rows: readonly Row[]): void {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	console.log(`\n${title}`);
	for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

export const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;

const ROUNDS = 5;
const ROUND_MS = 500;

/** Items handled a second: the best of five rounds of half a second, after one round to warm up. */
export function bestRate<T>(items: readonly T[], handle: (item: T) => unknown): number {
	let best = 0;
	for (let round = 0; round <= ROUNDS; round++) {
		const start = performance.now();
		let done = 0;
		while (performance.now() - start < ROUND_MS) {
			for (const item of items) handle(item);
			done += items.length;
		}
		const rate = done / ((performance.now() - start) / 1000);
		if (round > 0) best = Math.max(best, rate);
	}
	return best;
}
