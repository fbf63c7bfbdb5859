/** Amazon SES notifications (docs.aws.amazon.com, "Amazon SNS notification contents"): JSON instead of prose. */
import type { Draft } from '../build.ts';
import type { Action } from '../types.ts';
import type { MtaReader } from './reader.ts';

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown): Json {
	return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value.slice(0, 200) : [];
}

function parse(line: string): Json {
	try {
		const outer = object(JSON.parse(line));
		// SNS wraps the notification as a text
		const inner = text(outer['Message']);
		return inner?.startsWith('{') ? object(JSON.parse(inner)) : outer;
	} catch {
		return {};
	}
}

function bounced(event: Json, line: string): Draft[] {
	const bounce = object(event['bounce']);
	return list(bounce['bouncedRecipients']).map((one) => {
		const recipient = object(one);
		const said = text(recipient['diagnosticCode']);
		return {
			recipient: text(recipient['emailAddress']),
			action: (text(recipient['action']) === 'delayed' ? 'delayed' : 'failed') as Action,
			reason: said ? [said] : [],
			lines: [line],
			enhancedStatus: text(recipient['status']),
			reportingMta: text(bounce['reportingMTA'])?.replace(/^ds?ns?;\s?/, '') ?? null,
		};
	});
}

function delivered(event: Json, line: string): Draft[] {
	const delivery = object(event['delivery']);
	const said = text(delivery['smtpResponse']);
	return list(delivery['recipients']).map((recipient) => ({
		recipient: text(recipient),
		action: 'delivered' as const,
		reason: said ? [said] : [],
		lines: [line],
		classes: '245',
		reportingMta: text(delivery['reportingMTA']),
	}));
}

export const amazonses: MtaReader = {
	name: 'amazonses',
	marks: ['"notificationtype"', '"eventtype"', '\\"notificationtype\\"'],
	read: ({ whole }) => {
		const start = whole.indexOf('{');
		const end = whole.lastIndexOf('}');
		const json = start === -1 || end < start ? '' : whole.slice(start, end + 1);
		const event = parse(json);
		const shown = json.slice(0, 400);
		return event['delivery'] ? delivered(event, shown) : bounced(event, shown);
	},
};
