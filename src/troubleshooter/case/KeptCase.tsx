import { useState } from 'preact/hooks';
import {
	type CaseLog,
	checkWords,
	latestAnswer,
	noteHelped,
	openRequests,
	sentWords,
} from '../../actions/case.ts';
import { type CaseFile, caseFileName, caseFileText } from '../../actions/case-file.ts';
import { dayOf, dayWords } from '../../actions/waiting.ts';
import { saveFile } from '../browser.ts';
import { AfterYes } from './AfterYes.tsx';
import { CaseRecord } from './CaseRecord.tsx';
import { caseOfTab, changeLog, openInTab } from './follow.ts';
import { HelpedButtons } from './HelpedButtons.tsx';
import { saveReminder } from './reminder.ts';
import { REFUSALS, type Refusal } from './store.ts';
import { WhenToLook } from './WhenToLook.tsx';

interface Props {
	readonly file: CaseFile;
	/** Whole, rather than its name only. */
	readonly open: boolean;
	readonly onChange: () => void;
	readonly onErase: () => void;
}

/** One kept case: where it stands, what to do now, and the whole record of it. */
export function KeptCase({ file, open, onChange, onErase }: Props) {
	const { story, log } = file;
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	const answer = latestAnswer(log);
	const say = (helped: boolean) => {
		const noted = changeLog(file, (before) => noteHelped(before, { on: dayOf(new Date()), helped }));
		setRefusal(noted.refusal);
		onChange();
		if (!helped && noted.refusal === null) openInTab(noted.file, `${file.place}#did-it-help`);
	};
	const save = () => saveFile(caseFileText(file), 'application/json', caseFileName(file));
	const whole = (
		<div class="flow">
			<Waiting file={file} />
			{refusal && (
				<p class="callout callout-warning" role="alert">
					{REFUSALS[refusal]}
				</p>
			)}
			<Replaces id={file.id} />
			<p class="buttons no-print">
				<button type="button" class="button" onClick={() => openInTab(file, file.place)}>
					Go on with this case
				</button>
				<button type="button" class="button button-quiet" onClick={() => openInTab(file, file.again)}>
					Check the address again
				</button>
			</p>
			<div class="flow no-print">
				<h3>Did this fix it?</h3>
				<p>Send a normal mail to test. Then say how it went.</p>
				<HelpedButtons helped={answer?.helped} no="No, show me the next step" onSay={say} />
				<div role="status">{answer?.helped === true && <AfterYes own={isOwn(log)} kept />}</div>
			</div>
			<CaseRecord file={file} />
			<p class="buttons no-print">
				<button type="button" class="button button-quiet" onClick={() => print()}>
					Print
				</button>
				<button type="button" class="button button-quiet" onClick={save}>
					Save as a file
				</button>
				<button type="button" class="button button-quiet" onClick={onErase}>
					Erase this case
				</button>
			</p>
		</div>
	);
	if (open) {
		return (
			<article class="kept-case flow" aria-labelledby={`case-${file.id}`}>
				<h2 id={`case-${file.id}`}>{story.title}</h2>
				{whole}
			</article>
		);
	}
	return (
		<details class="kept-case">
			<summary>
				{story.title}, last changed on {dayWords(dayOf(new Date(file.changed)))}
			</summary>
			{whole}
		</details>
	);
}

/** Requests without an answer yet, and the day to look again. */
function Waiting({ file }: { readonly file: CaseFile }) {
	const today = dayOf(new Date());
	const check = file.log.checks.at(-1);
	const ip = file.state.report?.ip ?? null;
	return (
		<>
			{openRequests(file.log).map((request) => (
				<div
					class={`callout callout-${request.lookAgain <= today ? 'important' : 'tip'}`}
					key={request.kind + request.to + request.on}
				>
					<p class="callout-title">
						{request.lookAgain <= today
							? 'Time to look again'
							: `Waiting until ${dayWords(request.lookAgain)}`}
					</p>
					<p>
						{sentWords(request)} on {dayWords(request.on)}.
					</p>
					<WhenToLook request={request} />
					{request.lookAgain > today && (
						<p class="buttons no-print">
							<button type="button" class="button button-quiet" onClick={() => saveReminder(request, ip)}>
								Reminder for my calendar (.ics)
							</button>
						</p>
					)}
				</div>
			))}
			{check && (
				<p>
					{checkWords(check)}. That was on {dayWords(dayOf(new Date(check.at)))}.
				</p>
			)}
		</>
	);
}

/** Says before it happens that the tab's own message gives way. */
function Replaces({ id }: { readonly id: string }) {
	const tab = caseOfTab();
	if (tab !== 'not-kept' && (tab === null || tab.id === id)) return null;
	return (
		<p class="hint no-print">
			{tab === 'not-kept'
				? 'This tab holds another message that is not kept. It gives way when you go on with this case.'
				: 'This tab shows another kept case at the moment.'}
		</p>
	);
}

/** Whether anything was asked that concerns the sender's side; a full mailbox of the recipient does not. */
const isOwn = ({ sent }: CaseLog): boolean =>
	sent.length === 0 || sent.some(({ kind }) => kind !== 'contact-recipient');
