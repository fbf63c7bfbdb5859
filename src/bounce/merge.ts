/** Brings a status report and the prose beside it together: the report leads, the prose fills what it leaves open. */
import { isVagueStatus } from './build.ts';
import { sameAddress } from './text/address.ts';
import type { Bounce } from './types.ts';

function partner(bounce: Bounce, prose: readonly Bounce[], alone: boolean): Bounce | null {
	const named = prose.find(
		({ recipient, originalRecipient }) =>
			sameAddress(recipient, bounce.recipient) || sameAddress(originalRecipient, bounce.recipient),
	);
	return named ?? (alone && prose.length === 1 ? (prose[0] ?? null) : null);
}

/** The report's text, unless it is empty, a bare number (`X-Unix; 255`) or only the beginning of what the prose shows. */
function fuller(report: string | null, prose: string | null): string | null {
	if (report === null || prose === null) return report ?? prose;
	if (!/[A-Za-z]{2}/.test(report) || prose.startsWith(report)) return prose;
	return report;
}

function fill(bounce: Bounce, prose: Bounce): Bounce {
	const code = bounce.replyCode ?? prose.replyCode;
	// a status is taken over only where it speaks of the same outcome
	const fits = prose.enhancedStatus !== null && (code === null || prose.enhancedStatus[0] === code[0]);
	return {
		...bounce,
		recipient: bounce.recipient ?? prose.recipient,
		originalRecipient: bounce.originalRecipient ?? prose.originalRecipient,
		action: bounce.action ?? prose.action,
		replyCode: code,
		enhancedStatus:
			isVagueStatus(bounce.enhancedStatus) && fits
				? isVagueStatus(prose.enhancedStatus)
					? (bounce.enhancedStatus ?? prose.enhancedStatus)
					: prose.enhancedStatus
				: bounce.enhancedStatus,
		diagnosticCode: fuller(bounce.diagnosticCode, prose.diagnosticCode),
		reportingMta: bounce.reportingMta ?? prose.reportingMta,
		remoteMta: bounce.remoteMta?.address
			? bounce.remoteMta
			: bounce.remoteMta && prose.remoteMta
				? { name: bounce.remoteMta.name, address: sameHost(bounce, prose) ? prose.remoteMta.address : null }
				: (bounce.remoteMta ?? prose.remoteMta),
		localAddress: bounce.localAddress ?? prose.localAddress,
		stage: bounce.stage ?? prose.stage,
		lines: bounce.lines.length > 0 ? bounce.lines : prose.lines,
	};
}

function sameHost(a: Bounce, b: Bounce): boolean {
	return (a.remoteMta?.name ?? '').toLowerCase() === (b.remoteMta?.name ?? '').toLowerCase();
}

/** The report's bounces, completed from the prose; the prose's own where the report names no recipient. */
export function mergeBounces(report: readonly Bounce[], prose: readonly Bounce[]): Bounce[] {
	if (report.length === 0) return [...prose];
	if (prose.length === 0) return [...report];
	return report.map((bounce) => {
		const match = partner(bounce, prose, report.length === 1);
		return match ? fill(bounce, match) : bounce;
	});
}
