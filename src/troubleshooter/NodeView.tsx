import { nodeOf, tickAnswer, tickedOf } from '../flow/replay.ts';
import type { Answers, BlocklistCheck, Checklist, FlowNode, Known, Question } from '../flow/types.ts';
import { formatUrl } from '../flow/url.ts';
import { Filled } from './Filled.tsx';
import { clickTo } from './plain-click.ts';
import type { FlowView } from './types.ts';

export interface NodeProps<N extends FlowNode = FlowNode> {
	readonly view: FlowView;
	readonly id: string;
	readonly node: N;
	readonly answers: Answers;
	/** null before the page's script runs: every link then is a plain one. */
	readonly known: Known | null;
	/** Go on with this answer. */
	readonly onAnswer: (answer: string) => void;
	/** Keep this answer without going on. */
	readonly onNote: (answer: string) => void;
}

/** A question's answers as links: they work without JavaScript as well. */
export function Options({ view, id, node, answers, known, onAnswer }: NodeProps<Question | BlocklistCheck>) {
	const { flow } = view;
	return (
		<ul class="choices">
			{node.options.map((option) => {
				return (
					<li key={option.id}>
						<a
							class="choice"
							href={formatUrl(flow, option.next, { ...answers, [id]: option.id })}
							aria-current={answers[id] === option.id ? 'true' : undefined}
							onClick={clickTo(nodeOf(flow, option.next), () => onAnswer(option.id))}
						>
							<span>
								<strong>{option.label}</strong>
								<Filled {...{ flow, known }} node={id} answer={option.id} />
								{option.hint && <span class="hint">{option.hint}</span>}
							</span>
						</a>
					</li>
				);
			})}
		</ul>
	);
}

/** Steps to tick. What is ticked is kept in the address at once, so that a reload loses nothing. */
export function Steps({ view, id, node, answers, onAnswer, onNote }: NodeProps<Checklist>) {
	const ticked = new Set(tickedOf(answers[id] ?? 'none'));
	const answer = tickAnswer(node, ticked);
	const toggle = (item: string) => {
		const next = new Set(ticked);
		if (!next.delete(item)) next.add(item);
		onNote(tickAnswer(node, next));
	};
	return (
		<>
			<ul class="choices">
				{node.items.map((item) => (
					<li key={item.id}>
						<label class="choice">
							<input type="checkbox" checked={ticked.has(item.id)} onChange={() => toggle(item.id)} />
							<span>
								<strong>{item.label}</strong>
								{item.body && <span class="hint">{item.body}</span>}
							</span>
						</label>
						{item.article && (
							<p class="choice-more">
								How: <a href={`/guides/${item.article}/`}>{view.articles[item.article]}</a>
							</p>
						)}
					</li>
				))}
			</ul>
			<p class="buttons">
				<a
					class="button"
					href={formatUrl(view.flow, node.next, { ...answers, [id]: answer })}
					onClick={clickTo(nodeOf(view.flow, node.next), () => onAnswer(answer))}
				>
					Go on
				</a>
			</p>
		</>
	);
}
