/** `did you mean "x"?` for the closest known name, or the given advice where nothing is close. */
export function didYouMean(wrong: string, known: readonly string[], otherwise: string): string {
	const limit = Math.max(2, Math.floor(wrong.length / 3));
	let best: { name: string; steps: number } | undefined;
	for (const name of known) {
		const steps = distance(wrong, name);
		if (steps <= limit && steps < (best?.steps ?? Number.POSITIVE_INFINITY)) best = { name, steps };
	}
	return best ? `did you mean "${best.name}"? If not, ${otherwise}` : otherwise;
}

/** Letters to change, add or take away to turn one word into the other (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
