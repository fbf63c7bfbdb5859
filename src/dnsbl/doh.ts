/** DNS over HTTPS by GET (RFC 8484): needs no CORS preflight, and the browser's cache keeps answers for their time to live. */
import { decodeAnswer, encodeQuery, type RecordType, toBase64Url } from './codec.ts';
import { NetworkError } from './errors.ts';
import type { DnsAnswer, Resolver } from './types.ts';

const MEDIA_TYPE = 'application/dns-message';
/** A DNS message has at most this many bytes. */
const MAX_MESSAGE = 65_535;

export interface DohOptions {
	readonly name: string;
	/** `https://resolver.example/dns-query`; an RFC 6570 tail `{?dns}` is dropped. */
	readonly url: string;
	readonly isPublic: boolean;
}

/** A resolver asked through `fetch`. Nothing but the question leaves: no cookies, no referrer, no redirects followed. */
export function dohResolver({ name, url, isPublic }: DohOptions): Resolver {
	const base = url.replace(/\{.*$/, '');
	const start = `${base}${base.includes('?') ? '&' : '?'}dns=`;
	return {
		name,
		isPublic,
		async resolve(host, type, { signal, fresh }) {
			const query = toBase64Url(encodeQuery(host, type));
			try {
				const response = await fetch(start + query, {
					signal,
					headers: { accept: MEDIA_TYPE },
					cache: fresh ? 'no-store' : 'default',
					credentials: 'omit',
					redirect: 'error',
					referrerPolicy: 'no-referrer',
				});
				return await read(response, host, type);
			} catch (error) {
				if (signal.aborted) throw signal.reason;
				throw error instanceof NetworkError ? error : new NetworkError(String(error));
			}
		},
	};
}

async function read(response: Response, host: string, type: RecordType): Promise<DnsAnswer> {
	if (!response.ok) throw new NetworkError(`HTTP ${response.status}`);
	// A login page of a hotel network answers 200 as well.
	if (!response.headers.get('content-type')?.startsWith(MEDIA_TYPE))
		throw new NetworkError('not a DNS answer');
	const bytes = new Uint8Array(await response.arrayBuffer());
	if (bytes.length > MAX_MESSAGE) throw new NetworkError('too long for a DNS answer');
	try {
		return decodeAnswer(bytes, host, type);
	} catch (error) {
		throw new NetworkError(error instanceof Error ? error.message : 'not a DNS answer');
	}
}
