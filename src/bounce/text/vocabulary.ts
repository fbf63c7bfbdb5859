/** Words by which a refusal is told from other text where it carries no code. */

const REFUSAL =
	/\bsmtp\b|block|reject|refus|den(?:y|ied)|deliver|black ?list|block ?list|\brbl\b|dnsbl|spam|\bspf\b|dkim|dmarc|authenticat|unauthori[sz]ed|relay|reputation|quota|mailbox|user unknown|unknown user|no such user|unavailable|not accept|not allowed|not permitted|rate limit|too many|try again|timed? out|connection|ptr|reverse dns|helo|exceed|discarded|loops back|invalid ip|ist voll|no longer (?:accept|valid|active|exist|in use)|\bdeferred\b|error writing|cannot append|\bmx\b|bounced|suspended|disabled|unroutable|unrouteable|policy|greylist|graylist|virus|banned|not found|does not exist|listed (?:in|at|on|by)|verweigert|abgelehnt|gesperrt|(?:unter dieser|adresse|empfänger|benutzer|postfach) .{0,40}(?:bekannt|gefunden|unbekannt|voll|deaktiviert)|nicht akzeptiert|keine e-?mails|refus[ée]|rejeté|(?:adresse|utilisateur|destinataire|boîte) .{0,40}(?:inconnu|pleine|n'existe)|rechazad|bloquead|(?:usuario|buzón|cuenta|dirección) .{0,40}(?:no existe|desconocid|llen)|rifiutat|bloccat|(?:utente|indirizzo|casella) .{0,40}(?:sconosciut|inesistente|piena)|rejeitad|geweigerd|geblokkeerd|拒否|ブロック|\bloop(?:s|ing)?\b|retry time/i;

const FAILURE_SENTENCE =
	/could ?n.t be (?:delivered|sent)|could not be (?:delivered|sent)|(?:was ?n.t|was not|not been|has not been) delivered|undeliver|delivery (?:has |to .{0,60} )?(?:failed|failure|status)|unable to deliver|failed to deliver|did not reach|mail delivery failed|(?:message|mail|article) (?:was |is |has been )?rejected|not a member of this mailing list|no such user|unknown user|user unknown|mailbox (?:is )?full|returned (?:mail|to sender)|rejected your message|not be delivered|nicht zugestellt|unzustellbar|zustellung .{0,40}fehl|fehler bei der .{0,20}zustellung|n.a pas (?:pu être|été) (?:remis|distribu|délivr)|échec de la remise|no se (?:ha podido|pudo|puede) entregar|no se ha entregado|non (?:è stato|è riuscito|è possibile).{0,40}(?:recapit|consegn)|impossibile recapitare|mancat[ao] (?:consegna|recapito)|não (?:foi|pôde ser) entregue|falha na entrega|niet (?:worden )?(?:bezorgd|bezorgen|afgeleverd)|onbestelbaar|kan .{0,40}niet bezorg|配信できません|配信に失敗|配信されません|送信できません/i;

/** What a mail server speaks of, and what can be wrong with it: a short sentence with both is a server's. */
const SUBJECT_OF_REFUSAL =
	/\b(?:e-?mails?|mail ?box(?:es)?|inbox|messages?|recipients?|rcpt\w*|senders?|mail ?from|users?|accounts?|address(?:es)?|aliase?s?|domains?|hosts?|servers?|services?|commands?|name ?servers?|dns|mx|ip|tls|ssl\w*|starttls|certificates?|connect(?:ed|ion)?|queue|headers?|attachments?|procmail|maildir|dot-?lock|disk|delivery|temporary|\/var\/\w+)\b/i;
const FAULT =
	/\b(?:fail(?:s|ed|ure|ures)?|errors?|errno|invalid|illegal|fake|forged|bad|wrong|mismatch(?:es)?|unknown|unable|can(?:no|')t|could ?n.?t|could not|no such|no match(?:es)?|not (?:a|an|in|valid|found|known|enough|used|active|verified|exist|support(?:ed)?|available|permitted|recogni[sz]ed)|isn.?t|wasn.?t|without|missing|must|required?|denied|deny|forbidden|prohibited|expired|inactive|closed|locked|frozen|full|loop(?:s|ing)?|lost|died|unreachable|no route|no longer|too (?:big|large|long|old|far)|exhausted|over)\b/i;
/** Longer than this a text without a code is a letter, unless it speaks of a refusal. */
const MAX_SHORT = 300;

/** How people write to people: a question, thanks, a plea or what is theirs is no server's. */
const PERSONAL =
	/\?(?:\s|$)|^\s{0,5}(?:hello|hi|hey|dear|hallo|bonjour|hola|ciao|olá)\b|\b(?:thank(?:s| you)|cheers|regards|please help|any (?:idea|help|advice|suggestion)s?|(?:some|any)one (?:know|help|else)|since (?:yesterday|today|last)|my (?:own |new |old )?(?:e-?mails?|mails|messages|server|domain|website|site|customers?|clients?|provider|boss|users?|phone)|(?:I|we) (?:am|are|was|were|have|had|get|got|keep|tried|try|need|want|use|sent|send|checked|think|see)|I'm (?:getting|trying|using|having|not sure)|our (?:customers?|clients?|e-?mails|mails|newsletters?|server))\b/i;

/** True for a short text that speaks as mail servers do when they refuse. At most 2,000 characters are read. */
export function soundsLikeRefusal(text: string): boolean {
	const start = text.length > 2_000 ? text.slice(0, 2_000) : text;
	const refuses = REFUSAL.test(start) || (text.length <= MAX_SHORT && speaksOfFault(start));
	return refuses && !soundsPersonal(start);
}

/** True for a text in which a person speaks to another: a greeting, a question, a plea. */
export function soundsPersonal(text: string): boolean {
	return PERSONAL.test(text);
}

function speaksOfFault(text: string): boolean {
	return SUBJECT_OF_REFUSAL.test(text) && FAULT.test(text);
}

/** True for a text whose beginning says that a mail was not delivered. */
export function saysUndelivered(text: string): boolean {
	return FAILURE_SENTENCE.test(text.length > 4_000 ? text.slice(0, 4_000) : text);
}

/** Senders that only bounces and other reports of mail systems have. */
const DAEMON =
	/mailer[- ]?daemon|maildaemon|\b(?:daemon|mmdf|smtpd|uucp|pmdf)@|\b(?:mmdf|pmdf)\b|\b(?:mail|smtp) (?:gateway|router|transport)|mail-?daemon|post.?master|mail delivery|delivery (?:sub)?system|mail system|mail administrator|system administrator|mail service|mail server at|smtp.{0,10}(?:server|service|gateway)|e-?mail delivery|delivery[- ]status|mdaemon|microsoft exchange|microsoftexchange|systemadministrator|администратор|<>/i;

/** Subjects of bounces. */
const SUBJECT =
	/undeliver|unzustellbar|not delivered|non ?-?deliver|return(?:ed)? (?:mail|to sender|message)|return(?:ing)? (?:message|mail)|delivery (?:status|failure|failed|fail|report|notif|problem|error|delayed|has failed|incomplete|unsuccessful)|deliver(?:y|able).{0,20}(?:fail|error|status|delay)|failure (?:notice|notification|delivering)|mail (?:failure|error|delivery|system error|could not)|message (?:undeliver|delayed|not delivered|delivery|status|could not)|could not (?:be )?(?:send|deliver)|unable to (?:be )?deliver|can(?:no|')t (?:be )?deliver|warning: (?:could not|message|delayed)|error (?:sending|delivering)|(?:user|recipient|address|destination|host) (?:unknown|not found)|(?:unknown|invalid) (?:user|recipient|address)|mailbox (?:full|unavailable)|over quota|quota exceeded|mail failed, ret|failure delivery|not deliverable|delayed mail|delivery notice|problem delivering|^\s{0,4}(?:failed mail|mail (?:warning|status|transport)|nd[nr]:)|bounce|abuse report|feedback report|rejected|blocked|non (?:remis|distribu)|[ée]chec|retour de message|devuelt|devolvid|n'a pas pu|no se puede|no se ha (?:podido )?entreg|no entregad|error de entrega|mancat[ao] (?:consegna|recapit)|non recapita|impossibile recapitare|impossibile consegnare|não (?:foi )?entreg|não é possível|falha na entrega|onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd)|zustell|nicht zugestellt|配信|配送|送信|エラー|не доставлен|недоставлен|退信|отклонен/i;

/** True for a From that a mail system has. */
export function namesDaemon(from: string): boolean {
	return DAEMON.test(from);
}

/** True for a subject that bounces have, forwarded or not. */
export function namesBounce(subject: string): boolean {
	return SUBJECT.test(subject);
}
