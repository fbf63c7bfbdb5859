/** What a test of a mail service's request starts from: its own sentence in the dress of a mail server, and what must come out. */
import type { Mta, Refusal } from './mtas.ts';

export interface Case extends Refusal {
	readonly mta: Mta;
	readonly ip: string | null;
	readonly code: string;
	/** The words of the reply that decide. */
	readonly line: string;
	readonly cause: string;
	/** Where the walk of someone who runs the server ends. */
	readonly ends: 'delist-request' | 'blocklist-removal' | 'ticket';
	readonly link?: string;
	readonly mail?: string;
}

export const IP = '192.0.2.25';
export const YAHOO = 'https://senders.yahooinc.com/contact/';
export const CLOUDMARK = `http://csi.cloudmark.com/reset-request/?ip=${IP}`;

export const base = { ip: IP, cause: 'ip-blocked', ends: 'delist-request', after: 'MAIL FROM' } as const;
export const listed = {
	...base,
	cause: 'ip-blocklisted',
	ends: 'blocklist-removal',
	after: 'RCPT TO',
} as const;
