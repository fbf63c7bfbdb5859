/** When to look again after a request. What a service says about its time is its own words; the day is our advice. */

/** A day of the calendar, `YYYY-MM-DD`, in the reader's own time. */
export type Day = string;

export type RequestKind = 'delist-request' | 'blocklist-removal' | 'ticket' | 'contact-recipient';

const WORDS: Readonly<Record<string, number>> = {
	a: 1,
	an: 1,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	ten: 10,
};
const HOURS: Readonly<Record<string, number>> = {
	minute: 1 / 60,
	hour: 1,
	day: 24,
	'working day': 34,
	week: 168,
};

/** `24 to 48 hours`, `one working day`, `two weeks`; the last number before the unit counts. */
const SPAN = /\b(\d{1,3}|an?|one|two|three|four|five|ten)\s+(minute|hour|working day|day|week)s?\b/g;
/** A time without a number: some of them. */
const SOME = /\b(?:some|few|several)\s+(minute|hour|working day|day|week)s?\b/g;
const A_FEW = 3;

/** Longest time in a sentence about waiting, in hours; null where it names none. */
export function longestWait(text: string): number | null {
	const folded = text.toLowerCase();
	const spans = [...folded.matchAll(SPAN)].map(
		([, number = '', unit = '']) => (WORDS[number] ?? Number(number)) * (HOURS[unit] ?? 0),
	);
	const some = [...folded.matchAll(SOME)].map(([, unit = '']) => A_FEW * (HOURS[unit] ?? 0));
	const hours = [...spans, ...some].filter((number) => number > 0);
	return hours.length === 0 ? null : Math.max(...hours);
}

/** Days until a second look where nobody says how long it takes. Ours, not theirs. */
const UNKNOWN: Readonly<Record<RequestKind, number>> = {
	'delist-request': 7,
	'blocklist-removal': 2,
	ticket: 2,
	'contact-recipient': 2,
};
/** Longer waits are cut: after two weeks of silence there is something else to do. */
const MOST_DAYS = 14;

/**
 * After how many days to look again, at least one and at most fourteen.
 * @param usual what the service or list says about its time; null where that is not known
 */
export function daysToWait(kind: RequestKind, usual: string | null): number {
	const hours = usual === null ? null : longestWait(usual);
	if (hours === null) return UNKNOWN[kind];
	return Math.min(MOST_DAYS, Math.max(1, Math.ceil(hours / 24)));
}

const DAY_MS = 86_400_000;

/** Whether the text is a day that the calendar has, between 2000 and 2100. */
export function isDay(text: string): boolean {
	if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day of a moment where the reader is. */
export function dayOf(moment: Date): Day {
	const two = (number: number): string => String(number).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

/** `24 November 2026`. */
export function dayWords(day: Day): string {
	const [year, month, date] = day.split('-').map(Number);
	return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
