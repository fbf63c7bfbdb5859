/** The engine's record: what scripts and support desks read. Field names are permanent. */
import type { Bounce, MessageKind, ReadResult } from '../../bounce/types.ts';
import type { Diagnosis } from '../../diagnosis/types.ts';
import type { RecordId } from './input.ts';

export interface BounceRecord {
	readonly recipient: string | null;
	readonly replyCode: string | null;
	readonly enhancedStatus: string | null;
	/** true: 5xx or given up; false: 4xx or still tried; null: the text does not say. */
	readonly permanent: boolean | null;
	readonly cause: string;
	readonly provider: string | null;
	readonly blocklist: string | null;
	readonly sendingIp: string | null;
	readonly reportingMta: string | null;
	/** Host name, else address. */
	readonly remoteMta: string | null;
	readonly diagnosticCode: string | null;
	readonly evidence: { readonly line: string; readonly rule: string } | null;
}

export interface EngineRecord {
	readonly id: RecordId;
	readonly kind: MessageKind;
	readonly bounces: readonly BounceRecord[];
}

/** The record of one text that was read and diagnosed; `id` is the caller's own. */
export function toRecord(id: RecordId, read: ReadResult, diagnoses: readonly Diagnosis[]): EngineRecord {
	return {
		id,
		kind: read.kind,
		bounces: read.bounces.flatMap((bounce, index) => {
			const diagnosis = diagnoses[index];
			return diagnosis ? [toBounceRecord(bounce, diagnosis)] : [];
		}),
	};
}

function toBounceRecord(bounce: Bounce, diagnosis: Diagnosis): BounceRecord {
	return {
		recipient: bounce.recipient,
		replyCode: bounce.replyCode,
		enhancedStatus: bounce.enhancedStatus,
		permanent: diagnosis.permanent,
		cause: diagnosis.cause,
		provider: diagnosis.provider,
		blocklist: diagnosis.blocklist,
		sendingIp: diagnosis.sendingIp?.address ?? null,
		reportingMta: bounce.reportingMta,
		remoteMta: bounce.remoteMta?.name ?? bounce.remoteMta?.address ?? null,
		diagnosticCode: bounce.diagnosticCode,
		evidence: diagnosis.evidence && { line: diagnosis.evidence.line, rule: diagnosis.evidence.rule },
	};
}
