/**
 * All prose readers in the order they are asked; the first that finds a recipient or a reply decides. Formats that can
 * be told by a sentence of their own stand before those that share theirs with others; `generic` is last.
 */
import { amazonses } from './amazonses.ts';
import { aol } from './aol.ts';
import { cpanel } from './cpanel.ts';
import { dragonfly } from './dragonfly.ts';
import { exchange } from './exchange.ts';
import { exchangeClassic } from './exchange-classic.ts';
import { exim } from './exim.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { localnames } from './localnames.ts';
import { messagingserver } from './messagingserver.ts';
import { notes } from './notes.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfix } from './postfix.ts';
import { qmail } from './qmail.ts';
import type { MtaReader } from './reader.ts';
import { sendgrid } from './sendgrid.ts';
import { sendmail } from './sendmail.ts';
import { transcript } from './transcript.ts';

export const READERS: readonly MtaReader[] = [
	amazonses,
	cpanel,
	sendmail,
	dragonfly,
	opensmtpd,
	messagingserver,
	notes,
	sendgrid,
	localnames,
	exchangeClassic,
	aol,
	transcript,
	postfix,
	exim,
	qmail,
	gmail,
	exchange,
	generic,
];
