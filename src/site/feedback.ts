/** What a reader says about a page: by mail, or to the host's own address. */

/** Longest comment that is sent, in characters. */
export const maxComment = 2000;

/** What is sent to the host's address. Nothing about the reader, nothing that was pasted. */
export interface FeedbackMessage {
	/** The page's path, such as `/guides/greylisting/`; never its query or what stands behind the #. */
	readonly page: string;
	readonly helpful: boolean;
	readonly comment?: string;
}

/** The message for a page at `address`; a comment that is empty is left out, a long one is cut. */
export function feedbackMessage(address: string, helpful: boolean, comment = ''): FeedbackMessage {
	const page = new URL(address).pathname;
	const text = comment.trim().slice(0, maxComment);
	return text === '' ? { page, helpful } : { page, helpful, comment: text };
}

/** A mail that says yes or no about a page. */
export function feedbackMail(to: string, helpful: boolean, title: string, address: string): string {
	const subject = `${helpful ? 'Helpful' : 'Not helpful'}: ${title}`;
	const body = `${helpful ? 'What helped:' : 'What was missing or unclear:'}\n\n${address}`;
	return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
