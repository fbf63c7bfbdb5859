import type { ComponentChildren } from 'preact';
import { nodeOf } from '../flow/replay.ts';
import type { Flow } from '../flow/types.ts';
import { PasteBox } from './PasteBox.tsx';
import { clickTo } from './plain-click.ts';
import type { useCase } from './use-case.ts';
import { useLazy } from './use-lazy.ts';
import { type Place, pageUrl } from './use-place.ts';

const loadReading = () => import('./Reading.tsx').then(({ Reading }) => Reading);

interface Props {
	readonly flow: Flow;
	readonly theCase: ReturnType<typeof useCase>;
	/** Where the facts lead. */
	readonly onwards: Place;
	readonly go: (to: Place) => void;
	/** The flows by name, as plain links. */
	readonly children?: ComponentChildren;
}

/** The paste box, what was read, and the way on. */
export function Start({ flow, theCase, onwards, go, children }: Props) {
	const { aCase, ready, busy, problem, understood, read, setText, change } = theCase;
	const Reading = useLazy(loadReading, busy || understood !== null);
	const begin: Place = { page: { kind: 'node', id: flow.start }, answers: {} };
	return (
		<>
			<PasteBox text={aCase.pasted} {...{ ready, busy, problem }} onText={setText} onRead={read} />
			{understood && Reading && (
				<Reading
					{...{ aCase, understood }}
					onIndex={(index) => change({ index, corrections: {} })}
					onCorrect={(corrections) => change({ corrections })}
				>
					<p class="buttons">
						<FlowLink flow={flow} to={onwards} go={go} class="button">
							Show me what to do
						</FlowLink>
					</p>
				</Reading>
			)}
			<section class="section flow" aria-labelledby="without">
				<h2 id="without">No message at hand?</h2>
				<p>
					<FlowLink flow={flow} to={begin} go={go}>
						Answer a few short questions instead
					</FlowLink>
					{', or '}
					<a href="/case/">open a case that you kept</a>
				</p>
				{children}
			</section>
		</>
	);
}

interface LinkProps {
	readonly flow: Flow;
	readonly to: Place;
	readonly go: (to: Place) => void;
	readonly class?: string;
	readonly children: ComponentChildren;
}

/** A link inside the troubleshooter: plain without JavaScript, without a reload with it. */
export function FlowLink({ flow, to, go, class: name, children }: LinkProps) {
	return (
		<a
			class={name}
			href={pageUrl(flow, to)}
			onClick={clickTo(to.page.kind === 'node' ? nodeOf(flow, to.page.id) : to, () => go(to))}
		>
			{children}
		</a>
	);
}
