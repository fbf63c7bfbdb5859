/** Slips of the keyboard: the known word that was meant. */

/** Letters that may differ, by the length of the word: short words have too many neighbours. */
function slips(length: number): number {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2;
}

/**
 * Known words nearest to one that is not known, or [] where none is near: one letter too many, too few, wrong or swapped
 * counts as one slip. Words of three letters and less, and numbers, are taken as they stand.
 */
export function nearest(text: string, known: Iterable<string>): readonly string[] {
	const most = slips(text.length);
	if (most === 0 || /\d/.test(text)) return [];
	let best = most;
	let found: string[] = [];
	for (const other of known) {
		if (Math.abs(other.length - text.length) > best || other.length < 4) continue;
		if (other[0] !== text[0] && other[1] !== text[1]) continue;
		const distance = distanceBetween(text, other, best);
		if (distance > best) continue;
		if (distance < best) found = [];
		best = distance;
		found.push(other);
	}
	return found;
}

/** Damerau-Levenshtein distance (optimal string alignment); anything above `limit` comes back as `limit + 1`. */
export function distanceBetween(a: string, b: string, limit: number): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				value = Math.min(value, (before[j - 2] ?? 0) + 1);
			next.push(value);
			least = Math.min(least, value);
		}
		if (least > limit) return limit + 1;
		before = row;
		row = next;
	}
	return row[b.length] ?? limit + 1;
}
