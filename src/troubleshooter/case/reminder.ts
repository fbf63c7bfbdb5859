/** The calendar reminder for one request. */
import { calendarFile } from '../../actions/calendar.ts';
import { type SentRequest, sentWords } from '../../actions/case.ts';
import { dayWords } from '../../actions/waiting.ts';
import { saveFile } from '../browser.ts';

/** Has the browser save the reminder. `about`: the address it is about, or null. */
export function saveReminder(request: SentRequest, about: string | null): void {
	const { origin } = location;
	const what = `${sentWords(request)} on ${dayWords(request.on)}${about === null ? '' : `, about ${about}`}.`;
	const text = calendarFile({
		uid: `${request.kind}-${request.to || 'host'}-${request.on}@${location.hostname}`,
		made: new Date().toISOString(),
		day: request.lookAgain,
		title:
			request.kind === 'ticket'
				? 'Did your host answer about the mail?'
				: `Did ${request.name} answer about the mail?`,
		text: `${what}\nSend a normal mail to test. If it still comes back, see the next step: ${origin}/case/`,
		url: `${origin}/case/`,
	});
	saveFile(text, 'text/calendar', `reminder-${request.lookAgain}.ics`);
}
