/**
 * One refusal for each weighty blocklist, in the words in which mail servers name it. `link`: where a removal is asked for, as the
 * facts on the list have it, with the address or the domain in it where the page takes them.
 */
import type { Mta } from './mtas.ts';

export interface Listing {
	readonly mta: Mta;
	readonly reply: string;
	/** The words that name the list. */
	readonly line: string;
	/** The code where the reply has another than 554 5.7.1. */
	readonly code?: string;
	readonly route: 'self-service' | 'host-only' | 'expires';
	readonly link: string;
	/** The list holds domains. */
	readonly domain?: true;
	/** What its page must say on when a listing ends by itself. */
	readonly ends?: RegExp;
}

const IP = '192.0.2.25';
const using = (zone: string): string =>
	`554 5.7.1 Service unavailable; Client host [${IP}] blocked using ${zone}`;

export const LISTINGS: Readonly<Record<string, Listing>> = {
	'spamhaus-zen': {
		mta: 'postfix',
		reply: `${using('zen.spamhaus.org')}; https://www.spamhaus.org/query/ip/${IP}`,
		line: 'blocked using zen.spamhaus.org',
		route: 'self-service',
		link: `https://check.spamhaus.org/results/?query=${IP}`,
		ends: /SBL entries stay until the cause is gone/,
	},
	'spamhaus-dbl': {
		mta: 'exim',
		reply:
			'554 5.7.1 Service unavailable; Sender address [info@example.com] blocked using dbl.spamhaus.org; https://www.spamhaus.org/query/domain/example.com',
		line: 'blocked using dbl.spamhaus.org',
		route: 'self-service',
		link: 'https://check.spamhaus.org/results/?query=example.com',
		domain: true,
	},
	abusix: {
		mta: 'postfix',
		reply: `${using('black.mail.abusix.zone')}; https://lookup.abusix.com/search?q=${IP}`,
		line: 'mail.abusix.zone',
		route: 'self-service',
		link: `https://lookup.abusix.com/search?q=${IP}`,
	},
	'barracuda-brbl': {
		mta: 'cpanel',
		reply: `${using('b.barracudacentral.org')}; http://www.barracudanetworks.com/reputation/?pr=1&ip=${IP}`,
		line: 'blocked using b.barracudacentral.org',
		route: 'self-service',
		link: `https://www.barracudacentral.org/rbl/removal-request/${IP}`,
	},
	'cloudmark-csi': {
		mta: 'exim',
		reply: `550 5.7.1 Your IP address ${IP} is blocked. Please see http://csi.cloudmark.com/reset-request/?ip=${IP}`,
		line: 'csi.cloudmark.com/reset-request',
		code: '550 5.7.1',
		route: 'self-service',
		link: `http://csi.cloudmark.com/reset-request/?ip=${IP}`,
	},
	spamcop: {
		mta: 'exim',
		reply: `${using('bl.spamcop.net')}; Blocked - see https://www.spamcop.net/bl.shtml?${IP}`,
		line: 'blocked using bl.spamcop.net',
		route: 'expires',
		link: `https://www.spamcop.net/w3m?action=checkblock&ip=${IP}`,
		ends: /24 hours after the last report/,
	},
	surbl: {
		mta: 'postfix',
		reply: '554 5.7.1 Message contains a domain on multi.surbl.org: example.com',
		line: 'multi.surbl.org',
		route: 'self-service',
		link: 'https://surbl.org/surbl-analysis',
		domain: true,
	},
	invaluement: {
		mta: 'exchange',
		reply: `${using('sip.invaluement.com')}; https://www.invaluement.com/lookup/`,
		line: 'blocked using sip.invaluement.com',
		route: 'self-service',
		link: 'https://www.invaluement.com/removal/',
	},
	'mailspike-bl': {
		mta: 'exim',
		reply: `${using('bl.mailspike.net')}; Poor reputation`,
		line: 'blocked using bl.mailspike.net',
		route: 'self-service',
		link: 'https://mailspike.io/ip_verify',
	},
	psbl: {
		mta: 'postfix',
		reply: `${using('psbl.surriel.com')}; Listed in PSBL, see https://psbl.org/listing?ip=${IP}`,
		line: 'blocked using psbl.surriel.com',
		route: 'self-service',
		link: `https://psbl.org/remove?ip=${IP}`,
	},
	'sem-black': {
		mta: 'exim',
		reply: `${using('bl.spameatingmonkey.net')}; https://spameatingmonkey.com/lookup/${IP}`,
		line: 'blocked using bl.spameatingmonkey.net',
		route: 'self-service',
		link: `https://spameatingmonkey.com/lookup/${IP}`,
		ends: /15 days/,
	},
	spamrats: {
		mta: 'cpanel',
		reply: `${using('noptr.spamrats.com')}; SPAMRATS IP Addresses See: https://www.spamrats.com/bl?${IP}`,
		line: 'blocked using noptr.spamrats.com',
		route: 'self-service',
		link: 'https://www.spamrats.com/removal.php',
	},
	'trendmicro-ers': {
		mta: 'exchange',
		reply: `550 5.7.1 Service unavailable; Client host [${IP}] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=${IP}`,
		line: 'blocked using Trend Micro RBL+',
		code: '550 5.7.1',
		route: 'self-service',
		link: 'https://servicecentral.trendmicro.com/en-us/ers/ip-lookup/',
	},
	'uceprotect-1': {
		mta: 'postfix',
		reply: `${using('dnsbl-1.uceprotect.net')}; IP ${IP} is UCEPROTECT-Level 1 listed. See http://www.uceprotect.net/rblcheck.php?ipr=${IP}`,
		line: 'blocked using dnsbl-1.uceprotect.net',
		route: 'expires',
		link: `https://www.uceprotect.net/en/rblcheck.php?ipr=${IP}`,
		ends: /7 days after the last hit/,
	},
	uribl: {
		mta: 'exim',
		reply:
			'554 5.7.1 Message blocked: example.com is listed on multi.uribl.com, see https://lookup.uribl.com/',
		line: 'multi.uribl.com',
		route: 'self-service',
		link: 'https://admin.uribl.com/',
		domain: true,
	},
	'validity-rpbl': {
		mta: 'exim',
		reply: `${using('bl.score.senderscore.com')}; https://senderscore.org/blocklistlookup/`,
		line: 'blocked using bl.score.senderscore.com',
		route: 'self-service',
		link: 'https://senderscore.org/act/blocklist-remover/',
	},
};
