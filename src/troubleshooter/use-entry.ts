import { useEffect, useState } from 'preact/hooks';

export type Loaded<T> =
	| { readonly state: 'loading' }
	| { readonly state: 'failed' }
	| { readonly state: 'done'; readonly value: T };

/**
 * One entry of a file of this site that holds all of its kind, by id. The whole file is fetched, so that the request does
 * not tell which entry the reader's bounce is about. An id that is not in it fails.
 */
export function useEntry<T>(url: string, id: string): Loaded<T> {
	const [file, setFile] = useState<Readonly<Record<string, T>> | 'failed' | null>(null);
	useEffect(() => {
		const stop = new AbortController();
		fetch(url, { signal: stop.signal })
			.then((response) =>
				response.ok ? response.json() : Promise.reject(new Error(`HTTP ${response.status}`)),
			)
			.then(setFile)
			.catch(() => {
				if (!stop.signal.aborted) setFile('failed');
			});
		return () => stop.abort();
	}, [url]);
	if (file === null) return { state: 'loading' };
	const value = file === 'failed' || !Object.hasOwn(file, id) ? undefined : file[id];
	return value === undefined ? { state: 'failed' } : { state: 'done', value };
}
