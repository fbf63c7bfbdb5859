import { isFilled } from '../flow/fill.ts';
import type { Answers as AnswerMap, Flow, Known, Step } from '../flow/types.ts';
import { wayInWords } from './facts.ts';
import { FlowLink } from './Start.tsx';
import type { Place } from './use-place.ts';

interface Props {
	readonly flow: Flow;
	readonly way: readonly Step[];
	readonly answers: AnswerMap;
	readonly known: Known;
	readonly go: (to: Place) => void;
	readonly onForget: () => void;
}

/** The answers so far, each with a way to change it; the others are kept. */
export function Answers({ flow, way, answers, known, go, onForget }: Props) {
	const words = wayInWords(flow, way);
	return (
		<section class="section answers" aria-labelledby="answers">
			<h2 id="answers">Your answers so far</h2>
			{way.length > 0 && (
				<dl class="facts">
					{way.map(({ node, answer }, index) => (
						<div key={node}>
							<dt>{words[index]?.question}</dt>
							<dd>
								{words[index]?.answer}{' '}
								{isFilled(flow, node, answer, known) && (
									<span class="badge badge-accent">From your message</span>
								)}{' '}
								<a
									class="no-print"
									href={`#${node}`}
									onClick={(event) => {
										event.preventDefault();
										go({ page: { kind: 'node', id: node }, answers });
									}}
								>
									Change<span class="visually-hidden">: {words[index]?.question}</span>
								</a>
							</dd>
						</div>
					))}
				</dl>
			)}
			<p class="buttons no-print">
				<FlowLink
					flow={flow}
					to={{ page: { kind: 'start' }, answers: {} }}
					go={go}
					class="button button-quiet"
				>
					Your message
				</FlowLink>
				<button type="button" class="button button-quiet" onClick={onForget}>
					Start again
				</button>
			</p>
		</section>
	);
}
