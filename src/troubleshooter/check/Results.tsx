import type { ZoneData } from '../../dnsbl/types.ts';
import { ResultRow } from './ResultRow.tsx';
import { countWords, hasState, type Row, sortRows, toRow } from './report.ts';
import type { CheckReport } from './types.ts';

interface Props {
	readonly rows: readonly Row[];
	/** How many there will be. */
	readonly total: number;
	readonly report: CheckReport | null;
	readonly ip: string;
	readonly data: ZoneData;
	readonly listsUrl: string;
}

/** Progress, the three counts, and the rows, worst first. */
export function Results({ rows, total, report, ip, data, listsUrl }: Props) {
	const list = (some: readonly Row[]) => (
		<ul class="check-rows">
			{some.map((row) => (
				<ResultRow
					key={row.subject + row.result.blocklist + row.result.zone}
					{...{ row, listsUrl }}
					words={data.words}
				/>
			))}
		</ul>
	);
	// A service with a key asks lists that a page cannot.
	const byHand = import.meta.env.SERVICE_URL
		? data.byHand.filter(({ blocklist }) => rows.every(({ result }) => result.blocklist !== blocklist))
		: data.byHand;
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
				{!report && `: ${countWords(rows)}`}
			</p>
			{report && others.some(hasState('unknown')) && <p>{data.words.notTheSame}</p>}
			{list(others)}
			{folded(data.words.clean, clean)}
			{folded(
				data.words.byHand,
				byHand.map((result) => toRow(ip, true, result, data)),
			)}
		</div>
	);
}
