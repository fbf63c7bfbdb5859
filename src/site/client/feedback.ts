/** Sends a yes or no to the host's own address, then asks for a comment. Without a script the form posts by itself. */
import { type FeedbackMessage, feedbackMessage } from '../feedback.ts';

/** Bring a feedback form to life: its buttons, its comment field and its status line stand in the page. */
export function startFeedback(form: HTMLFormElement): void {
	const part = <T extends HTMLElement>(selector: string): T => {
		const found = form.querySelector<T>(selector);
		if (!found) throw new Error(`The feedback form has no ${selector}`);
		return found;
	};
	const answers = part('[data-answers]');
	const more = part('[data-more]');
	const comment = part<HTMLTextAreaElement>('textarea');
	const status = part('[role=status]');
	let helpful = true;

	const send = async (message: FeedbackMessage): Promise<boolean> => {
		try {
			const response = await fetch(form.action, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				credentials: 'omit',
				body: JSON.stringify(message),
			});
			return response.ok;
		} catch {
			return false;
		}
	};
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const button = event.submitter as HTMLButtonElement | null;
		const answered = button?.name === 'helpful';
		if (answered) helpful = button.value === 'yes';
		status.textContent = 'Sending …';
		const sent = await send(feedbackMessage(location.href, helpful, answered ? '' : comment.value));
		if (!sent) {
			status.textContent = 'It could not be sent. Please try again later.';
			return;
		}
		answers.hidden = true;
		more.hidden = !answered;
		status.textContent = answered ? 'Thank you. It was sent.' : 'Thank you. Your words were sent.';
		if (answered) comment.focus();
	});
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-feedback]')) startFeedback(form);
