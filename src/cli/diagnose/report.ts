/** A diagnosis in words, for a support agent at a terminal. */
import type { Bounce, ReadResult } from '../../bounce/types.ts';
import type { Diagnosis } from '../../diagnosis/types.ts';
import type { Content } from '../../schema/load.ts';

const ACTORS = {
	you: 'the sender',
	host: 'the host of the sending server',
	recipient: "the recipient's side",
	nobody: 'nobody: wait',
} as const;

const NOTHING_READ: Partial<Record<ReadResult['kind'], string>> = {
	delivered: 'This mail was delivered: there is nothing to mend.',
	'auto-reply': 'This is an automatic reply, not a bounce.',
	'feedback-report': 'This is a complaint report, not a bounce.',
};

/** Lines of text (no trailing line end) that say what was read, why it bounced, and which line and rule decided. */
export function toReport(
	id: string,
	read: ReadResult,
	diagnoses: readonly Diagnosis[],
	content: Content,
): string {
	const title = `== ${id}: ${read.kind}${read.format ? `, read as ${read.format}` : ''}${read.truncated ? ', cut at the input limit' : ''}`;
	if (read.bounces.length === 0) {
		const advice =
			NOTHING_READ[read.kind] ?? 'No bounce was found in it. Paste the whole message, with its code.';
		return `${title}\n${advice}`;
	}
	const parts = read.bounces.map((bounce, index) => {
		const diagnosis = diagnoses[index];
		return diagnosis ? describe(bounce, diagnosis, content) : '';
	});
	return [title, ...parts].join('\n');
}

function describe(bounce: Bounce, diagnosis: Diagnosis, content: Content): string {
	const cause = content.causes.get(diagnosis.cause)?.data;
	const provider = diagnosis.provider ? content.providers.get(diagnosis.provider)?.data : undefined;
	const list = diagnosis.blocklist ? content.blocklists.get(diagnosis.blocklist)?.data : undefined;
	const remote = [bounce.remoteMta?.name, bounce.remoteMta?.address && `[${bounce.remoteMta.address}]`];
	const other = diagnosis.runnerUp;
	const rows: readonly (readonly [string, string | null | undefined])[] = [
		['Recipient', bounce.recipient],
		['Cause', `${cause?.title ?? diagnosis.cause} (${diagnosis.cause}, ${diagnosis.confidence})`],
		['Who can act', ACTORS[diagnosis.whoCanAct]],
		['Try again?', againWords(diagnosis.permanent)],
		['Code', [bounce.replyCode, bounce.enhancedStatus].filter(Boolean).join(' ')],
		['Mail service', provider && `${provider.name} (${diagnosis.provider}, from ${diagnosis.providerFrom})`],
		['Blocklist', list && `${list.name} (${diagnosis.blocklist})`],
		['Sending IP', diagnosis.sendingIp && ipWords(diagnosis.sendingIp)],
		['Refused by', remote.filter(Boolean).join(' ')],
		['Reported by', bounce.reportingMta],
		['Deciding line', diagnosis.evidence?.line],
		['Rule', diagnosis.evidence && `${diagnosis.evidence.rule} (${diagnosis.evidence.layer})`],
		['It may also be', other && `${other.cause}: ${other.evidence.rule}`],
		['First step', cause?.firstStep],
	];
	return rows
		.filter(([, value]) => value)
		.map(([label, value]) => `${`${label}:`.padEnd(16)}${printable(value ?? '')}`)
		.join('\n');
}

function againWords(permanent: boolean | null): string | null {
	if (permanent === null) return null;
	return permanent ? 'no, this refusal is final' : 'the server goes on trying by itself';
}

function ipWords({ address, scope }: NonNullable<Diagnosis['sendingIp']>): string {
	return scope === 'public' ? address : `${address} (a ${scope} address: not one to check)`;
}

/** A bounce is a stranger's text: control characters could drive the terminal. */
function printable(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/\p{Cc}|\p{Cf}/gu, '�');
}
