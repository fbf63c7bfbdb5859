/** DNS over HTTPS by GET (RFC 8484): needs no CORS preflight, and the browser's cache keeps answers for their time to live. */
import { decodeAnswer, encodeQuery, toBase64Url } from './codec.ts';
import { networkError } from './errors.ts';
import type { Resolver } from './types.ts';

const MEDIA_TYPE = 'application/dns-message';

export interface DohOptions {
	readonly name: string;
	/** `https://resolver.example/dns-query`. */
	readonly url: string;
	readonly isPublic: boolean;
}

/** A resolver asked through `fetch`. Nothing but the question leaves: no cookies, no referrer, no redirects followed. */
export function dohResolver({ name, url, isPublic }: DohOptions): Resolver {
	return {
		name,
		isPublic,
		async resolve(host, type, { signal, fresh }) {
			try {
				const address = new URL(url);
				address.searchParams.set('dns', toBase64Url(encodeQuery(host, type)));
				const response = await fetch(address, {
					signal,
					headers: { accept: MEDIA_TYPE },
					cache: fresh ? 'no-store' : 'default',
					credentials: 'omit',
					redirect: 'error',
					referrerPolicy: 'no-referrer',
				});
				// A login page of a hotel network answers 200 as well.
				if (!response.ok || !response.headers.get('content-type')?.startsWith(MEDIA_TYPE))
					throw new Error(`HTTP ${response.status}`);
				return decodeAnswer(new Uint8Array(await response.arrayBuffer()), host, type);
			} catch (error) {
				throw signal.aborted ? signal.reason : networkError(String(error));
			}
		},
	};
}
