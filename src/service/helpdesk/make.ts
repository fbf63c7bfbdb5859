/** The helpdesk of the settings. */
import type { ServiceConfig } from '../config.ts';
import { rtHelpdesk } from './rt.ts';
import { smtpHelpdesk } from './smtp.ts';
import type { Helpdesk } from './types.ts';

export function makeHelpdesk({ delivery, secrets, retry }: ServiceConfig): Helpdesk {
	if (delivery.kind === 'rt') return rtHelpdesk({ ...delivery, token: secrets.rtToken ?? '' });
	const timeoutMs = retry.timeoutSeconds * 1000;
	return smtpHelpdesk({ ...delivery, auth: secrets.smtp, timeoutMs });
}
