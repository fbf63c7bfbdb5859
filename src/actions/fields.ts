/** Fill in the fields of a mail service's form, in the form's order. */
import { stepsIn } from './delist-request.ts';
import { answerOf, clip, codeOf } from './text.ts';
import type { CaseFacts, FieldFact, FilledField, FormField, Language, Message } from './types.ts';

/** What to ask the reader where a fact is missing. */
export const ASK: Readonly<Record<FieldFact, string>> = {
	'sending-ip': 'The IP address of your mail server',
	'sender-domain': 'The domain that you send from, such as example.com',
	'recipient-domain': 'The part behind the @ of the address that you wrote to',
	recipient: 'The address that you wrote to',
	'error-text': 'The error text: paste the bounce',
	code: 'The error code, such as 550 5.7.1',
	'steps-done': 'What you did to stop spam: tick it in the list of steps',
	subject: 'A short title',
	description: 'What happened',
	date: 'When the mail came back',
	'contact-name': 'Your name',
	'contact-email': 'An address where you can be reached, best at another mail service',
	website: 'Your website',
	ask: 'Only you know this: choose or write it in the form',
};

function valueFor(fact: FieldFact, facts: CaseFacts, message: Message, language: Language): string | null {
	switch (fact) {
		case 'sending-ip':
			return facts.sendingIp;
		case 'sender-domain':
			return facts.senderDomain;
		case 'recipient-domain':
			return facts.recipientDomain;
		case 'recipient':
			return facts.bounce?.recipient ?? null;
		case 'error-text':
			return answerOf(facts);
		case 'code':
			return codeOf(facts);
		case 'steps-done':
			return facts.stepsDone.length === 0 ? null : stepsIn(facts, language).join('\n');
		case 'subject':
			return message.subject;
		case 'description':
			return message.body;
		case 'date':
			return facts.bouncedAt;
		case 'contact-name':
			return facts.contactName;
		case 'contact-email':
			return facts.contactEmail;
		case 'website':
			return facts.website;
		case 'ask':
			return null;
	}
}

/**
 * The fields with their values, each within its own length limit. A value that is not known is empty, with what to ask. `language` is that
 * of `message`.
 */
export function fillFields(
	fields: readonly FormField[],
	facts: CaseFacts,
	message: Message,
	language: Language = 'en',
): FilledField[] {
	return fields.map(({ label, fact, hint, maxLength }) => {
		const value = valueFor(fact, facts, message, language);
		return {
			label,
			fact,
			hint: hint ?? null,
			value: value === null ? '' : maxLength === undefined ? value : clip(value, maxLength),
			missing: value === null ? ASK[fact] : null,
			maxLength: maxLength ?? null,
		};
	});
}

/** All fields as one text, to copy or to keep. Fields that only the reader can fill stay as a line to complete. */
export function fieldsText(fields: readonly FilledField[]): string {
	return fields
		.map(({ label, value }) => (value.includes('\n') ? `${label}:\n${value}` : `${label}: ${value}`))
		.join('\n\n');
}
