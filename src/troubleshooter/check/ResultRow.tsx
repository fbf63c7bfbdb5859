import type { Zone } from '../../dnsbl/types.ts';
import { fillLink, type Row, STATE_WORDS, whoCanRemove } from './report.ts';

interface Props {
	readonly row: Row;
	readonly zones: readonly Zone[];
	readonly listsUrl: string;
}

const TONES = { listed: 'stop', unknown: 'warn', 'not-listed': 'ok' } as const;

/** One list's answer: what it means, who can end it, where to look. */
export function ResultRow({ row, zones, listsUrl }: Props) {
	const { result, list, subject, isIp } = row;
	const { state } = result;
	const name = list?.name ?? result.blocklist;
	return (
		<li class="check-row" data-state={state}>
			<p class="check-name">
				<a href={`${listsUrl}${result.blocklist}/`}>{name}</a>{' '}
				<span class={`badge badge-${TONES[state]}`}>{STATE_WORDS[state]}</span>
			</p>
			{!isIp && <p class="hint">About the domain {subject}</p>}
			{result.meaning && <p>{result.meaning}</p>}
			{result.why && <p>{result.why}</p>}
			{state === 'listed' && <p>{whoCanRemove(row, zones)}</p>}
			{state === 'listed' && list?.cost && <p>{list.cost}</p>}
			{result.txt && (
				<p class="hint">
					The list says: <q>{result.txt}</q>
				</p>
			)}
			<p class="hint check-links">
				<span>
					{result.zone}
					{result.answers.length > 0 && <samp> {result.answers.join(' ')}</samp>}
				</span>
				{state === 'listed' && list?.removal.url && (
					<a href={fillLink(list.removal.url, subject)} rel="noreferrer">
						Ask {name} for removal
					</a>
				)}
				{state !== 'not-listed' && list?.lookup && (
					<a href={fillLink(list.lookup, subject)} rel="noreferrer">
						Look {subject} up at {name}
					</a>
				)}
			</p>
		</li>
	);
}
