/** Tells from a mail's headers what it is: a bounce, an answering machine's reply (RFC 3834) or ordinary mail. */

import { header } from './mail/headers.ts';
import type { Mail } from './mail/mime.ts';
import { headerAddress } from './text/address.ts';
import type { Header } from './types.ts';

const DAEMON =
	/mailer-?daemon|maildaemon|mail-?daemon|post.?master|mail delivery|delivery (?:sub)?system|mail system|mail administrator|system administrator|mail service|mailadmin|administrator@|smtp.{0,10}(?:server|service|gateway)|e-?mail delivery|delivery[- ]status|mdaemon|microsoft exchange|microsoftexchange|bounce|no-?reply@.{0,40}(?:amazonses|amazonaws)|systemadministrator|администратор|root@|<>/i;
const SUBJECT =
	/undeliver|unzustellbar|not delivered|non ?-?deliver|returned (?:mail|to sender|message)|return(?:ing)? (?:message|mail)|delivery (?:status|failure|failed|fail|report|notif|problem|error|delayed|has failed|incomplete|unsuccessful)|deliver(?:y|able).{0,20}(?:fail|error|status|delay)|failure (?:notice|notification|delivering)|mail (?:failure|error|delivery|system error|could not)|message (?:undeliver|delayed|not delivered|delivery|status|could not)|could not (?:be )?(?:send|deliver)|unable to (?:be )?deliver|can(?:no|')t (?:be )?deliver|warning: (?:could not|message)|error (?:sending|delivering)|user unknown|unknown user|mailbox (?:full|unavailable)|bounce|abuse report|feedback report|rejected|blocked|non remis|échec|n'a pas pu|no se puede|no se ha (?:podido )?entreg|no entregad|error de entrega|mancat[ao] (?:consegna|recapit)|non recapitabil|impossibile recapitare|impossibile consegnare|não (?:foi )?entreg|não é possível|falha na entrega|onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd)|zustell|nicht zugestellt|配信|配送|送信|エラー|не доставлен|недоставлен|退信|отклонен/i;
const AUTO_SUBJECT =
	/^(?:auto(?:matic)?[ -]?(?:reply|response|antwort|answer)|autoreply|out of (?:the )?office|away from|vacation|abwesen|automatische antwort|réponse automatique|absence|respuesta automática|fuera de la oficina|risposta automatica|assenza|resposta automática|ausência|automatisch antwoord|afwezig|自動応答|不在|automatisk)/i;

/** True where the headers say that a mail system wrote this about another mail. */
export function isBounceMail(mail: Mail): boolean {
	const { headers } = mail;
	if (mail.reportType === 'delivery-status' || mail.statuses.length > 0) return true;
	if (header(headers, 'x-failed-recipients') !== null) return true;
	const from = header(headers, 'from') ?? '';
	if (DAEMON.test(from)) return true;
	const subject = header(headers, 'subject') ?? '';
	if (SUBJECT.test(subject)) return true;
	if (/^auto-(?:replied|generated)/i.test(header(headers, 'auto-submitted') ?? '') && from === '')
		return true;
	return header(headers, 'return-path')?.trim() === '<>' && header(headers, 'in-reply-to') === null;
}

/** True for the reply of an answering machine: vacation, out of office, ticket receipt. */
export function isAutoReply(headers: readonly Header[]): boolean {
	const submitted = header(headers, 'auto-submitted')?.toLowerCase() ?? '';
	if (submitted.startsWith('auto-replied') || submitted.startsWith('auto-generated')) return true;
	if (AUTO_SUBJECT.test(header(headers, 'subject')?.trim() ?? '')) return true;
	if (header(headers, 'x-autoreply') !== null || header(headers, 'x-autorespond') !== null) return true;
	if (header(headers, 'x-apple-action')?.toUpperCase() === 'VACATION') return true;
	return header(headers, 'precedence')?.toLowerCase() === 'auto_reply';
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
