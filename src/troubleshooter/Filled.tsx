import { isFilled } from '../flow/fill.ts';
import { nodeOf } from '../flow/replay.ts';
import type { Flow, Known } from '../flow/types.ts';

interface Props {
	readonly flow: Flow;
	readonly node: string;
	readonly answer: string;
	/** null before the page's script runs. */
	readonly known: Known | null;
}

/** Says where an answer comes from that the reader did not give. Nothing for the reader's own. */
export function Filled({ flow, node, answer, known }: Props) {
	if (!known || !isFilled(flow, node, answer, known)) return null;
	const checked = known.check !== null && nodeOf(flow, node)?.kind === 'blocklist-check';
	return <span class="badge badge-accent">{checked ? 'From the check' : 'From your message'}</span>;
}
