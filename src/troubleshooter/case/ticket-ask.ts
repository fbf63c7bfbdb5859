/** What a ticket asks for, with what was tried before. */
import { type CaseLog, historyWords, latestAnswer } from '../../actions/case.ts';

/** The ask, and after it the requests that went out and whether they helped. */
export function ticketAsk(ask: string, log: CaseLog): string {
	const before = historyWords({ ...log, sent: log.sent.filter(({ kind }) => kind !== 'ticket') });
	if (before === '') return ask;
	const still = latestAnswer(log)?.helped === false ? ' The mail still comes back.' : '';
	return `${ask}\n\nWhat I have done so far: ${before}${still}`;
}
