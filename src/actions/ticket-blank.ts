/** The ticket of a reader of whom nothing is known: what to fill in. */
import type { Message } from './types.ts';

export const BLANK_TICKET: Message = {
	subject: 'My mail came back',
	body: `My address:
The recipient's address:
Date and time (with time zone):
How often, and since when:
What I have tried:

The whole message that came back, with its headers:
`,
};
