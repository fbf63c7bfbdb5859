/** Node's own resolver (c-ares), for the command line and the service. */
import { promises as dns } from 'node:dns';
import { networkError, timeoutError } from './errors.ts';
import type { DnsAnswer, Resolver } from './types.ts';

/** c-ares sends a question again after this long, for a datagram that got lost. */
const RESEND_MS = 1000;
const TRIES = 4;
/** Addresses of public resolvers that some lists refuse by rule. Others are found out by the test points. */
const PUBLIC = ['1.1.1.1', '1.0.0.1', '8.8.8.8', '8.8.4.4', '9.9.9.9', '149.112.112.112', '208.67.222.222'];

/**
 * A resolver for plain DNS.
 * @param server `192.0.2.53`, `192.0.2.53:5300` or `[2001:db8::53]:5300`; default: the machine's own resolvers
 * @throws TypeError when the server is not an address
 */
export function nodeResolver(server?: string): Resolver {
	const servers = server === undefined ? dns.getServers() : [server];
	const make = () => {
		const resolver = new dns.Resolver({ timeout: RESEND_MS, tries: TRIES });
		resolver.setServers(servers);
		return resolver;
	};
	// `cancel()` ends every question of a Resolver, so each has one question at a time and is used again after.
	const idle: dns.Resolver[] = [make()];
	return {
		name: servers.join(', '),
		isPublic: servers.some((address) => PUBLIC.includes(address)),
		async resolve(name, type, { signal }) {
			signal.throwIfAborted();
			const resolver = idle.pop() ?? make();
			const cancel = () => resolver.cancel();
			signal.addEventListener('abort', cancel, { once: true });
			try {
				return await ask(resolver, name, type);
			} catch (error) {
				if (signal.aborted) throw signal.reason;
				return read(error);
			} finally {
				signal.removeEventListener('abort', cancel);
				if (!signal.aborted) idle.push(resolver);
			}
		},
	};
}

async function ask(resolver: dns.Resolver, name: string, type: 'A' | 'TXT'): Promise<DnsAnswer> {
	if (type === 'TXT') {
		const texts = await resolver.resolveTxt(name);
		return { rcode: 'NOERROR', records: texts.map((parts) => parts.join('')), ttl: 0 };
	}
	const found = await resolver.resolve4(name, { ttl: true });
	return {
		rcode: 'NOERROR',
		records: found.map(({ address }) => address),
		ttl: Math.min(...found.map(({ ttl }) => ttl)),
	};
}

/** Which answers c-ares reports as errors. */
const RCODES: Readonly<Record<string, DnsAnswer['rcode']>> = {
	ENOTFOUND: 'NXDOMAIN',
	ENODATA: 'NOERROR',
	ESERVFAIL: 'SERVFAIL',
	EREFUSED: 'REFUSED',
	EFORMERR: 'OTHER',
	ENOTIMP: 'OTHER',
};

function read(error: unknown): DnsAnswer {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const rcode = RCODES[code];
	if (rcode) return { rcode, records: [], ttl: 0 };
	if (code === 'ETIMEOUT') throw timeoutError();
	throw networkError(code || String(error));
}
