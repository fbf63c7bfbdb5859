import type { ZoneData } from '../../dnsbl/types.ts';
import { ResultRow } from './ResultRow.tsx';
import { countStates, fillLink, type Row, sortRows } from './report.ts';

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
	const count = countStates(rows);
	const sorted = sortRows(rows, data);
	const shown = sorted.filter(({ result }) => result.state !== 'not-listed');
	const clean = sorted.filter(({ result }) => result.state === 'not-listed');
	const byHand = data.lists.filter((list) => list.byHand !== null && list.lists !== 'domain');
	const items = (some: readonly Row[]) =>
		some.map((row) => (
			<ResultRow key={`${row.subject} ${row.result.zone}`} {...{ row, listsUrl }} zones={data.zones} />
		));
	return (
		<div class="flow">
			<p>
				<progress aria-label="Lists checked" max={total} value={rows.length} /> {rows.length} of {total}{' '}
				checked
			</p>
			<ul class="check-counts">
				<li>
					<strong>{count.listed}</strong> listed
				</li>
				<li>
					<strong>{count['not-listed']}</strong> not listed
				</li>
				<li>
					<strong>{count.unknown}</strong> could not be checked
				</li>
			</ul>
			{!running && count.listed === 0 && count.unknown > 0 && (
				<p>
					“Could not check” is not “not listed”. For the lists at the top, open their own page with the link.
				</p>
			)}
			<ul class="check-rows">{items(shown)}</ul>
			{clean.length > 0 && (
				<details>
					<summary>Not listed on {clean.length} lists</summary>
					<ul class="check-rows">{items(clean)}</ul>
				</details>
			)}
			{!running && byHand.length > 0 && (
				<details>
					<summary>{byHand.length} lists that can only be looked up by hand</summary>
					<ul class="check-rows">
						{byHand.map(({ id, name, lookup, byHand: why }) => (
							<li key={id} class="check-row">
								<p class="check-name">
									<a href={`${listsUrl}${id}/`}>{name}</a>
								</p>
								<p>{why}</p>
								{lookup && (
									<p class="hint">
										<a href={fillLink(lookup, ip)} rel="noreferrer">
											Look {ip} up at {name}
										</a>
									</p>
								)}
							</li>
						))}
					</ul>
				</details>
			)}
		</div>
	);
}
