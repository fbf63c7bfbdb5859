/** Gmail and Google Workspace, the plain report of old and the page-like one of today, in any language. */
import type { Draft } from '../build.ts';
import { findAddress } from '../text/address.ts';
import { findHost } from '../text/host.ts';
import { findReply } from '../text/reply.ts';
import { bareAddress, lineWith, readBlocks } from './blocks.ts';
import type { MtaReader, Report } from './reader.ts';

const DETAILS = ['technical details of permanent failure', 'technical details of temporary failure'];
const RESPONSE = [
	'the response from the remote server was',
	'the response was',
	'server returned was',
	'antwort vom remote-server',
	'antwort des remoteservers',
	'antwort des remote-servers',
	'réponse du serveur distant',
	'respuesta del servidor remoto',
	'risposta del server remoto',
	'resposta do servidor remoto',
	'reactie van de externe server',
	'リモート サーバーからの応答',
];

/** "Your message wasn't delivered to user@example.com because ...": the first address of the page. */
function addressed(report: Report): Draft[] {
	for (const line of report.lines.slice(0, 40)) {
		const found = findAddress(line);
		if (found && !report.senders.has(found.address.toLowerCase())) {
			return [{ recipient: found.address, reason: [], lines: [line] }];
		}
	}
	return [];
}

/** What the other server said: behind "returned was:" on the same line or in the next paragraph. */
function response(lines: readonly string[], start: number): string[] {
	if (start === -1) return [];
	const line = lines[start] ?? '';
	const colon = line.lastIndexOf('was:');
	const same = colon === -1 ? '' : line.slice(colon + 4).trim();
	const said = same ? [same] : [];
	for (const next of lines.slice(start + 1, start + 20)) {
		if (next.trim() !== '') said.push(next.trim());
		else if (said.length > 0) break;
	}
	return said;
}

export const gmail: MtaReader = {
	name: 'gmail',
	marks: [...DETAILS, ...RESPONSE],
	read: (report) => {
		const { lines } = report;
		const details = lineWith(lines, DETAILS);
		const listed = details === -1 ? [] : readBlocks(lines.slice(0, details), { head: bareAddress });
		const drafts = listed.length > 0 ? listed : addressed(report);
		const paragraph = lines.slice(details + 1, details + 10).filter((line) => line.trim() !== '');
		const said = response(lines, lineWith(lines, RESPONSE, Math.max(0, details)));
		const reason = said.length > 0 && (details === -1 || findReply(said.join(' '))) ? said : paragraph;
		const remoteMta = details === -1 ? null : findHost(paragraph.join(' ').split('returned was')[0] ?? '');
		return drafts.map((draft) => ({
			...draft,
			reason,
			lines: [...draft.lines, ...reason],
			...(remoteMta?.address ? { remoteMta } : {}),
		}));
	},
};
