import { timeline } from '../../actions/case.ts';
import type { CaseFile } from '../../actions/case-file.ts';
import { dayWords } from '../../actions/waiting.ts';

/** The whole record: what happened when, what was read, answered and done, and the message itself. */
export function CaseRecord({ file }: { readonly file: CaseFile }) {
	const { story, log, state, cut } = file;
	const drafts = Object.entries(state.drafts).filter(([, draft]) => draft !== '');
	return (
		<>
			<h3>What happened when</h3>
			<ol class="timeline">
				{timeline(log, file.created).map(({ day, text }) => (
					<li key={day + text}>
						<time dateTime={day}>{dayWords(day)}</time> <span>{text}</span>
					</li>
				))}
			</ol>
			<h3>What we read</h3>
			<dl class="facts">
				{story.facts.map(({ label, value }) => (
					<Row key={label} {...{ label, value }} />
				))}
				<Row label="This led to" value={story.outcome} />
			</dl>
			{story.path.length > 0 && (
				<>
					<h3>Your answers</h3>
					<dl class="facts">
						{story.path.map(({ question, answer }) => (
							<Row key={question} label={question} value={answer} />
						))}
					</dl>
				</>
			)}
			{story.done.length > 0 && (
				<>
					<h3>Steps done</h3>
					<ul>
						{story.done.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ul>
				</>
			)}
			{state.report && <Long title="The last blocklist (blacklist) check" text={state.report.text} />}
			{drafts.map(([name, draft]) => (
				<Long key={name} title={`Your own words: ${name.replaceAll('-', ' ')}`} text={draft} />
			))}
			{state.pasted !== '' && (
				<Long
					title={
						cut ? 'The message that came back (only its beginning is kept)' : 'The message that came back'
					}
					text={state.pasted}
				/>
			)}
		</>
	);
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>{value}</dd>
		</div>
	);
}

/** A long text: folded on the screen, whole on paper. */
function Long({ title, text }: { readonly title: string; readonly text: string }) {
	return (
		<details class="long-text">
			<summary>{title}</summary>
			<pre>{text}</pre>
		</details>
	);
}
