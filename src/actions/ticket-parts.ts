/** The parts of a ticket that are more than one fact: what happened, what the lists said, headers, the delivery status. */
import type { Header } from '../bounce/types.ts';
import { clip, codeOf } from './text.ts';
import type { CaseFacts } from './types.ts';

const MAX_HEADER = 400;
const MAX_RECEIVED = 5;
/** Longest delivery status that is quoted, in characters. */
const MAX_STATUS = 4_000;

/** Headers that support looks for, in this order (RFC 5322, RFC 8601 and what panels add). */
const RELEVANT = [
	'return-path',
	'from',
	'to',
	'subject',
	'date',
	'message-id',
	'received',
	'authentication-results',
	'x-originating-ip',
	'x-php-originating-script',
	'x-php-script',
	'x-authenticated-sender',
	'x-mailer',
	'user-agent',
] as const;

/** The headers that help support, shortened; of the `Received` lines the newest few. */
export function relevantHeaders(headers: readonly Header[]): Header[] {
	return RELEVANT.flatMap((name) => {
		const found = headers.filter((header) => header.name.toLowerCase() === name);
		return name === 'received' ? found.slice(0, MAX_RECEIVED) : found.slice(0, 1);
	}).map(({ name, value }) => ({ name, value: clip(value.replace(/\s+/g, ' ').trim(), MAX_HEADER) }));
}

/** What happened, in one sentence; null where nothing was read. */
export function whatHappened(facts: CaseFacts): string | null {
	const { bounce, diagnosis, provider } = facts;
	if (!bounce && !diagnosis) return null;
	const to = facts.recipientDomain ?? bounce?.recipient ?? null;
	const mail = `My mail${to === null ? '' : ` to ${to}`}`;
	const who = provider?.name ?? 'the other mail server';
	const code = codeOf(facts);
	const withCode = code === null ? '' : ` with ${code}`;
	const waits = diagnosis?.permanent === false || bounce?.action === 'delayed';
	return waits
		? `${mail} has not arrived yet: ${who} puts it off${withCode}.`
		: `${mail} came back: ${who} turned it away${withCode}.`;
}

/** `2026-11-24 10:30 UTC` from an ISO time; any other text as it is. */
function shortTime(iso: string): string {
	const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso) ?? [];
	return day === undefined ? iso : `${day} ${time} UTC`;
}

/** Each list by name under its own result, with what it answered; why a list could not be asked is said once for all it is true of. */
export function checkResults({ checks, sendingIp }: CaseFacts): string[] | null {
	if (!checks || checks.results.length === 0) return null;
	const of = (state: string) => checks.results.filter((result) => result.state === state);
	const listed = of('listed').map(({ zone, answers, meaning }) => {
		const answer = answers.length === 0 ? '' : ` (${answers.join(', ')})`;
		return `- Listed: ${zone}${answer}${meaning === null ? '' : `: ${clip(meaning, 200)}`}`;
	});
	const clear = of('not-listed').map(({ zone }) => zone);
	const reasons = new Map<string, string[]>();
	for (const { why, zone } of of('unknown'))
		reasons.set(why ?? '', [...(reasons.get(why ?? '') ?? []), zone]);
	const unknown = [...reasons].map(([why, names]) => {
		const zones = names.join(', ');
		return `- Could not be checked: ${zones}${why === '' ? '' : `. ${why}`}`;
	});
	const about = sendingIp === null ? '' : ` about ${sendingIp}`;
	return [
		`Blocklists (blacklists) asked${about} on ${shortTime(checks.at)} through ${checks.resolver}:`,
		...(listed.length === 0 ? ['- Listed: none'] : listed),
		`- Not listed: ${clear.length === 0 ? 'none' : clear.join(', ')}`,
		...unknown,
	];
}

/** Fields of a delivery status (RFC 3464 sections 2.2 and 2.3). */
const STATUS_FIELD =
	/^(?:original-envelope-id|reporting-mta|dsn-gateway|received-from-mta|arrival-date|original-recipient|final-recipient|action|status|remote-mta|diagnostic-code|last-attempt-date|final-log-id|will-retry-until|x-[\w-]{1,60}):/i;

/** The delivery-status part as it stands in the message, its groups of fields with an empty line between; null where there is none. */
export function deliveryStatus(pasted: string | null): string | null {
	if (pasted === null) return null;
	const lines = pasted.split(/\r\n|\r|\n/);
	const first = lines.findIndex((line) => /^(?:reporting-mta|final-recipient):/i.test(line));
	if (first === -1) return null;
	const found: string[] = [];
	for (const line of lines.slice(first)) {
		const folded = /^[ \t]/.test(line) && found.length > 0;
		if (!folded && line !== '' && !STATUS_FIELD.test(line)) break;
		found.push(line.trimEnd());
	}
	return clip(found.join('\n').trim(), MAX_STATUS);
}
