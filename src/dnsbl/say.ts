/** A sentence with the answer put in. */
export function say(words: string, answer: string): string {
	return words.replace('{answer}', answer);
}
