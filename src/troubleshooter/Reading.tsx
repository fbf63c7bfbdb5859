import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { normaliseAddress } from '../diagnosis/ip.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { Correct } from './Correct.tsx';
import { current, knownOf, sendingIpOf } from './facts.ts';
import type { Case, Corrections, Understood } from './types.ts';

interface Props {
	readonly aCase: Case;
	readonly understood: Understood;
	readonly onIndex: (index: number) => void;
	readonly onCorrect: (corrections: Corrections) => void;
	/** The way on. */
	readonly children: ComponentChildren;
}

const NO_BOUNCE: Readonly<Record<string, string>> = {
	delivered: 'This message says that your mail was delivered. There is nothing to mend.',
	'auto-reply': 'This is an automatic reply, such as an absence note. Your mail arrived.',
	'feedback-report': 'This is a report that somebody marked a mail as spam. It is not a returned mail.',
};

const WHO: Readonly<Record<Diagnosis['whoCanAct'], string>> = {
	you: 'You can mend it yourself',
	host: 'Your host has to act',
	recipient: 'The other side has to act',
	nobody: 'Nobody has to do anything: wait',
};

const SURE: Readonly<Record<Diagnosis['confidence'], string>> = {
	certain: 'We know this sentence.',
	likely: 'The words say so.',
	guess: 'This is a guess: the message holds little more than a code.',
	none: 'The message does not say why.',
};

/** What was read in the bounce, the line that decided, and a way to set it right. */
export function Reading({ aCase, understood, onIndex, onCorrect, children }: Props) {
	const { read, names } = understood;
	const heading = useRef<HTMLHeadingElement>(null);
	// On a phone the result stands below the fold; a screen reader hears it as well.
	useEffect(() => heading.current?.focus(), [understood]);
	const { bounce, diagnosis } = current(aCase, understood);
	if (!bounce || !diagnosis) {
		return (
			<section class="callout callout-warning reading" aria-labelledby="reading">
				<h2 id="reading" ref={heading} tabIndex={-1}>
					{NO_BOUNCE[read.kind] ? 'No returned mail' : 'We found no error in this text'}
				</h2>
				<p>
					{NO_BOUNCE[read.kind] ??
						'Look for a line with a number such as 550 or 5.7.1 and paste that part as well. Often it stands further down, behind “technical details”.'}
				</p>
			</section>
		);
	}
	const known = knownOf(aCase, understood);
	const cause = names.causes[known.cause ?? 'unknown'];
	const changed = known.cause !== diagnosis.cause;
	const ip = sendingIpOf(aCase, diagnosis);
	return (
		<section class="reading flow" aria-labelledby="reading">
			<h2 id="reading" ref={heading} tabIndex={-1}>
				{cause?.title ?? 'We cannot tell why yet'}
			</h2>
			<p>{cause?.summary}</p>
			{read.bounces.length > 1 && (
				<p>
					<label class="label" for="which">
						Several people did not get this mail. Which one is it about?
					</label>
					<select
						class="input"
						id="which"
						value={String(aCase.index)}
						onChange={(event) => onIndex(Number(event.currentTarget.value))}
					>
						{read.bounces.map((one, index) => (
							<option key={index} value={String(index)}>
								{one.recipient ?? `Number ${index + 1}`}
							</option>
						))}
					</select>
				</p>
			)}
			<dl class="facts">
				{row('Who can act', changed ? null : WHO[diagnosis.whoCanAct])}
				{row('Mail service', known.provider && (names.providers[known.provider] ?? known.provider))}
				{row('Your server’s IP address', ip && ipWords(ip, diagnosis))}
				{row(
					'Blocklist (blacklist) named',
					known.blocklist && (names.blocklists[known.blocklist] ?? known.blocklist),
				)}
				{row('Mail to', aCase.corrections.recipient ?? bounce.recipient)}
				{row('Code', [bounce.replyCode, bounce.enhancedStatus].filter(Boolean).join(' '))}
				{row('Will it be tried again?', againWords(diagnosis.permanent))}
			</dl>
			{diagnosis.evidence && !changed && (
				<figure class="evidence">
					<figcaption>
						The line that decided. {SURE[diagnosis.confidence]}{' '}
						<span class="hint">Rule: {diagnosis.evidence.rule}</span>
					</figcaption>
					<blockquote>{diagnosis.evidence.line}</blockquote>
				</figure>
			)}
			{!diagnosis.evidence && !changed && <p class="hint">{SURE[diagnosis.confidence]}</p>}
			{/* Beside a mail service's own sentence the general words in it only confuse. */}
			{diagnosis.runnerUp && diagnosis.confidence !== 'certain' && !changed && (
				<p class="hint">
					It could also be: {names.causes[diagnosis.runnerUp.cause]?.title ?? diagnosis.runnerUp.cause}.
				</p>
			)}
			{children}
			<Correct {...{ aCase, understood, onCorrect }} />
		</section>
	);
}

function row(label: string, value: string | null | undefined | false) {
	if (!value) return null;
	return (
		<div>
			<dt>{label}</dt>
			<dd>{value}</dd>
		</div>
	);
}

function againWords(permanent: boolean | null): string | null {
	if (permanent === null) return null;
	return permanent ? 'No. This mail will not arrive.' : 'Yes. Your server goes on trying by itself.';
}

function ipWords(ip: string, { sendingIp }: Diagnosis): string {
	if (normaliseAddress(ip) !== sendingIp?.address || sendingIp.scope === 'public') return ip;
	return sendingIp.scope === 'documentation'
		? `${ip} (an address from an example)`
		: `${ip} (works only inside one network, so nobody else can have it on a list)`;
}
