import type { ZoneData } from '../../dnsbl/types.ts';
import { ResultRow } from './ResultRow.tsx';
import { countWords, hasState, type Row, sortRows, toRow } from './report.ts';

interface Props {
	readonly rows: readonly Row[];
	/** How many there will be. */
	readonly total: number;
	readonly running: boolean;
	readonly ip: string;
	readonly data: ZoneData;
	readonly listsUrl: string;
}

/** Progress, the three counts, and the rows, worst first. */
export function Results({ rows, total, running, ip, data, listsUrl }: Props) {
	const list = (some: readonly Row[]) => (
		<ul class="check-rows">
			{some.map((row) => (
				<ResultRow key={row.subject + row.result.blocklist + row.result.zone} {...{ row, listsUrl }} />
			))}
		</ul>
	);
	const folded = (words: string, some: readonly Row[]) =>
		some.length > 0 && (
			<details>
				<summary>
					{some.length} {words}
				</summary>
				{list(some)}
			</details>
		);
	const sorted = sortRows(rows, data);
	const clean = sorted.filter(hasState('not-listed'));
	const others = sorted.filter((row) => !clean.includes(row));
	return (
		<div class="flow">
			<p>
				<progress aria-label="Lists checked" max={total} value={rows.length} /> {rows.length} of {total}{' '}
				checked
				{running && `: ${countWords(rows)}`}
			</p>
			{!running && others.some(hasState('unknown')) && (
				<p>“Could not check” is not “not listed”. Open the page of those lists with the link in the row.</p>
			)}
			{list(others)}
			{folded('lists do not have it', clean)}
			{folded(
				'more lists can only be looked up by hand',
				data.byHand.map((result) => toRow(ip, true, result, data)),
			)}
		</div>
	);
}
