/** The reminder is read back by an independent calendar library, and its lines are counted in octets. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFile, escapeText, foldLine, type Reminder } from '../../src/actions/calendar.ts';

const REMINDER: Reminder = {
	uid: 'case-1-delist@example.com',
	made: '2026-11-24T10:00:00.123Z',
	day: '2026-11-30',
	title: 'Look whether Outlook.com, Hotmail answered',
	text: 'You asked on 24 November 2026; it is about 192.0.2.10.\nNo answer? Write again.',
	url: 'https://help.example.com/case/',
};

const eventOf = (text: string) =>
	new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined);

test('an event for the whole day, with an alarm at nine', () => {
	const text = calendarFile(REMINDER);
	const event = eventOf(text);
	expect(event.uid).toBe(REMINDER.uid);
	expect(event.summary).toBe(REMINDER.title);
	expect(event.description).toBe(REMINDER.text);
	expect(event.startDate.isDate).toBe(true);
	expect(event.startDate.toString()).toBe('2026-11-30');
	expect(event.endDate.toString()).toBe('2026-12-01');
	expect(event.component.getFirstPropertyValue('url')).toBe(REMINDER.url);
	expect(String(event.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-24T10:00:00Z');
	const alarm = event.component.getFirstSubcomponent('valarm');
	expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY');
	expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('PT9H');
});

test('every line ends with CRLF and has at most 75 octets, whatever the text', () => {
	const text = fc.string({ unit: 'binary', maxLength: 400 });
	fc.assert(
		fc.property(text, text, text, (title, words, uid) => {
			const file = calendarFile({ ...REMINDER, title, text: words, uid });
			expect(file.endsWith('\r\n')).toBe(true);
			for (const line of file.slice(0, -2).split('\r\n')) {
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
				expect(line).not.toMatch(/[\r\n]/);
			}
		}),
	);
});

test('any words come back as they were, and none can add a property', () => {
	const text = fc
		.string({ unit: 'grapheme', maxLength: 300 })
		.filter((words) => !/\p{Cc}/u.test(words.replace(/[\n\t]/g, '')));
	fc.assert(
		fc.property(text, (words) => {
			const event = eventOf(calendarFile({ ...REMINDER, title: 'x', text: words }));
			expect(event.description).toBe(words);
		}),
	);
	const hostile = calendarFile({ ...REMINDER, text: 'a\r\nATTACH:https://evil.example/\r\nEND:VEVENT' });
	expect(hostile).not.toMatch(/^(ATTACH|END:VEVENT\r\nEND:VEVENT)/m);
	expect(calendarFile({ ...REMINDER, url: 'https://x.example/\r\nATTACH:y' })).not.toMatch(/^ATTACH/m);
});

test('marks are escaped, control characters are left out, characters are never cut', () => {
	expect(escapeText('a\\b;c,d\re\u0007f\tg')).toBe('a\\\\b\\;c\\,d\\nef\tg');
	const folded = foldLine(`${'x'.repeat(74)}ü${'😀'.repeat(40)}`);
	expect(folded.replaceAll('\r\n ', '')).toBe(`${'x'.repeat(74)}ü${'😀'.repeat(40)}`);
	expect(folded.split('\r\n ')[0]).toBe('x'.repeat(74));
});
