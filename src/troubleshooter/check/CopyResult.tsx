import { useState } from 'preact/hooks';
import type { CheckReport } from './types.ts';

interface Props {
	readonly report: CheckReport;
	/** Page that takes `?ip=`. */
	readonly linkUrl: string | undefined;
}

/** Ways to take the result along. */
export function CopyResult({ report, linkUrl }: Props) {
	const [words, setWords] = useState('Copy as text');
	const copy = () =>
		navigator.clipboard.writeText(report.text).then(
			() => setWords('Copied'),
			() => setWords('Could not copy'),
		);
	return (
		<p class="buttons no-print">
			<button type="button" class="button button-quiet" aria-live="polite" onClick={copy}>
				{words}
			</button>
			{linkUrl && (
				<a class="button button-quiet" href={`${linkUrl}?ip=${report.ip}`}>
					Link to this check
				</a>
			)}
		</p>
	);
}
