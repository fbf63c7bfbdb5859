// The DNS services of the tests: a blocklist server (rbldnsd) behind a DNS-over-HTTPS server (dnsdist).
import { aptInstall, canUseApt, disableServices, findProgram } from './programs.mjs';

const PROGRAMS = ['rbldnsd', 'dnsdist', 'openssl'];

/** What a person reads when the services are not there. */
export const DNS_MISSING =
	'Skipped: the DNS tests need rbldnsd, dnsdist and openssl (on Debian, as root: apt-get install rbldnsd dnsdist openssl).';

/**
 * Paths of the programs, or null when one of them is missing.
 * @returns {{ rbldnsd: string, dnsdist: string, openssl: string } | null}
 */
export function findDnsPrograms() {
	const [rbldnsd, dnsdist, openssl] = PROGRAMS.map(findProgram);
	return rbldnsd && dnsdist && openssl ? { rbldnsd, dnsdist, openssl } : null;
}

/** Installs what is missing where that needs no question. Returns whether all are there. */
export function provideDnsPrograms() {
	if (findDnsPrograms()) return true;
	if (canUseApt()) {
		console.log('Installing rbldnsd and dnsdist for the DNS tests ...');
		if (aptInstall(PROGRAMS)) disableServices(['rbldnsd.service', 'rbldnsd.socket', 'dnsdist.service']);
	}
	return findDnsPrograms() !== null;
}
