/** Tells from a mail's headers what it is: a bounce, an answering machine's reply (RFC 3834) or ordinary mail. */

import { header } from './mail/headers.ts';
import type { Mail } from './mail/mime.ts';
import { headerAddress } from './text/address.ts';
import { namesBounce, namesDaemon } from './text/vocabulary.ts';
import type { Header } from './types.ts';

/** Senders of bounces and of much else. */
const MAYBE_DAEMON =
	/administrat|mailadm|sysadmin|mail (?:server|manager|robot|agent)|delivery daemon|post office|groupwise|interscan|antivirus|vpop3|ndr@|bounce|no-?reply|root@|-admin@|notification/i;
/** An answer to a mail about a bounce is a person's. */
const ANSWER = /^\s{0,5}(?:re|aw|sv|antw|odp|res|rif)\s?:/i;
const AUTO_SUBJECT =
	/^(?:auto(?:matic)?[ -]?(?:reply|response|antwort|answer)|autoreply|out of (?:the )?office|away from|vacation|abwesen|automatische antwort|réponse automatique|absence|respuesta automática|fuera de la oficina|risposta automatica|assenza|resposta automática|ausência|automatisch antwoord|afwezig|自動応答|不在|automatisk)/i;

/** What a mail's headers make of it; `likely` and `auto` need the body's word. */
export type Signal = 'bounce' | 'likely' | 'auto' | 'ordinary';

function isAutoHeader(headers: readonly Header[]): boolean {
	const submitted = header(headers, 'auto-submitted')?.toLowerCase() ?? '';
	return submitted.startsWith('auto-replied') || submitted.startsWith('auto-generated');
}

/** True for the reply of an answering machine: vacation, out of office, ticket receipt. */
function isAnswer(headers: readonly Header[], subject: string): boolean {
	if (AUTO_SUBJECT.test(subject.trim())) return true;
	if (header(headers, 'x-autoreply') !== null || header(headers, 'x-autorespond') !== null) return true;
	if (header(headers, 'x-apple-action')?.toUpperCase() === 'VACATION') return true;
	return header(headers, 'precedence')?.toLowerCase() === 'auto_reply';
}

/** Judges a mail by its headers: a report or a daemon's mail is a bounce, a person's mail is not. */
export function readSignal(mail: Mail): Signal {
	const { headers } = mail;
	if (mail.reportType === 'delivery-status' || mail.statuses.length > 0) return 'bounce';
	if (header(headers, 'x-failed-recipients') !== null) return 'bounce';
	const subject = header(headers, 'subject') ?? '';
	if (isAnswer(headers, subject)) return 'auto';
	if (namesDaemon(header(headers, 'from') ?? '')) return 'bounce';
	const answered = ANSWER.test(subject) && header(headers, 'in-reply-to') !== null;
	if (!answered && (namesBounce(subject) || MAYBE_DAEMON.test(header(headers, 'from') ?? '')))
		return 'likely';
	if (isAutoHeader(headers)) return 'auto';
	return header(headers, 'return-path')?.trim() === '<>' ? 'likely' : 'ordinary';
}

/** The addresses that the returned mail came from, lower-cased: never recipients of the bounce. */
export function senderAddresses(headers: readonly Header[], original: readonly Header[]): Set<string> {
	const senders = new Set<string>();
	for (const [fields, names] of [
		[original, ['from', 'return-path', 'sender', 'reply-to']],
		[headers, ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'from', 'return-path']],
	] as const) {
		for (const name of names) {
			const address = headerAddress(header(fields, name) ?? '');
			if (address) senders.add(address.toLowerCase());
		}
	}
	return senders;
}
