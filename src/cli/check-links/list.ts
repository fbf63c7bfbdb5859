/** Addresses by the day on which they were last checked, as text. */
import type { Address } from '../../schema/checks/addresses.ts';

const DAY = 86_400_000;

/** Days from a check to `today` (both `YYYY-MM-DD`); null where there was none. */
export function daysSince(checked: string | null, today: string): number | null {
	return checked === null ? null : Math.round((Date.parse(today) - Date.parse(checked)) / DAY);
}

export interface Sorted {
	/** Not checked for more than the limit, oldest first. */
	readonly old: readonly Address[];
	/** All others with a day, oldest first. */
	readonly recent: readonly Address[];
	/** Addresses without a day: those of the host's own white label. */
	readonly own: readonly Address[];
}

/** Sort by age. `limit` in days; an address checked exactly that long ago still counts as recent. */
export function sortByAge(addresses: readonly Address[], today: string, limit: number): Sorted {
	const dated = addresses
		.filter(({ checked }) => checked !== null)
		.sort((a, b) => (a.checked ?? '').localeCompare(b.checked ?? '') || a.href.localeCompare(b.href));
	const isOld = ({ checked }: Address): boolean => (daysSince(checked, today) ?? 0) > limit;
	return {
		old: dated.filter(isOld),
		recent: dated.filter((address) => !isOld(address)),
		own: addresses.filter(({ checked }) => checked === null),
	};
}

/** One line: day, place, address. */
export function lineOf({ checked, file, line, href, source }: Address): string {
	return `${checked ?? 'no date   '}  ${file}:${line}  ${href}${source ? '  (source)' : ''}`;
}
