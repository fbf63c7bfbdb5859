/** Words by which a refusal is told from other text where it carries no code. */

const REFUSAL =
	/\bsmtp\b|block|reject|refus|den(?:y|ied)|deliver|black ?list|block ?list|\brbl\b|dnsbl|spam|\bspf\b|dkim|dmarc|authenticat|unauthori[sz]ed|relay|reputation|quota|mailbox|user unknown|unknown user|no such user|unavailable|not accept|not allowed|not permitted|rate limit|too many|try again|timed? out|connection|ptr|reverse dns|helo|exceed|discarded|loops back|invalid ip|ist voll|no longer (?:accept|valid|active|exist|in use)|\bdeferred\b|error writing|cannot append|\bmx\b|bounced|suspended|disabled|unroutable|unrouteable|policy|greylist|graylist|virus|banned|not found|does not exist|listed (?:in|at|on|by)|verweigert|abgelehnt|gesperrt|refus[ée]|rejeté|rechazad|bloquead|rifiutat|bloccat|rejeitad|geweigerd|geblokkeerd|拒否|ブロック/i;

const FAILURE_SENTENCE =
	/could ?n.t be (?:delivered|sent)|could not be (?:delivered|sent)|(?:was ?n.t|was not|not been|has not been) delivered|undeliver|delivery (?:has |to .{0,60} )?(?:failed|failure|status)|unable to deliver|failed to deliver|did not reach|mail delivery failed|(?:message|mail|article) (?:was |is |has been )?rejected|not a member of this mailing list|no such user|unknown user|user unknown|mailbox (?:is )?full|returned (?:mail|to sender)|rejected your message|not be delivered|nicht zugestellt|unzustellbar|zustellung .{0,40}fehl|fehler bei der .{0,20}zustellung|n.a pas (?:pu être|été) (?:remis|distribu|délivr)|échec de la remise|no se (?:ha podido|pudo|puede) entregar|no se ha entregado|non (?:è stato|è riuscito|è possibile).{0,40}(?:recapit|consegn)|impossibile recapitare|mancat[ao] (?:consegna|recapito)|não (?:foi|pôde ser) entregue|falha na entrega|niet (?:worden )?(?:bezorgd|bezorgen|afgeleverd)|onbestelbaar|kan .{0,40}niet bezorg|配信できません|配信に失敗|配信されません|送信できません/i;

/** How people write to people: a question or thanks is no server's. */
const PERSONAL =
	/\?(?:\s|$)|^\s{0,5}(?:hello|hi|hey|dear|hallo|bonjour|hola|ciao|olá)\b|\bthank(?:s| you)\b/i;

/** True for a short text that speaks as mail servers do when they refuse. At most 2,000 characters are read. */
export function soundsLikeRefusal(text: string): boolean {
	const start = text.length > 2_000 ? text.slice(0, 2_000) : text;
	return REFUSAL.test(start) && !PERSONAL.test(start);
}

/** True for a text whose beginning says that a mail was not delivered. */
export function saysUndelivered(text: string): boolean {
	return FAILURE_SENTENCE.test(text.length > 4_000 ? text.slice(0, 4_000) : text);
}

/** Senders that only bounces and other reports of mail systems have. */
const DAEMON =
	/mailer-?daemon|maildaemon|mail-?daemon|post.?master|mail delivery|delivery (?:sub)?system|mail system|mail administrator|system administrator|mail service|smtp.{0,10}(?:server|service|gateway)|e-?mail delivery|delivery[- ]status|mdaemon|microsoft exchange|microsoftexchange|systemadministrator|администратор|<>/i;

/** Subjects of bounces. */
const SUBJECT =
	/undeliver|unzustellbar|not delivered|non ?-?deliver|returned (?:mail|to sender|message)|return(?:ing)? (?:message|mail)|delivery (?:status|failure|failed|fail|report|notif|problem|error|delayed|has failed|incomplete|unsuccessful)|deliver(?:y|able).{0,20}(?:fail|error|status|delay)|failure (?:notice|notification|delivering)|mail (?:failure|error|delivery|system error|could not)|message (?:undeliver|delayed|not delivered|delivery|status|could not)|could not (?:be )?(?:send|deliver)|unable to (?:be )?deliver|can(?:no|')t (?:be )?deliver|warning: (?:could not|message)|error (?:sending|delivering)|user unknown|unknown user|mailbox (?:full|unavailable)|bounce|abuse report|feedback report|rejected|blocked|non remis|échec|n'a pas pu|no se puede|no se ha (?:podido )?entreg|no entregad|error de entrega|mancat[ao] (?:consegna|recapit)|non recapitabil|impossibile recapitare|impossibile consegnare|não (?:foi )?entreg|não é possível|falha na entrega|onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd)|zustell|nicht zugestellt|配信|配送|送信|エラー|не доставлен|недоставлен|退信|отклонен/i;

/** True for a From that a mail system has. */
export function namesDaemon(from: string): boolean {
	return DAEMON.test(from);
}

/** True for a subject that bounces have, forwarded or not. */
export function namesBounce(subject: string): boolean {
	return SUBJECT.test(subject);
}
