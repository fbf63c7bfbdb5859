/** A reminder for the reader's calendar: an iCalendar file (RFC 5545) with one whole-day event and an alarm. */
import { addDays, type Day } from './waiting.ts';

export interface Reminder {
	/** Globally unique (RFC 5545 section 3.8.4.7): the same one again replaces the event in the calendar. */
	readonly uid: string;
	/** When the reminder was made, ISO 8601 in UTC. */
	readonly made: string;
	readonly day: Day;
	readonly title: string;
	readonly text: string;
	/** Page to open on that day. */
	readonly url: string;
}

/** RFC 5545 section 3.1: a line is at most 75 octets, without its end. */
const MAX_OCTETS = 75;

/** Text value (section 3.3.11): backslash, semicolon, comma and line ends escaped; other control characters are not allowed. */
export function escapeText(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\\;,]/g, (mark) => `\\${mark}`)
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/(?!\t)\p{Cc}/gu, '');
}

const octetsOf = (character: string): number => {
	const point = character.codePointAt(0) ?? 0;
	return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
};

/** Fold a line (section 3.1): CRLF and a blank, never within a character. The blank counts to the next line's octets. */
export function foldLine(line: string): string {
	let folded = '';
	let used = 0;
	for (const character of line) {
		const octets = octetsOf(character);
		if (used + octets > MAX_OCTETS) {
			folded += '\r\n ';
			used = 1;
		}
		folded += character;
		used += octets;
	}
	return folded;
}

const compact = (iso: string): string => iso.replace(/[-:]|\.\d+/g, '');

/** The file's text, lines ended with CRLF. The alarm rings at nine in the morning, reader's time. */
export function calendarFile({ uid, made, day, title, text, url }: Reminder): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Bounce Desk//Reminder//EN',
		'BEGIN:VEVENT',
		`UID:${escapeText(uid)}`,
		`DTSTAMP:${compact(made)}`,
		`DTSTART;VALUE=DATE:${compact(day)}`,
		`DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
		`SUMMARY:${escapeText(title)}`,
		`DESCRIPTION:${escapeText(text)}`,
		// A URI is no text: commas stay, and an end of line would be another property.
		`URL:${url.replace(/\s/g, '')}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escapeText(title)}`,
		'TRIGGER:PT9H',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR',
	];
	return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
