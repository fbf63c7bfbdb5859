import { useEffect, useState } from 'preact/hooks';

/** Load a part of the page when it is wanted; null until it is there. `load` must stay the same function. */
export function useLazy<T>(load: () => Promise<T>, wanted: boolean): T | null {
	const [part, setPart] = useState<{ readonly value: T } | null>(null);
	useEffect(() => {
		if (wanted && part === null)
			load().then(
				(value) => setPart({ value }),
				() => undefined,
			);
	}, [load, wanted, part]);
	return part?.value ?? null;
}
