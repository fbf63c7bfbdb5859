import type { Words } from '../../dnsbl/types.ts';
import { fillLink, type Row } from './report.ts';

interface Props {
	readonly row: Row;
	readonly words: Words;
	readonly listsUrl: string;
}

const TONES = { listed: 'stop', unknown: 'warn', 'not-listed': 'ok' } as const;

/** One list's answer: what it means, who can end it, where to look. */
export function ResultRow({ row, words, listsUrl }: Props) {
	const { result, list, subject, isIp } = row;
	const { state, blocklist, zone, answers, meaning, why, txt } = result;
	const name = list?.name ?? blocklist;
	const listed = state === 'listed';
	const link = (to: string | null | undefined, text: string) =>
		to && (
			<a href={fillLink(to, subject)} rel="noreferrer">
				{text}
			</a>
		);
	return (
		<li class="check-row" data-state={state}>
			<p class="check-name">
				<a href={`${listsUrl}${blocklist}/`}>{name}</a>
				<span class={`badge badge-${TONES[state]}`}>{words.state[state]}</span>
			</p>
			{[
				!isIp && `About the domain ${subject}.`,
				meaning,
				why,
				listed && list?.removal.who,
				txt && `The list says: “${txt}”`,
			].map((text) => text && <p key={text}>{text}</p>)}
			<p class="hint check-links">
				<span>
					{zone} {answers.length > 0 && <samp>{answers.join(' ')}</samp>}
				</span>
				{listed && link(list?.removal.url, `Ask ${name} for removal`)}
				{state !== 'not-listed' && link(list?.lookup, `Look ${subject} up at ${name}`)}
			</p>
		</li>
	);
}
