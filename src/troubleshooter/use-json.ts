import { useEffect, useState } from 'preact/hooks';

export type Loaded<T> =
	| { readonly state: 'loading' }
	| { readonly state: 'failed' }
	| { readonly state: 'done'; readonly value: T };

/** Fetch a file of this site; a new address fetches anew. `null` fetches nothing. */
export function useJson<T>(url: string | null): Loaded<T> {
	const [loaded, setLoaded] = useState<{ url: string | null; result: Loaded<T> }>({
		url: null,
		result: { state: 'loading' },
	});
	useEffect(() => {
		if (url === null) return;
		const stop = new AbortController();
		fetch(url, { signal: stop.signal })
			.then((response) =>
				response.ok ? response.json() : Promise.reject(new Error(`HTTP ${response.status}`)),
			)
			.then((value: T) => setLoaded({ url, result: { state: 'done', value } }))
			.catch(() => {
				if (!stop.signal.aborted) setLoaded({ url, result: { state: 'failed' } });
			});
		return () => stop.abort();
	}, [url]);
	return loaded.url === url ? loaded.result : { state: 'loading' };
}
