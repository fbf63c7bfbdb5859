/** What a ticket asks for, with what was tried before. */
import { type CaseLog, historyWords, latestAnswer } from '../../actions/case.ts';

/** The ask, and after it the requests that went out and whether they helped. undefined where there is nothing to add to ours. */
export function ticketAsk(ask: string | undefined, log: CaseLog): string | undefined {
	const before = historyWords({ ...log, sent: log.sent.filter(({ kind }) => kind !== 'ticket') });
	if (before === '') return ask;
	const still = latestAnswer(log)?.helped === false ? ' The mail still comes back.' : '';
	return `${ask ?? 'my mail comes back. Please find out why, and help me to get it through.'}\n\nWhat I have done so far: ${before}${still}`;
}
