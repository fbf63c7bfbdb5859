import type { Answers as AnswerMap, Flow, Known, Step } from '../flow/types.ts';
import { Filled } from './Filled.tsx';
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
		<section class="section answers" aria-label="Your answers so far">
			{way.length > 0 && <h2>Your answers so far</h2>}
			{way.length > 0 && (
				<dl class="facts">
					{way.map(({ node, answer }, index) => (
						<div key={node}>
							<dt>{words[index]?.question}</dt>
							<dd>
								{words[index]?.answer} <Filled {...{ flow, node, answer, known }} />{' '}
								<FlowLink
									flow={flow}
									to={{ page: { kind: 'node', id: node }, answers }}
									go={go}
									class="no-print"
								>
									Change<span class="visually-hidden">: {words[index]?.question}</span>
								</FlowLink>
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
