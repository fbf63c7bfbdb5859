import { useEffect, useRef } from 'preact/hooks';
import { latestAnswer, noteHelped } from '../../actions/case.ts';
import type { CaseFacts } from '../../actions/types.ts';
import { dayOf } from '../../actions/waiting.ts';
import type { Outcome } from '../../flow/types.ts';
import { AfterYes } from './AfterYes.tsx';
import { HelpedButtons } from './HelpedButtons.tsx';
import { NextStep } from './NextStep.tsx';
import type { Kept } from './use-kept.ts';

interface Props {
	readonly kept: Kept;
	readonly node: Outcome;
	readonly facts: CaseFacts;
	/** The mail service known, whose own escalation helps. */
	readonly provider: string | null;
	readonly drafts: Readonly<Record<string, string>>;
	readonly onDraft: (name: string, draft: string | undefined) => void;
}

/** "Did this fix it?", for those who keep a case and those who do not. No leads on, yes ends well. */
export function DidItHelp(props: Props) {
	const { kept, node } = props;
	const answer = latestAnswer(kept.log);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		if (location.hash === '#did-it-help') heading.current?.focus();
	}, []);
	const say = (helped: boolean) => kept.note((log) => noteHelped(log, { on: dayOf(new Date()), helped }));
	return (
		<section class="section flow did-it-help" aria-labelledby="did-it-help">
			<h2 id="did-it-help" ref={heading} tabIndex={-1}>
				Did this fix it?
			</h2>
			<p class="no-print">Send a normal mail to test. Then say how it went.</p>
			<HelpedButtons helped={answer?.helped} no="No, it still comes back" onSay={say} />
			<div role="status" class="flow">
				{answer?.helped === true && <AfterYes own={isOwn(node)} kept={kept.file !== null} />}
				{answer?.helped === false && <h3>The next step</h3>}
			</div>
			{answer?.helped === false && <NextStep {...props} />}
		</section>
	);
}

/** Whether the cause was on the sender's side, where it can come back. */
const isOwn = ({ whoCanAct }: Outcome): boolean => whoCanAct === 'you' || whoCanAct === 'host';
